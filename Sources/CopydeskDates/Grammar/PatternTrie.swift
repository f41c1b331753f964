/// The patterns of one stage, merged by their beginnings, while the grammar is built.
struct PatternTrie {
  struct Edge: Sendable {
    var element: PatternElement
    var node: Int
  }

  struct Node {
    var edges: [Edge] = []
    /// Rules that end here.
    var rules: [Int] = []
  }

  private(set) var nodes = [Node()]

  mutating func insert(_ elements: [PatternElement], rule: Int) {
    var node = 0
    for element in elements {
      if let edge = nodes[node].edges.first(where: { $0.element == element }) {
        node = edge.node
      } else {
        nodes.append(Node())
        nodes[node].edges.append(Edge(element: element, node: nodes.count - 1))
        node = nodes.count - 1
      }
    }
    if !nodes[node].rules.contains(rule) { nodes[node].rules.append(rule) }
  }
}
