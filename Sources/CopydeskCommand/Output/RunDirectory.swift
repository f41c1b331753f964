import CopydeskCore
import CopydeskStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A directory with `records.jsonl`, `rejected.jsonl`, `dropped.jsonl`, `summary.json`, and the ledger of the run.
///
/// Files are written under a temporary name and take their own when all is on the disk: what stands there is whole. Up to then
/// the ledger says how much of them is, so that a run that was killed can be gone on with.
final class RunDirectory: Output {
  private let path: String
  private let ledger: RunLedger
  private let files: [OutputFile]
  /// What the ledger knew when the directory was opened; nil when the run begins.
  let start: RunLedger.Entry?
  /// Where a run of the same pipeline began that was broken off and is replaced now: what it left in an index is to be forgotten.
  private(set) var abandoned: RunCheckpoint?
  private var beginning = RunCheckpoint()

  private static let outputs = ["records.jsonl", "rejected.jsonl", "dropped.jsonl"]
  private static let report = "summary.json"

  /// The folder in which stages keep what a run to be resumed needs.
  static func workDirectory(of path: String) -> String { path + "/work" }

  /// Opens a directory for a run.
  ///
  /// - Parameter resumes: whether to go on with the run that is there. One of another identity is refused.
  init(_ path: String, for identity: RunLedger.Identity, resumes: Bool) throws(StageError) {
    self.path = path
    let isNew = access(path, F_OK) != 0
    if resumes, !isNew, access(path + "/ledger.sqlite", F_OK) != 0 {
      throw StageError(.options, "\(path) holds no run that could be resumed; begin anew with --overwrite.")
    }
    try Self.make(path)
    ledger = try RunLedger(path + "/ledger.sqlite")
    if resumes, let begun = try ledger.identity() {
      if let difference = identity.difference(from: begun) {
        throw StageError(.options, "\(path) can't be resumed: \(difference) Begin anew with --overwrite.")
      }
      start = try ledger.entry()
    } else {
      start = nil
    }
    let sizes = start?.sizes ?? []
    if let start {
      beginning = start.beginning
    } else {
      if let begun = try ledger.identity(), begun.pipeline == identity.pipeline, let entry = try ledger.entry(),
        entry.checkpoint != nil
      {
        abandoned = entry.beginning
      } else {
        Self.remove(Self.workDirectory(of: path))
      }
      try ledger.begin(identity)
    }
    guard start == nil || start?.checkpoint != nil else {
      files = []
      return
    }
    try Self.make(Self.workDirectory(of: path))
    var files: [OutputFile] = []
    for (index, name) in Self.outputs.enumerated() {
      files.append(
        try OutputFile(continuing: "\(path)/\(name).part", at: sizes.indices.contains(index) ? sizes[index] : 0))
    }
    self.files = files
  }

  /// Makes a folder with those above it; one that is there is fine.
  private static func make(_ path: String) throws(StageError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    let parent = directory(of: path)
    guard errno == ENOENT, parent != path, parent != "." else {
      throw StageError(.io, "\(path) can't be made: \(systemError()).")
    }
    try make(parent)
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw StageError(.io, "\(path) can't be made: \(systemError()).") }
  }

  /// Removes a folder with the files in it.
  private static func remove(_ folder: String) {
    guard let entries = opendir(folder) else { return }
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink(folder + "/" + name) }
    }
    closedir(entries)
    rmdir(folder)
  }

  func write(_ outcomes: [Outcome]) throws(StageError) {
    var lines = [[UInt8]](repeating: [], count: Self.outputs.count)
    for outcome in outcomes {
      switch outcome {
      case .record(let record): lines[0] += record.json + [0x0A]
      case .rejection(let rejection): lines[1] += rejection.line + [0x0A]
      case .drop(let drop): lines[2] += drop.line + [0x0A]
      }
    }
    for (file, lines) in zip(files, lines) { try file.write(lines) }
  }

  /// Empties the work folder: the stages begin as if no run had been broken off.
  func forgetAbandoned() throws(StageError) {
    abandoned = nil
    Self.remove(Self.workDirectory(of: path))
    try Self.make(Self.workDirectory(of: path))
  }

  func keep(_ checkpoint: RunCheckpoint, _ summary: RunSummary) throws(StageError) {
    if checkpoint.documents == 0, checkpoint.inputs == 0 { beginning = checkpoint }
    for file in files { try file.synchronize() }
    try ledger.record(
      .init(beginning: beginning, checkpoint: checkpoint, sizes: files.map(\.size), summary: summary))
  }

  func finish(_ summary: RunSummary, report: [UInt8]) throws(StageError) {
    let file = try OutputFile(creating: "\(path)/\(Self.report).part")
    try file.write(report)
    for file in files + [file] { try file.synchronize() }
    try ledger.record(.init(beginning: beginning, checkpoint: nil, sizes: files.map(\.size), summary: summary))
    try publish()
  }

  /// Gives the files of a finished run their names. Done again when a run was killed amid it.
  func publish() throws(StageError) {
    for name in Self.outputs + [Self.report] where access("\(path)/\(name).part", F_OK) == 0 {
      guard rename("\(path)/\(name).part", "\(path)/\(name)") == 0 else {
        throw StageError(.io, "\(path)/\(name) can't be written: \(systemError()).")
      }
    }
    Self.remove(Self.workDirectory(of: path))
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}

extension RunLedger.Identity {
  /// What differs from the run that was begun, as a sentence; nil when nothing does.
  fileprivate func difference(from begun: RunLedger.Identity) -> String? {
    if version != begun.version { return "it was begun by version \(begun.version), this is \(version)." }
    if pipeline != begun.pipeline { return "the pipeline or an option of its stages has changed." }
    if inputs != begun.inputs { return "the inputs or what is said of them have changed." }
    if offsets != begun.offsets { return "it was begun with --offsets \(begun.offsets)." }
    return nil
  }
}
