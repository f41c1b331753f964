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

/// The same, flat and fixed: a class, so that handing it down costs no count of its arrays.
final class SealedTrie: Sendable {
  /// Edges of all nodes, then those of the rows.
  let edges: [PatternTrie.Edge]
  /// For each node its edges.
  let nodeEdges: [Range<Int>]
  /// Rules of all nodes.
  let rules: [Int]
  /// For each node its rules.
  let nodeRules: [Range<Int>]
  /// For each word of the vocabulary the root's edges that it may take; the last row is for numbers.
  let firstEdges: [Range<Int>]
  /// The root's edges that begin with an earlier stage's expression.
  let expressionEdges: Range<Int>
  /// For each word whether a pattern may end right behind it; where not, an unknown next word ends the search.
  let standsAlone: [Bool]

  init(_ trie: PatternTrie, _ vocabulary: Vocabulary, numberClasses: UInt128) {
    var edges: [PatternTrie.Edge] = []
    var rules: [Int] = []
    func append(_ more: [PatternTrie.Edge]) -> Range<Int> {
      edges += more
      return edges.count - more.count..<edges.count
    }
    nodeEdges = trie.nodes.map { append($0.edges) }
    nodeRules = trie.nodes.map { node in
      rules += node.rules
      return rules.count - node.rules.count..<rules.count
    }
    let root = trie.nodes[0].edges
    expressionEdges = append(root.filter { if case .expression = $0.element { true } else { false } })
    let rows = vocabulary.words.indices.map { index in
      root.filter { SealedTrie.begins($0.element, word: index, vocabulary, numberClasses: numberClasses) }
    }
    standsAlone = rows.map { row in row.contains { SealedTrie.mayEnd($0.node, trie) } }
    firstEdges = (rows + [root.filter { if case .reader = $0.element { true } else { false } }]).map(append)
    self.edges = edges
    self.rules = rules
  }

  /// Whether a pattern ends at the node or behind marks only.
  private static func mayEnd(_ node: Int, _ trie: PatternTrie) -> Bool {
    if !trie.nodes[node].rules.isEmpty { return true }
    return trie.nodes[node].edges.contains { edge in
      if case .mark = edge.element { mayEnd(edge.node, trie) } else { false }
    }
  }

  private static func begins(
    _ element: PatternElement, word: Int, _ vocabulary: Vocabulary, numberClasses: UInt128
  ) -> Bool {
    let entry = vocabulary.words[word]
    switch element {
    case .literal(let literal): return literal == word
    case .wordClass(let kind, _):
      return entry.classes & 1 << UInt128(kind) != 0 || entry.phrases.contains { $0.kind == kind }
    case .reader: return entry.classes & numberClasses != 0
    case .expression, .mark: return false
    }
  }
}
