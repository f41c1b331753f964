public import CopydeskCore
import CopydeskText
import FoundationEssentials

/// Makes case folders out of real documents.
public enum NewCase {
  /// Writes `ROOT/NAME/source.EXTENSION` and, where something is known, `about.json`. What is expected is written by
  /// `CaseResult.update` after a run, and read by a person.
  ///
  /// - Parameter name: `FAMILY/CASE`.
  /// - Returns: the case's folder.
  /// - Throws: `CaseError` when the folder is there already or can't be written; `StageError` when the input can't be read.
  @discardableResult
  public static func add(_ input: Input, name: String, below root: String) throws -> String {
    let folder = root + "/" + name
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw CaseError(file: folder, message: "There is a case of this name already.")
    }
    let bytes = try ByteSource(input.content).readAll()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(bytes, to: "\(folder)/source.\(fileExtension(of: input.uri))")
    let about = about(input.known)
    if about.count > 3 { try write(about, to: folder + "/about.json") }
    return folder
  }

  private static func write(_ bytes: [UInt8], to file: String) throws {
    guard FileManager.default.createFile(atPath: file, contents: Data(bytes)) else {
      throw CaseError(file: file, message: "The file can't be written: \(systemError()).")
    }
  }

  private static func fileExtension(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "txt" }
    return String(name[name.index(after: dot)...])
  }

  private static func about(_ known: Input.Known) -> [UInt8] {
    var json = JSONWriter(indent: 2)
    json.object { json in
      json.member("url", known.url)
      json.member("mediaType", known.mediaType)
      json.member("charset", known.charset)
      json.member("published", known.published?.value)
      json.member("language", known.language)
      json.member("title", known.title)
      json.member("fetched", known.fetched)
    }
    return json.bytes + [0x0A]
  }
}
