/// The patterns of one stage, merged by their beginnings.
struct PatternTrie: Sendable {
  struct Edge: Sendable {
    var element: PatternElement
    var node: Int
  }

  struct Node: Sendable {
    var edges: [Edge] = []
    /// Rules that end here.
    var rules: [Int] = []
  }

  private(set) var nodes = [Node()]
  /// For each word of the vocabulary the root's edges that it may take; the last row is for numbers.
  private(set) var firstEdges: [[Edge]] = []
  /// The root's edges that begin with an earlier stage's expression.
  private(set) var expressionEdges: [Edge] = []

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

  /// Prepares the look-up by first word; called once, after the last insertion.
  mutating func seal(_ vocabulary: Vocabulary, numberClasses: UInt128) {
    let root = nodes[0].edges
    expressionEdges = root.filter { if case .expression = $0.element { true } else { false } }
    firstEdges = vocabulary.words.indices.map { index in
      root.filter { PatternTrie.begins($0.element, word: index, vocabulary, numberClasses: numberClasses) }
    }
    firstEdges.append(root.filter { if case .reader = $0.element { true } else { false } })
  }

  private static func begins(
    _ element: PatternElement, word: Int, _ vocabulary: Vocabulary, numberClasses: UInt128
  ) -> Bool {
    let entry = vocabulary.words[word]
    switch element {
    case .literal(let literal): return literal == word
    case .wordClass(let kind, _):
      return entry.classes & 1 << UInt64(kind) != 0 || entry.phrases.contains { $0.kind == kind }
    case .reader: return entry.classes & numberClasses != 0
    case .expression, .mark: return false
    }
  }
}
