import CopydeskXML

/// The text of a small element as lines, parted where blocks part it on the page.
enum PartedText {
  /// The lines, each trimmed, without empty ones; nil where the text is longer than `limit` bytes.
  static func lines(of node: Int, in tree: NodeTree, limit: Int) -> [String]? {
    var bytes: [UInt8] = []
    var last = -1
    for index in node..<Int(tree.nodes[node].end) where tree.nodes[index].element == .text {
      let range = Int(tree.nodes[index].lower)..<Int(tree.nodes[index].upper)
      guard bytes.count + range.count <= limit else { return nil }
      if last >= 0, let before = bytes.last, let first = tree.bytes[range].first {
        if isParted(last, index, in: tree) {
          bytes.append(0x00)
        } else if before &- 0x61 < 26, first &- 0x41 < 26 {
          bytes.append(0x20)
        }
      }
      bytes.append(contentsOf: tree.bytes[range])
      last = index
    }
    return bytes.split(separator: 0x00).map { Plain.text(Array($0)) }.filter { !$0.isEmpty }
  }

  /// Whether a block-level element begins or ends between two texts.
  private static func isParted(_ first: Int, _ second: Int, in tree: NodeTree) -> Bool {
    for node in first + 1..<second where Layout.of(node, in: tree).parts { return true }
    var node = Int(tree.nodes[first].parent)
    while node > 0, Int(tree.nodes[node].end) <= second {
      if Layout.of(node, in: tree).parts { return true }
      node = Int(tree.nodes[node].parent)
    }
    return false
  }
}

extension Layout {
  /// Whether text on both sides stands in different lines.
  fileprivate var parts: Bool { self == .block || self == .lineBreak }
}
