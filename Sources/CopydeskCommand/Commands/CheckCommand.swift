import ArgumentParser
import CopydeskCore

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint a pipeline file and print its plan.")

  @Argument(
    help: ArgumentHelp("The pipeline file. Default: ./pipeline.json if there, else the built-in news pipeline."))
  var file: String?

  @OptionGroup var pipeline: PipelineOptions
  @OptionGroup var console: ConsoleOptions

  @Option(name: .long, help: ArgumentHelp("Print a diagram instead: mermaid or dot.", valueName: "mermaid|dot"))
  var diagram: PlanDiagram?

  func run() throws {
    let (plan, _) = try pipeline.plan(CommandContext.registry, console.console, otherwise: file)
    print(diagram?.text(plan) ?? plan.text, terminator: "")
  }
}

extension Plan {
  /// The plan for people: steps in order, cut into parallel and ordered parts, with what each needs and writes.
  var text: String {
    var text = "Pipeline \"\(name)\", hash \(hash)"
    if let language { text += ", language \(language) where nothing else says one" }
    text += "\n"
    if let reader { text += "read, one input after another\n" + line(reader.id, reader.description, nil) }
    for section in sections {
      switch section {
      case .parallel(let steps):
        text += "in parallel\n"
        for step in steps { text += line(step.id, step.description, step.when) }
      case .ordered(let step, _): text += "in order\n" + line(step.id, step.description, step.when)
      }
    }
    return text
  }

  private func line(_ id: String, _ stage: StageDescription, _ when: Condition?) -> String {
    var text = "  \(id)\(id == stage.name ? "" : " (\(stage.name))"): \(stage.summary)\n"
    if !stage.needs.isEmpty { text += "    needs \(stage.needs.joined(separator: ", "))\n" }
    if !stage.uses.isEmpty { text += "    uses \(stage.uses.joined(separator: ", "))\n" }
    if !stage.writes.isEmpty { text += "    writes \(stage.writes.joined(separator: ", "))\n" }
    if when != nil { text += "    only for documents that its \"when\" names\n" }
    return text
  }
}

/// Languages that diagrams are drawn in.
enum PlanDiagram: String, ExpressibleByArgument, CaseIterable {
  case mermaid, dot

  /// The plan as a chain of boxes; corpus stages, which keep the order, are drawn with another outline.
  func text(_ plan: Plan) -> String {
    let ids = ["inputs"] + plan.ids + ["records"]
    let ordered = Set(plan.steps.filter { if case .corpus = $0.stage { true } else { false } }.map(\.id))
    switch self {
    case .mermaid:
      let nodes = ids.map { ordered.contains($0) ? "  \(key($0))[[\"\($0)\"]]\n" : "  \(key($0))[\"\($0)\"]\n" }
      return "flowchart LR\n" + nodes.joined() + "  " + ids.map(key).joined(separator: " --> ") + "\n"
    case .dot:
      let nodes = ids.map { "  \"\($0)\" [shape=\(ordered.contains($0) ? "doubleoctagon" : "box")];\n" }
      return "digraph pipeline {\n  rankdir=LR;\n" + nodes.joined() + "  "
        + ids.map { "\"\($0)\"" }.joined(separator: " -> ") + ";\n}\n"
    }
  }

  private func key(_ id: String) -> String { "s_" + String(id.map { $0.isLetter || $0.isNumber ? $0 : "_" }) }
}
