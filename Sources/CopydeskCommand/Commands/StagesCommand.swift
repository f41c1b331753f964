import ArgumentParser
import CopydeskCore

struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stages", abstract: "Say what stages there are and what they can do.")

  @Argument(help: "A stage's name, for all about it.")
  var name: String?

  @Flag(name: .long, help: "Print the reference of all stages as Markdown.")
  var markdown = false

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let registry = CommandContext.registry
    if markdown {
      print(StageReference.markdown(registry.descriptions), terminator: "")
    } else if let name {
      guard let stage = registry[name]?.summary else {
        let near = nearestSpelling(of: name, among: registry.descriptions.map(\.name))
        console.console.error("There is no stage \"\(name)\"\(near.map { "; did you mean \"\($0)\"?" } ?? ".")")
        throw ExitStatus.usage
      }
      print(StageReference.text(stage), terminator: "")
    } else {
      let width = registry.descriptions.map(\.name.count).max() ?? 0
      for stage in registry.descriptions {
        print("\(stage.name)\(String(repeating: " ", count: width - stage.name.count))  \(stage.summary)")
      }
    }
  }
}
