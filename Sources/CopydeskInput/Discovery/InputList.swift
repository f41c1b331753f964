public import CopydeskCore

/// The inputs that arguments of the command line name.
///
/// A directory stands for the files below it in byte order of their paths, hidden ones left out; a pattern with `*`, `?` or
/// `[` that is no file's name stands for what it matches; `-` is standard input. Sidecars (`NAME.meta.json`, `about.json`) and
/// `expected*.json` are never inputs: a sidecar says what is known of the files it stands beside.
public struct InputList: Sendable {
  /// What is to be read, in order.
  public private(set) var inputs: [Input] = []
  /// What is missing, unreadable or says nothing that can be understood; the other inputs go on.
  public private(set) var failures: [Failure] = []

  /// An argument or file that can't be used.
  public struct Failure: Error, Sendable, Equatable {
    /// The argument, or the path of the file.
    public var uri: String
    /// Why.
    public var error: StageError
  }

  private let known: Input.Known
  private var folders: [String: Sidecar] = [:]

  /// Looks the arguments up.
  ///
  /// - Parameter known: what the command line says of every input; it wins over sidecars.
  public init(_ arguments: [String], known: Input.Known = Input.Known()) {
    self.known = known
    for argument in arguments { add(argument) }
  }

  private mutating func add(_ argument: String) {
    if argument == "-" {
      inputs.append(Input(uri: "-", content: .standardInput, known: known))
      return
    }
    switch FileTree.kind(of: argument) {
    case .directory: addFolder(argument)
    case .file: addFile(argument)
    case .missing: addMatches(of: argument)
    }
  }

  private mutating func addFolder(_ folder: String) {
    do {
      for path in try FileTree.files(below: folder) {
        addFile(folder.hasSuffix("/") ? folder + path : folder + "/" + path)
      }
    } catch {
      failures.append(Failure(uri: folder, error: error))
    }
  }

  private mutating func addMatches(of pattern: String) {
    let matches = pattern.contains { "*?[".contains($0) } ? FileTree.matches(of: pattern) : []
    if matches.isEmpty {
      failures.append(Failure(uri: pattern, error: StageError(.io, "There is no such file or directory.")))
    }
    for path in matches { FileTree.kind(of: path) == .directory ? addFolder(path) : addFile(path) }
  }

  private mutating func addFile(_ path: String) {
    guard !Sidecar.isAside(path) else { return }
    guard FileTree.isReadable(path) else {
      failures.append(Failure(uri: path, error: StageError(.io, "The file can't be read: \(systemError()).")))
      return
    }
    var input = Input(uri: path, content: .file(path))
    let folder = FileTree.folder(of: path)
    apply(folders[folder] ?? readFolder(folder), to: &input)
    for beside in Sidecar.paths(beside: path) where FileTree.kind(of: beside) == .file {
      apply(read(beside), to: &input)
      break
    }
    input.known.override(by: known)
    inputs.append(input)
  }

  private mutating func readFolder(_ folder: String) -> Sidecar {
    let path = folder + "about.json"
    let sidecar = FileTree.kind(of: path) == .file ? read(path) : Sidecar()
    folders[folder] = sidecar
    return sidecar
  }

  private func apply(_ sidecar: Sidecar, to input: inout Input) { input.known.override(by: sidecar.known) }

  private mutating func read(_ path: String) -> Sidecar {
    do {
      return try Sidecar(path: path)
    } catch {
      failures.append(Failure(uri: path, error: error))
      return Sidecar()
    }
  }
}

extension Input.Known {
  /// Takes over what `other` says.
  mutating func override(by other: Input.Known) {
    mediaType = other.mediaType ?? mediaType
    charset = other.charset ?? charset
    url = other.url ?? url
    published = other.published ?? published
    language = other.language ?? language
    title = other.title ?? title
    fetched = other.fetched ?? fetched
  }
}
