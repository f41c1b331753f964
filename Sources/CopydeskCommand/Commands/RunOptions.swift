public import ArgumentParser
import CopydeskCore
import CopydeskStore

/// A pipeline over inputs into an output, as `run` and `retry` do it.
struct RunOptions: ParsableArguments {
  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var console: ConsoleOptions

  @Option(
    name: .long,
    help: ArgumentHelp("How many batches are worked on at a time. Default: the number of processors.", valueName: "n"))
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("What offsets count: codepoint, utf8 or utf16.", valueName: "unit"))
  var offsets = OffsetUnit.codepoint

  @Flag(
    name: .long,
    help: "Write with each block of which bytes of its source it was made: a map of [start, end, byte, byte].")
  var provenance = false

  @Option(name: .long, help: ArgumentHelp("Stop after this many documents.", valueName: "n"))
  var limit: Int?

  @Option(name: .long, help: ArgumentHelp("Stop when more documents than this were rejected.", valueName: "n"))
  var maxRejections: Int?

  /// A checkpoint every so many batches: at most about a thousand documents are done again after a run was killed.
  private static let checkpointInterval = 32

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if let maxRejections, maxRejections < 0 { throw ValidationError("--max-rejections must not be negative.") }
  }

  /// Runs, says what it came to, and throws the status where it isn't 0.
  ///
  /// - Parameter wanted: what is taken of the inputs; nil: everything.
  func run(_ found: (inputs: [Input], isMissingAny: Bool), where wanted: Rejected? = nil) async throws {
    let console = console.console
    let (plan, _) = try pipeline.plan(
      CommandContext.registry, console, workDirectory: output.directory.map(RunDirectory.workDirectory),
      turningOn: provenance ? ["provenance"] : [])
    if output.resume, found.inputs.contains(where: { $0.content.isStandardInput }) {
      console.error("Standard input can't be read again; --resume needs files.")
      throw ExitStatus.usage
    }
    let run = Run(
      plan: plan, jobs: jobs ?? processorCount, offsets: offsets,
      checkpointInterval: output.directory == nil ? nil : Self.checkpointInterval)
    var session = RunSession(
      run: run, console: console, limit: limit, maxRejections: maxRejections, wanted: wanted,
      showsDigest: output.output != nil && output.output != "-")
    do throws(StageError) {
      try await session.run(found.inputs, into: try output.open(for: RunLedger.Identity(run, found.inputs)))
    } catch {
      console.error(error.message)
      throw error.code == .busy ? ExitStatus.busy : error.code == .options ? ExitStatus.pipeline : ExitStatus.io
    }
    session.report(output: output.output)
    if let signal = session.stoppedBy { throw ExitStatus.signal(signal) }
    if found.isMissingAny || session.isInputUnreadable { throw ExitStatus.io }
    if session.summary.rejectedCount > 0 { throw ExitStatus.rejected }
  }
}

extension OffsetUnit: ExpressibleByArgument {}

extension Input.Content {
  fileprivate var isStandardInput: Bool { if case .standardInput = self { true } else { false } }
}
