import CopydeskCore

/// What stages say of themselves, for people: on the terminal and as the reference page.
enum StageReference {
  /// One stage, for the terminal.
  static func text(_ stage: StageDescription) -> String {
    var text = "\(stage.name): \(stage.summary)\n\n"
    for (title, value) in facts(stage) { text += "  \(title): \(value)\n" }
    if !stage.options.isEmpty { text += "\nOptions\n" }
    for option in stage.options {
      text +=
        "  \(option.name) (\(option.type.words)\(range(option)); default \(option.defaultJSON))\n      \(option.summary)\n"
    }
    if !stage.examples.isEmpty { text += "\nExamples\n" }
    for example in stage.examples { text += "  \(describe(example))\n" }
    return text
  }

  /// All stages, as a page in Markdown.
  static func markdown(_ stages: [StageDescription]) -> String {
    var page =
      "# Stages\n\nMade by `copydesk stages --markdown` from what the stages say of themselves; don't edit it by hand.\n"
    for stage in stages {
      page += "\n## `\(stage.name)`\n\n\(stage.summary)\n\n"
      for (title, value) in facts(stage) { page += "- \(title): \(value)\n" }
      if !stage.options.isEmpty { page += "\n| option | value | default | what it does |\n| --- | --- | --- | --- |\n" }
      for option in stage.options {
        page +=
          "| `\(option.name)` | \(cell(option.type.words + range(option))) | `\(cell(option.defaultJSON))` | \(cell(option.summary)) |\n"
      }
      if !stage.examples.isEmpty { page += "\nExamples (`⟦…⟧` is what the stage must find):\n\n" }
      for example in stage.examples { page += "- \(describe(example))\n" }
    }
    return page
  }

  private static func facts(_ stage: StageDescription) -> [(String, String)] {
    [
      ("Kind", "\(stage.kind.rawValue) stage"), ("Needs", stage.needs.joined(separator: ", ")),
      ("Uses", stage.uses.joined(separator: ", ")), ("Writes", stage.writes.joined(separator: ", ")),
      ("Also called", stage.aliases.joined(separator: ", ")),
    ].filter { !$0.1.isEmpty }
  }

  private static func range(_ option: OptionDescription) -> String {
    guard let low = option.low, let high = option.high else { return "" }
    return " from \(low) to \(high)"
  }

  private static func describe(_ example: Example) -> String {
    var text = example.marked.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
    if let published = example.published { text += " (published \(published))" }
    if example.options != "{}" { text += " with \(example.options)" }
    return example.ranges.isEmpty ? text + " (nothing)" : text
  }

  private static func cell(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}
