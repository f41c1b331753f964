import ArgumentParser
import CopydeskCore
import CopydeskInput
import CopydeskValidation

struct FixtureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fixture", abstract: "Look after case folders.", subcommands: [FixtureAddCommand.self])
}

struct FixtureAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a case folder from a real document, with what the pipeline makes of it now.",
    discussion: "Read expected.json and correct it by hand: it states what came out, not what is right.")

  @Argument(help: ArgumentHelp("The case's name.", valueName: "family/case"))
  var name: String

  @OptionGroup var inputs: InputOptions
  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var console: ConsoleOptions

  @Option(name: .long, help: ArgumentHelp("The folder of case folders.", valueName: "folder"))
  var fixtures = "Fixtures"

  func run() async throws {
    let console = console.console
    let (plan, _) = try pipeline.plan(CommandContext.registry, console)
    guard let input = inputs.found(console).inputs.first else { throw ExitStatus.io }
    do {
      let folder = try NewCase.add(input, name: name, below: fixtures)
      for validated in try ValidationCase.folders(below: fixtures, filter: name, inputs: { InputList([$0]).inputs })
      where validated.name == name {
        try await validated.run(plan).update()
      }
      console.note("\(folder) is made; read its expected.json and correct it.")
    } catch {
      console.error("\(error)")
      throw ExitStatus.io
    }
  }
}
