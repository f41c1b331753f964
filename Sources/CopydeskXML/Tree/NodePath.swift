extension NodeTree {
  /// Path of an element such as `/html/body/article/p[2]`: XPath's, with a position wherever a sibling has the same name.
  ///
  /// Costs the number of siblings on the way up; `NodePaths` remembers them for many paths of one page.
  public func path(of node: Int) -> String {
    var paths = NodePaths()
    return paths.path(of: node, in: self)
  }
}

/// Makes paths of elements and remembers positions among siblings, so that many paths of one page cost little more than
/// one walk.
public struct NodePaths: Sendable {
  /// A step such as `p[2]` by node, for every child of a parent that was looked at.
  private var steps: [Int: String] = [:]
  private var prepared: Set<Int> = []

  /// A maker of paths that has seen nothing yet.
  public init() {}

  /// Path of an element, or of the element around a text.
  public mutating func path(of node: Int, in tree: NodeTree) -> String {
    var parts: [String] = []
    var current = tree.nodes[node].element == .text ? Int(tree.nodes[node].parent) : node
    while current > 0 {
      let parent = Int(tree.nodes[current].parent)
      if prepared.insert(parent).inserted { prepare(parent, in: tree) }
      parts.append(steps[current] ?? tree.name(of: current))
      current = parent
    }
    return parts.isEmpty ? "/" : "/" + parts.reversed().joined(separator: "/")
  }

  private mutating func prepare(_ parent: Int, in tree: NodeTree) {
    var counts: [String: Int] = [:]
    var named: [(node: Int, name: String, position: Int)] = []
    for child in tree.children(of: parent) where tree.nodes[child].element != .text {
      let name = tree.name(of: child)
      counts[name, default: 0] += 1
      named.append((child, name, counts[name] ?? 1))
    }
    for entry in named {
      steps[entry.node] = counts[entry.name] == 1 ? entry.name : "\(entry.name)[\(entry.position)]"
    }
  }
}
