import ArgumentParser
import CopydeskCore

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Take one document through a pipeline step by step and say why.",
    discussion: "Shows what each stage did: which block was dropped and why, why this speaker, why this date.")

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var inputs: InputOptions
  @OptionGroup var console: ConsoleOptions

  @Option(name: .long, help: ArgumentHelp("Which document of a feed or archive, from 0.", valueName: "n"))
  var item = 0

  func run() async throws {
    let console = console.console
    let (plan, _) = try pipeline.plan(CommandContext.registry, console)
    let found = inputs.found(console)
    guard let input = found.inputs.first else { throw ExitStatus.io }
    guard var document = try read(input, plan, console) else {
      console.error("There is no document \(item) in \(input.uri).")
      throw ExitStatus.rejected
    }
    document.startNotes()
    var explanation = Explanation(document)
    for step in plan.steps {
      do throws(StageError) {
        try await explanation.take(step, language: plan.language)
      } catch {
        console.error("\(step.id) rejects the document: \(error.message)")
        throw error.code == .io ? ExitStatus.io : ExitStatus.rejected
      }
    }
    print(explanation.text, terminator: "")
  }

  private struct Enough: Error {}

  /// The wanted document, as the pipeline's reader makes it.
  private func read(_ input: Input, _ plan: Plan, _ console: Console) throws -> Document? {
    guard let reader = plan.reader else { return nil }
    var wanted: Document?
    var index = 0
    do {
      try reader.stage.read(input) { emitted in
        switch emitted {
        case .document(let document):
          if index == item {
            wanted = document
            throw Enough()
          }
          index += 1
        case .rejection(let rejection): console.error("\(rejection.stage): \(rejection.error.message)")
        }
      }
    } catch is Enough {
    } catch let error as StageError {
      console.error("\(input.uri): \(error.message)")
      throw error.code == .io ? ExitStatus.io : ExitStatus.rejected
    }
    return wanted
  }
}
