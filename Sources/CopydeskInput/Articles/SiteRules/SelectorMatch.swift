import CopydeskXML

extension Selector {
  /// The elements that the selector chooses, in document order.
  ///
  /// One pass, in time proportional to nodes times parts: for each element it is known how far an alternative is fulfilled
  /// by the element itself and by those around it.
  func elements(in tree: NodeTree) -> [Int] {
    var chosen = [Bool](repeating: false, count: tree.nodes.count)
    for parts in alternatives { choose(parts, in: tree, &chosen) }
    return chosen.indices.filter { chosen[$0] }
  }

  /// Bit `n` stands for the first `n + 1` parts.
  private func choose(_ parts: [Part], in tree: NodeTree, _ chosen: inout [Bool]) {
    var own = [UInt32](repeating: 0, count: tree.nodes.count)
    var around = own
    for node in tree.nodes.indices.dropFirst() {
      let parent = Int(tree.nodes[node].parent)
      around[node] = parent >= 0 ? around[parent] | own[parent] : 0
      guard tree.nodes[node].element != .text else { continue }
      for (index, part) in parts.enumerated() {
        if index > 0 {
          let before = UInt32(1) << (index - 1)
          let reach = part.relation == .child ? own[max(parent, 0)] : around[node]
          guard reach & before != 0 else { continue }
        }
        if part.tests.allSatisfy({ $0.holds(node, in: tree) }) { own[node] |= 1 << index }
      }
      if own[node] & 1 << (parts.count - 1) != 0 { chosen[node] = true }
    }
  }
}

extension Selector.Test {
  func holds(_ node: Int, in tree: NodeTree) -> Bool {
    switch self {
    case .name(let name): tree.name(of: node).utf8.elementsEqual(name)
    case .has(let attribute): tree.attribute(attribute, of: node) != nil
    case .value(let attribute, let comparison, let wanted):
      tree.attribute(attribute, of: node).map { comparison.holds(tree.bytes[$0], wanted) } ?? false
    case .firstChild: Selector.Test.isFirst(node, in: tree)
    case .lastChild: Selector.Test.isLast(node, in: tree)
    }
  }

  private static func isFirst(_ node: Int, in tree: NodeTree) -> Bool {
    let parent = Int(tree.nodes[node].parent)
    var before = node - 1
    while before > parent, tree.nodes[before].element == .text, Int(tree.nodes[before].parent) == parent { before -= 1 }
    return before == parent
  }

  private static func isLast(_ node: Int, in tree: NodeTree) -> Bool {
    let parent = Int(tree.nodes[node].parent)
    let behind = Int(tree.nodes[node].end)..<(parent >= 0 ? Int(tree.nodes[parent].end) : tree.nodes.count)
    return behind.allSatisfy { tree.nodes[$0].element == .text }
  }
}

extension Selector.Comparison {
  func holds(_ value: ArraySlice<UInt8>, _ wanted: [UInt8]) -> Bool {
    switch self {
    case .equal: value.elementsEqual(wanted)
    case .word: !wanted.isEmpty && value.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(wanted) }
    case .start: !wanted.isEmpty && value.starts(with: wanted)
    case .end: !wanted.isEmpty && value.suffix(wanted.count).elementsEqual(wanted)
    case .inside: !wanted.isEmpty && Bytes.find(wanted, in: Array(value)) != nil
    }
  }
}
