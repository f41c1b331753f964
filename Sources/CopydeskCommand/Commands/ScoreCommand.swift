import ArgumentParser
import CopydeskCore
import CopydeskValidation

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", abstract: "Precision, recall and F1 of records against annotated records.",
    discussion:
      "Both are JSON Lines in the record's form; records belong together by id. The status is 1 below a floor.")

  @Argument(help: "The annotated records.")
  var annotated: String

  @Argument(help: "The records to score.")
  var records: String

  @OptionGroup var console: ConsoleOptions

  @Option(name: .long, help: ArgumentHelp("F1 values below which no score may fall, as JSON.", valueName: "file"))
  var floors: String?

  @Flag(name: .long, help: "Raise the floors in their file to what was reached; none is lowered.")
  var raise = false

  func run() throws {
    let console = console.console
    let scores = try console.reading { try Scores(annotated: read(annotated), records: read(records)) }
    print(scores.text, terminator: "")
    if !scores.missing.isEmpty { console.warn("\(scores.missing.count) annotated documents have no record.") }
    guard let path = floors else { return }
    let floors = try console.reading { try Floors(read(path), file: path) }
    let violations = floors.violations(scores)
    for violation in violations { console.error(violation.message) }
    if !violations.isEmpty { throw ExitStatus.checkFailed }
    if raise { try write(floors.raised(to: scores).json, to: path, console) }
  }
}

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Say what changes between two files of records.")

  @Argument(help: "The records before.")
  var old: String

  @Argument(help: "The records after.")
  var new: String

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let comparison = try console.console.reading {
      try OutputComparison(old: read(old), new: read(new), names: (old, new))
    }
    for change in comparison.changes {
      print("\(change.id)\(change.title.map { "  \($0)" } ?? "")")
      for difference in change.differences { print("    \(difference.message)") }
    }
    let counts = comparison.counts.map { "\($0.rule) \($0.count)" }.joined(separator: ", ")
    print(
      "\(comparison.common) documents in both, \(comparison.changes.count) differ\(counts.isEmpty ? "" : ": " + counts)"
    )
  }
}

/// All bytes of a file.
private func read(_ path: String) throws(StageError) -> [UInt8] {
  do throws(StageError) {
    return try ByteSource(.file(path)).readAll()
  } catch {
    throw StageError(error.code, "\(path): \(error.message)")
  }
}

extension Console {
  /// Runs `body`; what it throws is said, and becomes status 74.
  fileprivate func reading<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch {
      self.error("\(error)")
      throw ExitStatus.io
    }
  }
}
