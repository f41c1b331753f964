import CopydeskCore
import CopydeskXML

/// What a site rule chooses on one page.
struct SiteChoice {
  /// By node: whether it is dropped; empty for none.
  private(set) var leftOut: [Bool] = []
  private let tree: NodeTree
  private let dropped: [Int]
  private let selected: [Int]
  private let isSelectionEmpty: Bool

  init(_ rule: SiteRule, in tree: NodeTree) {
    self.tree = tree
    selected = SiteChoice.outermost(rule.select, in: tree)
    dropped = SiteChoice.outermost(rule.drop, in: tree)
    isSelectionEmpty = !rule.select.isEmpty && selected.isEmpty
    guard !dropped.isEmpty else { return }
    leftOut = [Bool](repeating: false, count: tree.nodes.count)
    for node in dropped { leftOut[node] = true }
  }

  /// The elements that any of the selectors chooses, without those inside others.
  private static func outermost(_ selectors: [Selector], in tree: NodeTree) -> [Int] {
    var outer: [Int] = []
    for node in selectors.flatMap({ $0.elements(in: tree) }).sorted() {
      if let last = outer.last, node < Int(tree.nodes[last].end) { continue }
      outer.append(node)
    }
    return outer
  }

  /// Whether the rule says which blocks are the article's.
  var isSelecting: Bool { !selected.isEmpty }

  /// Whether a block is one of them. Without a selection all are.
  func selects(_ block: PageBlock) -> Bool {
    guard isSelecting else { return true }
    var low = 0
    var high = selected.count
    while low < high {
      let middle = (low + high) / 2
      if selected[middle] <= block.text { low = middle + 1 } else { high = middle }
    }
    return low > 0 && block.text < Int(tree.nodes[selected[low - 1]].end)
  }

  /// Notes what was dropped.
  func write(to document: inout Document, stage: String) {
    if isSelectionEmpty {
      document.find(stage, "site-rule-unmatched", "Nothing on the page is what the site rule selects.")
    }
    var paths = NodePaths()
    for node in dropped {
      let text = Plain.text(tree.text(of: node))
      guard !text.isEmpty else { continue }
      let shown = text.unicodeScalars.count > 160 ? String(text.prefix(160)) + "…" : text
      let path = paths.path(of: node, in: tree)
      document.removed.append(Removed(why: "site-rule.drop", text: shown, at: SourcePlace(path: path)))
      document.notes.add(stage, "- site-rule.drop, \(path): \(shown)")
    }
  }
}
