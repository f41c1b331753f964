/// The patterns of all stages, flat and fixed.
///
/// Words that no pattern can tell apart share a column, a bit; each place in a pattern knows the columns that may come
/// next, so that most searches end before they begin.
struct SealedTrie: Sendable {
  struct Edge: Sendable {
    enum Kind: UInt8, Sendable { case literal, wordClass, reader, expression, mark }

    var kind: Kind
    /// Raw value of the slot that is filled, or `noSlot`.
    var slot: UInt8
    /// The word, class, reader, category or mark, by its number.
    var argument: Int16
    var node: Int32

    static let noSlot: UInt8 = 255
  }

  /// A place in a pattern, or a word that patterns begin with.
  struct Node: Sendable {
    var next = Next()
    private var edgeCount: UInt16 = 0
    private var ruleCount: UInt8 = 0
    private var firstEdge: Int32 = 0
    private var firstRule: Int32 = 0

    init(edges: Range<Int32>, rules: Range<Int32> = 0..<0) {
      (firstEdge, edgeCount) = (edges.lowerBound, UInt16(edges.count))
      (firstRule, ruleCount) = (rules.lowerBound, UInt8(rules.count))
    }

    var edges: Range<Int32> { firstEdge..<firstEdge &+ Int32(edgeCount) }
    /// Rules that end here.
    var rules: Range<Int32> { firstRule..<firstRule &+ Int32(ruleCount) }
  }

  struct Entry: Sendable {
    var kind: Int16
    var value: Int32
  }

  /// What is known of a word: its classes, those it begins a phrase of, its entries.
  struct Word: Sendable {
    var classes: UInt128
    var phrases: UInt128
    var entries: Range<Int32>
  }

  /// What tells the rows of a stage apart.
  private struct RowKey: Hashable {
    var nodes: [Int]
    var next: Next
  }

  /// What may come next.
  struct Next: Hashable, Sendable {
    /// Columns of words and numbers.
    var columns: UInt128 = 0
    /// Whether an expression of an earlier stage may.
    var expression = false
    /// Whether nothing need come, or only the walk itself can tell.
    var anything = false

    mutating func formUnion(_ other: Next) {
      columns |= other.columns
      expression = expression || other.expression
      anything = anything || other.anything
    }
  }

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []
  private(set) var rules: [Int32] = []
  /// The edges that may take a symbol at the start of a pattern; symbols that patterns begin with alike share a row.
  private(set) var rows: [Node] = []
  /// For each stage and symbol its row.
  private(set) var rowNumbers: [UInt16] = []
  /// For each symbol a bit for each stage that has patterns which begin with it.
  private(set) var starts: [UInt8] = []
  /// For each stage the edges that begin with an earlier stage's expression.
  private(set) var expressionRows: [Node] = []
  /// Classes of single words with their values, and for each word its own of them.
  let entries: [Entry]
  let words: [Word]
  /// For each symbol its column.
  let columns: [UInt128]
  let stageCount: Int

  init(_ tries: [PatternTrie], _ vocabulary: Vocabulary, numberClasses: UInt128) {
    stageCount = tries.count
    let table = ColumnTable(tries, vocabulary, numberClasses: numberClasses)
    columns = table.columns
    starts = Array(repeating: 0, count: columns.count)
    var entries: [Entry] = []
    words = vocabulary.words.indices.map { index in
      let values = vocabulary.words[index].values
      entries += values.map { Entry(kind: Int16($0.kind), value: $0.value) }
      return Word(
        classes: vocabulary.masks[index], phrases: vocabulary.phraseMasks[index],
        entries: Int32(entries.count - values.count)..<Int32(entries.count))
    }
    self.entries = entries
    for trie in tries { add(trie, table) }
  }

  /// Nodes of a stage stand in the order of its trie, so that those an edge leads to come later.
  private mutating func add(_ trie: PatternTrie, _ table: ColumnTable) {
    let base = Int32(nodes.count)
    nodes += trie.nodes.map { node in
      rules += node.rules.map { Int32($0) }
      return Node(
        edges: append(node.edges, base: base), rules: Int32(rules.count - node.rules.count)..<Int32(rules.count))
    }
    for index in trie.nodes.indices.reversed() {
      var next = Next()
      for edge in trie.nodes[index].edges { next.formUnion(first(of: edge, base, table)) }
      nodes[Int(base) + index].next = next
    }
    let root = trie.nodes[0].edges
    var known: [RowKey: UInt16] = [:]
    for symbol in TokenView.symbols(of: table.vocabulary) {
      let begin = root.filter { table.begins($0.element, symbol) }
      var next = Next()
      for edge in begin { next.formUnion(second(of: edge, symbol, base, table)) }
      if !begin.isEmpty { starts[rowNumbers.count % columns.count] |= 1 << UInt8(expressionRows.count) }
      let key = RowKey(nodes: begin.map(\.node), next: next)
      if known[key] == nil {
        known[key] = UInt16(rows.count)
        var row = Node(edges: append(begin, base: base))
        row.next = next
        rows.append(row)
      }
      rowNumbers.append(known[key] ?? 0)
    }
    let expressions = root.filter { if case .expression = $0.element { true } else { false } }
    expressionRows.append(Node(edges: append(expressions, base: base)))
  }

  private mutating func append(_ more: [PatternTrie.Edge], base: Int32) -> Range<Int32> {
    edges += more.map { Edge($0.element, node: base + Int32($0.node)) }
    return Int32(edges.count - more.count)..<Int32(edges.count)
  }

  /// What an edge can take; where it takes nothing itself, what may come behind it.
  private func first(of edge: PatternTrie.Edge, _ base: Int32, _ table: ColumnTable) -> Next {
    switch edge.element {
    case .mark:
      let node = nodes[Int(base) + edge.node]
      var next = node.next
      if !node.rules.isEmpty { next.anything = true }
      return next
    case .expression: return Next(expression: true)
    default: return Next(columns: table.columns(of: edge.element))
    }
  }

  /// What may come behind a symbol that an edge takes.
  private func second(of edge: PatternTrie.Edge, _ symbol: Int, _ base: Int32, _ table: ColumnTable) -> Next {
    let node = nodes[Int(base) + edge.node]
    var next = node.next
    if !node.rules.isEmpty { next.anything = true }
    switch edge.element {
    // A number may take more words, or what is joined to its digits; a phrase does.
    case .reader:
      if symbol >= 0 { next.columns |= table.numberColumns }
      if symbol < Int(TokenView.otherDigits) { next.anything = true }
    case .wordClass(let kind, _): next.columns |= table.phraseColumns(symbol, kind)
    default: break
    }
    return next
  }
}

extension SealedTrie.Edge {
  init(_ element: PatternElement, node: Int32) {
    self.node = node
    slot = SealedTrie.Edge.noSlot
    switch element {
    case .literal(let word): (kind, argument) = (.literal, Int16(word))
    case .wordClass(let number, let filled):
      (kind, argument) = (.wordClass, Int16(number))
      if let filled { slot = filled.rawValue }
    case .reader(let reader, let filled):
      (kind, argument, slot) = (.reader, Int16(reader.rawValue), filled.rawValue)
    case .expression(let category, let filled):
      (kind, argument, slot) = (.expression, Int16(category.index), filled.rawValue)
    case .mark(let mark): (kind, argument) = (.mark, Int16(mark.rawValue))
    }
  }
}

extension SealedTrie {
  /// Calls `body` with a view that costs nothing per look-up.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      edges.withUnsafeBufferPointer { edges in
        rules.withUnsafeBufferPointer { rules in
          rows.withUnsafeBufferPointer { rows in
            rowNumbers.withUnsafeBufferPointer { rowNumbers in
              columns.withUnsafeBufferPointer { columns in
                entries.withUnsafeBufferPointer { entries in
                  words.withUnsafeBufferPointer { words in
                    body(
                      View(
                        nodes: nodes, edges: edges, rules: rules, rows: rows, rowNumbers: rowNumbers, columns: columns,
                        entries: entries, words: words))
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The trie by its addresses; valid inside `withView` only.
  struct View {
    let nodes: UnsafeBufferPointer<Node>
    let edges: UnsafeBufferPointer<Edge>
    let rules: UnsafeBufferPointer<Int32>
    let rows: UnsafeBufferPointer<Node>
    let rowNumbers: UnsafeBufferPointer<UInt16>
    let columns: UnsafeBufferPointer<UInt128>
    let entries: UnsafeBufferPointer<Entry>
    let words: UnsafeBufferPointer<Word>

    /// The row of a symbol in a stage.
    @inline(__always) func row(_ symbol: Int16, stage: Int) -> Node {
      rows[Int(rowNumbers[stage &* columns.count &+ Int(symbol) &- Int(TokenView.lowestSymbol)])]
    }

    @inline(__always) func column(_ symbol: Int16) -> UInt128 {
      columns[Int(symbol) &- Int(TokenView.lowestSymbol)]
    }
  }
}
