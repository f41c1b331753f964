import CopydeskCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A directory with `records.jsonl`, `rejected.jsonl`, `dropped.jsonl` and `summary.json`.
///
/// Files are written under a temporary name and take their own when all is on the disk: what stands there is whole.
final class RunDirectory: Output {
  private let path: String
  private let records: OutputFile
  private let rejected: OutputFile
  private let dropped: OutputFile

  static let names = ["records.jsonl", "rejected.jsonl", "dropped.jsonl", "summary.json"]

  init(_ path: String) throws(StageError) {
    self.path = path
    try Self.make(path)
    records = try OutputFile(creating: path + "/records.jsonl.part")
    rejected = try OutputFile(creating: path + "/rejected.jsonl.part")
    dropped = try OutputFile(creating: path + "/dropped.jsonl.part")
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

  func write(_ outcomes: [Outcome]) throws(StageError) {
    var lines: (records: [UInt8], rejected: [UInt8], dropped: [UInt8]) = ([], [], [])
    for outcome in outcomes {
      switch outcome {
      case .record(let record): lines.records += record.json + [0x0A]
      case .rejection(let rejection): lines.rejected += rejection.line + [0x0A]
      case .drop(let drop): lines.dropped += drop.line + [0x0A]
      }
    }
    try records.write(lines.records)
    try rejected.write(lines.rejected)
    try dropped.write(lines.dropped)
  }

  func finish(summary: [UInt8]) throws(StageError) {
    let file = try OutputFile(creating: path + "/summary.json.part")
    try file.write(summary)
    for file in [records, rejected, dropped, file] { try file.synchronize() }
    for name in Self.names where rename("\(path)/\(name).part", "\(path)/\(name)") != 0 {
      throw StageError(.io, "\(path)/\(name) can't be written: \(systemError()).")
    }
    let folder = open(path, O_RDONLY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }
}
