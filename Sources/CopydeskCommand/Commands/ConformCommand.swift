import ArgumentParser
import Copydesk
import CopydeskCore
import CopydeskExec

struct ConformCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "conform", abstract: "Test a program against what the stage exec asks of one.",
    discussion: """
      For example: copydesk conform --writes tone,tags -- python3 tone.py
      The status is 1 when the program breaks the protocol.
      """)

  @Option(
    name: .long, help: ArgumentHelp("What it writes, as the stage's option says it.", valueName: "part,part"),
    transform: { $0.split(separator: ",").map(String.init) })
  var writes: [String] = []

  @Option(name: .long, help: ArgumentHelp("Seconds until each reply.", valueName: "seconds"))
  var timeout = 30.0

  @OptionGroup var console: ConsoleOptions

  @Argument(help: ArgumentHelp("The program and its arguments.", valueName: "program"))
  var command: [String]

  func validate() throws {
    if !(0.01...86_400).contains(timeout) { throw ValidationError("--timeout must lie between 0.01 and 86400.") }
  }

  func run() async throws {
    var options = Exec.Options()
    (options.command, options.writes, options.timeout) = (command, writes, timeout)
    let checks: [ProgramContract.Check]
    do {
      let exec = try Exec(options: options, environment: .program())
      checks = await ProgramContract(exec).check(try await Self.documents())
    } catch let error as StageError {
      console.console.error(error.message)
      throw ExitStatus.usage
    }
    for check in checks {
      print(check.failure.map { "FAILED  \(check.name): \($0)" } ?? "ok      \(check.name)")
    }
    if checks.contains(where: { $0.failure != nil }) { throw ExitStatus.checkFailed }
  }

  /// Articles as the built-in text stages hand them on.
  private static func documents() async throws -> [Document] {
    let chain = try Pipeline(
      json: """
        {"stages": [{"stage": "split-sentences"}, {"stage": "resolve-dates"}, {"stage": "attribute-quotes"}]}
        """)
    let texts = [
      "CARRICK — “We will talk,” said Mary Teller, the harbour master, on Friday.\n\nShe named no date.",
      "The council voted on Monday. Two members said that they would appeal.", "Nothing was said.",
    ]
    let documents = (0..<40).map { number in
      var document = Document(id: "conform-\(number)", text: Array(texts[number % texts.count].utf8))
      document.metadata.language = "en"
      document.metadata.title = "Sample \(number)"
      document.metadata.published = Metadata.Stamp(value: "2024-05-04", from: "option")
      return document
    }
    var records: [Document] = []
    for try await outcomes in try Run(plan: chain.plan).outcomes(of: documents) {
      for case .record(let record) in outcomes { records.append(record.document) }
    }
    return records
  }
}
