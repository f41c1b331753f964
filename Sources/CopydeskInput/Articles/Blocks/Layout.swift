import CopydeskXML

/// How elements lie on a page, as far as text is concerned.
enum Layout {
  /// Inside a line.
  case inline
  /// A block of its own: text before, in and after it is parted.
  case block
  /// Nothing of it is text for readers.
  case absent
  /// A line break.
  case lineBreak

  /// The layout of an element. One that HTML doesn't know is a block where its name is a custom element's (with a hyphen).
  static func of(_ node: Int, in tree: borrowing NodeTree) -> Layout {
    let element = tree.nodes[node].element
    if element == .other { return isCustom(node, in: tree) ? .block : .inline }
    return table[Int(element.rawValue)]
  }

  private static func isCustom(_ node: Int, in tree: borrowing NodeTree) -> Bool {
    guard let name = tree.attribute(.tagName, of: node) else { return false }
    for index in name where tree.bytes[index] == 0x2D { return true }
    return false
  }

  private static let table: [Layout] = HTMLElement.allCases.map { element in
    switch MarkupElements.layout(of: element.name) {
    case "inline": .inline
    case "absent": .absent
    case "break": .lineBreak
    default: element == .text ? .inline : .block
    }
  }
}
