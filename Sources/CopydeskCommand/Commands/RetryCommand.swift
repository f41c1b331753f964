import ArgumentParser
import CopydeskCore
import CopydeskInput

struct RetryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Take what a run rejected through a pipeline again.",
    discussion: """
      Reads rejected.jsonl of a run directory, or a file of rejections, and the inputs that it names; of feeds and archives \
      only the items that were rejected are taken. What is rejected again says how often it was tried. The output is a new one.
      """)

  @Argument(help: ArgumentHelp("A run directory, or a file of rejections.", valueName: "directory"))
  var directory: String

  @OptionGroup var known: KnownOptions
  @OptionGroup var options: RunOptions

  func run() async throws {
    let console = options.console.console
    let rejected: Rejected
    do throws(StageError) {
      rejected = try Rejected(directory)
    } catch {
      console.error(error.message)
      throw ExitStatus.io
    }
    guard !rejected.inputs.isEmpty else {
      return console.note("\(directory) names no rejection; there is nothing to do.")
    }
    try await options.run(known.found(rejected.inputs, console), where: rejected)
  }
}
