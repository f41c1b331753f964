extension NodeTree {
  /// Path of an element such as `/html/body/article/p[2]`: XPath's, with a position wherever a sibling has the same name.
  ///
  /// Costs the number of siblings on the way up; `NodePaths` remembers them for many paths of one page.
  public func path(of node: Int) -> String {
    var paths = NodePaths()
    return paths.path(of: node, in: self)
  }
}

/// Makes paths of elements; keeps the last one and positions among siblings, so that many paths of one page, asked for in
/// its order, cost little more than one walk.
public struct NodePaths: Sendable {
  /// The path made last.
  private var bytes: [UInt8] = []
  /// Its elements from the outside in, each with where its step ends in `bytes`.
  private var steps: [(node: Int, end: Int)] = []
  /// By node: its position among siblings of its name, 0 where it is the only one; -1 where its parent wasn't looked at.
  private var positions: [Int32] = []

  /// A maker of paths that has seen nothing yet.
  public init() {}

  /// Path of an element, or of the element around a text.
  public mutating func path(of node: Int, in tree: NodeTree) -> String {
    if positions.isEmpty { positions = Array(repeating: -1, count: tree.nodes.count) }
    var current = tree.nodes[node].element == .text ? Int(tree.nodes[node].parent) : node
    var chain: [Int] = []
    while current > 0 {
      chain.append(current)
      current = Int(tree.nodes[current].parent)
    }
    chain.reverse()
    var common = 0
    while common < min(chain.count, steps.count), chain[common] == steps[common].node { common += 1 }
    steps.removeLast(steps.count - common)
    bytes.removeLast(bytes.count - (steps.last?.end ?? 0))
    for step in chain[common...] {
      if positions[step] < 0 { number(Int(tree.nodes[step].parent), in: tree) }
      bytes.append(UInt8(ascii: "/"))
      bytes.append(contentsOf: tree.name(of: step).utf8)
      if positions[step] > 0 { append(position: positions[step]) }
      steps.append((step, bytes.count))
    }
    return bytes.isEmpty ? "/" : String(decoding: bytes, as: UTF8.self)
  }

  /// An interpolation would cost as much as the rest of the path.
  private mutating func append(position: Int32) {
    bytes.append(UInt8(ascii: "["))
    bytes.append(contentsOf: String(position).utf8)
    bytes.append(UInt8(ascii: "]"))
  }

  /// Numbers the children of a parent among those of their name.
  private mutating func number(_ parent: Int, in tree: NodeTree) {
    var counts = [Int32](repeating: 0, count: HTMLElement.allCases.count)
    var others: [String: Int32] = [:]
    for child in tree.children(of: parent) {
      let element = tree.nodes[child].element
      if element == .other { others[tree.name(of: child), default: 0] += 1 }
      counts[Int(element.rawValue)] += 1
      positions[child] = element == .other ? others[tree.name(of: child)] ?? 1 : counts[Int(element.rawValue)]
    }
    for child in tree.children(of: parent) where positions[child] == 1 {
      let element = tree.nodes[child].element
      let total = element == .other ? others[tree.name(of: child)] ?? 1 : counts[Int(element.rawValue)]
      if total == 1 { positions[child] = 0 }
    }
  }
}
