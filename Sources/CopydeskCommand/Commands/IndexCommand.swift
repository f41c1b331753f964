import ArgumentParser
import CopydeskCore
import CopydeskStore
import CopydeskText

struct IndexCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index", abstract: "Look after a duplicate index on disk.",
    subcommands: [IndexStatsCommand.self, IndexCompactCommand.self, IndexVerifyCommand.self])
}

/// The index that a subcommand is about.
struct IndexOptions: ParsableArguments {
  @Argument(help: "The index, such as copydesk.sqlite.")
  var file: String

  @Option(
    name: .long, help: ArgumentHelp("How long to wait for another process that holds it.", valueName: "seconds"))
  var wait = 5.0

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if wait < 0 { throw ValidationError("--wait must not be negative.") }
  }

  /// Opens the index and does something with it; what goes wrong ends the program with its status.
  func withIndex<Result>(_ body: (IndexFile) throws(StageError) -> Result) throws -> Result {
    do throws(StageError) {
      return try body(IndexFile(existing: file, waitingUpTo: wait))
    } catch {
      console.console.error(error.message)
      throw error.code == .busy ? ExitStatus.busy : error.code == .options ? ExitStatus.usage : ExitStatus.io
    }
  }
}

struct IndexStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stats", abstract: "Say what an index holds.")

  @OptionGroup var index: IndexOptions

  @Flag(name: .long, help: "Write one JSON object.")
  var json = false

  func run() throws {
    let found = try index.withIndex { index throws(StageError) in try index.statistics() }
    print(json ? found.json : found.text)
  }
}

struct IndexCompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Give unused space of an index back.",
    discussion:
      "With --before, documents published earlier are no longer found: their texts and keys go, their ids stay.")

  @OptionGroup var index: IndexOptions

  @Option(name: .long, help: ArgumentHelp("Forget what was published before this day.", valueName: "date"))
  var before: String?

  func run() throws {
    let sizes = try index.withIndex { index throws(StageError) in
      let old = try index.statistics().fileBytes
      try index.compact(before: before)
      return (old, try index.statistics().fileBytes)
    }
    index.console.console.note("\(index.file): \(sizes.0) bytes before, \(sizes.1) after.")
  }
}

struct IndexVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Look for damage in an index.",
    discussion: "Problems are written one a line; the status is 1 when there are any.")

  @OptionGroup var index: IndexOptions

  func run() throws {
    let problems = try index.withIndex { index throws(StageError) in try index.verify() }
    for problem in problems { print(problem) }
    if !problems.isEmpty { throw ExitStatus.checkFailed }
    index.console.console.note("\(index.file) is in order.")
  }
}

extension IndexStatistics {
  private var rows: [(name: String, number: Int?, text: String?)] {
    [
      ("documents", documents, nil), ("clusters", clusters, nil), ("keys", keys, nil), ("textBytes", textBytes, nil),
      ("fileBytes", fileBytes, nil), ("earliest", nil, earliest), ("latest", nil, latest),
      ("schemaVersion", schemaVersion, nil),
    ]
  }

  /// A line for each figure.
  fileprivate var text: String {
    rows.map { "\($0.name)\t\($0.number.map(String.init) ?? $0.text ?? "-")" }.joined(separator: "\n")
  }

  fileprivate var json: String {
    var json = JSONWriter()
    json.object { json in
      for row in rows {
        json.member(row.name, row.number)
        json.member(row.name, row.text)
      }
    }
    return json.text
  }
}
