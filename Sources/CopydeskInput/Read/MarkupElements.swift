import CopydeskText
import CopydeskXML

/// What is known of the elements of HTML (`any/markup-elements.tsv`).
enum MarkupElements {
  /// How an element lies on a page, in the words of the table.
  static func layout(of name: String) -> String? { table[name]?.layout }

  /// Whether an element has neither content nor end tag.
  static func isVoid(_ name: String) -> Bool { table[name.lowercased()]?.isVoid ?? false }

  /// Whether the element parts the text around it, or breaks its line.
  static func partsText(_ name: String) -> Bool {
    let layout = table[name.lowercased()]?.layout
    return layout == "block" || layout == "break"
  }

  /// Whether this is an element of HTML.
  static func isKnown(_ name: String) -> Bool { table[name.lowercased()] != nil }

  /// Elements that show markup to be HTML when they stand first.
  static func opensPage(_ name: String) -> Bool { table[name]?.opensPage ?? false }

  private struct Row {
    var layout: String
    var isVoid: Bool
    var opensPage: Bool
  }

  private static let table: [String: Row] = {
    var table: [String: Row] = [:]
    for row in Resource(named: "any/markup-elements.tsv")?.rows ?? [] where row.count >= 2 {
      let marks = row.count > 2 ? row[2].split(separator: " ") : []
      table[String(row[0])] = Row(
        layout: String(row[1]), isVoid: marks.contains("void"), opensPage: marks.contains("opens"))
    }
    return table
  }()
}
