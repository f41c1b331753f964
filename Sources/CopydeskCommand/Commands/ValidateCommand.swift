import ArgumentParser
import CopydeskCore
import CopydeskInput
import CopydeskValidation

struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate", abstract: "Run a pipeline's own tests and all case folders, and say what differs.",
    discussion: """
      A case folder holds source.*, perhaps about.json, and expected.json. The status is 1 when anything differs.
      """)

  @Argument(help: ArgumentHelp("Folder of case folders. Default: ./Fixtures if there.", valueName: "folder"))
  var folder: String?

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var console: ConsoleOptions

  @Option(
    name: .long, help: ArgumentHelp("Take only cases whose name holds this; * and ? are allowed.", valueName: "pattern")
  )
  var filter: String?

  @Flag(
    name: .long, help: "Write what came out as the new expectation of the folders that differ; this run still fails.")
  var update = false

  @Flag(name: .long, help: "Print annotations for GitHub Actions.")
  var github = false

  @Option(name: .long, help: ArgumentHelp("Write a JUnit report.", valueName: "file"))
  var junit: String?

  @Option(name: .long, help: ArgumentHelp("Write a SARIF report.", valueName: "file"))
  var sarif: String?

  func run() async throws {
    let console = console.console
    let (plan, source) = try pipeline.plan(CommandContext.registry, console)
    var report = ValidationReport()
    for validated in try cases(source, console) {
      do {
        let result = try await validated.run(plan)
        if update, !result.passes { try result.update() }
        report.add(result)
      } catch {
        console.error("\(validated.name): \(error)")
        throw ExitStatus.io
      }
    }
    if let junit { try write(Array(report.junit.utf8), to: junit, console) }
    if let sarif { try write(report.sarif, to: sarif, console) }
    print(github ? report.github + report.text : report.text, terminator: "")
    if !report.failures.isEmpty { throw ExitStatus.checkFailed }
  }

  private func cases(_ source: PipelineSource, _ console: Console) throws -> [ValidationCase] {
    do {
      let own = try ValidationCase.tests(of: source).filter { test in
        filter.map { wildcard("*\($0)*", matches: test.name) } ?? true
      }
      guard let folder = folder ?? (InputList(["Fixtures"]).failures.isEmpty ? "Fixtures" : nil) else { return own }
      return try own + ValidationCase.folders(below: folder, filter: filter) { InputList([$0]).inputs }
    } catch let error as PlanError {
      for diagnostic in error.diagnostics { console.error(diagnostic.description) }
      throw ExitStatus.pipeline
    } catch {
      console.error("\(error)")
      throw ExitStatus.io
    }
  }
}

/// Writes a report; says on the console when it can't be written, and throws status 74.
func write(_ report: [UInt8], to path: String, _ console: Console) throws {
  do throws(StageError) {
    try OutputFile(creating: path).write(report)
  } catch {
    console.error(error.message)
    throw ExitStatus.io
  }
}
