import CopydeskText

/// A sum of regression trees: a score that grows with the chance that a block belongs to the article.
///
/// The trees are made by `Scripts/blocks/train.py` and come as a table of numbers.
struct BoostedTrees: Sendable {
  /// Where a tree goes on: at `next` where the feature is at most `value`, else at the node behind that. A leaf goes on at
  /// itself, so that every row can take as many steps as the tree is deep, without a branch.
  private struct Node: Sendable {
    var value: Float
    var feature: Int32
    var next: Int32
  }

  private struct Tree: Sendable {
    var root: Int
    var depth = 0
  }

  private var nodes: [Node] = []
  /// What each leaf adds.
  private var leaves: [Float] = []
  private var trees: [Tree] = []
  private var bias: Float = 0

  /// After every so many trees, rows whose score is this far from 0 are settled: they keep that score.
  private static let look = 20
  static let settled: Float = 3.2

  /// Scores `count` rows of `width` features.
  func scores(_ rows: UnsafePointer<Float>, count: Int, width: Int) -> [Float] {
    var scores = [Float](repeating: bias, count: count)
    var open = Array(0..<count)
    for start in stride(from: 0, to: trees.count, by: BoostedTrees.look) {
      if start > 0 { open.removeAll { abs(scores[$0]) > BoostedTrees.settled } }
      let some = trees[start..<min(start + BoostedTrees.look, trees.count)]
      scores.withUnsafeMutableBufferPointer { scores in
        open.withUnsafeBufferPointer { open in
          // As many rows as stay, with the trees, in the nearest cache.
          for first in stride(from: 0, to: open.count, by: 32) {
            let group = UnsafeBufferPointer(rebasing: open[first..<min(first + 32, open.count)])
            for tree in some { add(tree, rows, width, group, scores) }
          }
        }
      }
    }
    return scores
  }

  /// Walks eight rows at a time: the processor does their steps side by side.
  private func add(
    _ tree: Tree, _ rows: UnsafePointer<Float>, _ width: Int, _ open: UnsafeBufferPointer<Int>,
    _ scores: UnsafeMutableBufferPointer<Float>
  ) {
    nodes.withUnsafeBufferPointer { nodes in
      leaves.withUnsafeBufferPointer { leaves in
        for first in stride(from: 0, to: open.count, by: 8) {
          let last = min(7, open.count - 1 - first)
          var at = InlineArray<8, Int>(repeating: tree.root)
          let row = InlineArray<8, UnsafePointer<Float>> { rows + open[first + min($0, last)] * width }
          for _ in 0..<tree.depth {
            at[0] = BoostedTrees.step(nodes[at[0]], row[0])
            at[1] = BoostedTrees.step(nodes[at[1]], row[1])
            at[2] = BoostedTrees.step(nodes[at[2]], row[2])
            at[3] = BoostedTrees.step(nodes[at[3]], row[3])
            at[4] = BoostedTrees.step(nodes[at[4]], row[4])
            at[5] = BoostedTrees.step(nodes[at[5]], row[5])
            at[6] = BoostedTrees.step(nodes[at[6]], row[6])
            at[7] = BoostedTrees.step(nodes[at[7]], row[7])
          }
          for lane in 0...last { scores[open[first + lane]] += leaves[at[lane]] }
        }
      }
    }
  }

  @inline(__always) private static func step(_ node: Node, _ row: UnsafePointer<Float>) -> Int {
    Int(node.next) + (row[Int(node.feature)] <= node.value ? 0 : 1)
  }

  /// A score between 0 and 1; no call of the C library, so that it is the same everywhere.
  static func share(_ score: Float) -> Float { 0.5 + 0.5 * score / (1 + abs(score)) }
}

extension BoostedTrees {
  /// The two models of the program: the first looks at blocks alone, the second also at what the first made of those around.
  static let stages: (first: BoostedTrees, second: BoostedTrees) = {
    let models = read(Resource(named: "any/boilerplate-trees.tsv")?.bytes ?? [])
    return models.count == 2 ? (models[0], models[1]) : (BoostedTrees(), BoostedTrees())
  }()

  /// Reads models: a line `model<TAB>bias` begins one, `tree` a tree; the other lines are its nodes, `feature, left, value`
  /// with feature -1 for a leaf.
  static func read(_ bytes: [UInt8]) -> [BoostedTrees] {
    var models: [BoostedTrees] = []
    bytes.withUnsafeBufferPointer { bytes in
      var reader = NumberReader(bytes: bytes)
      while let first = reader.lineStart() {
        switch first {
        case 0x6D:  // model
          models.append(BoostedTrees())
          models[models.count - 1].bias = Float(reader.number() ?? 0)
        case 0x74 where !models.isEmpty:  // tree
          models[models.count - 1].beginTree()
        case 0x2D, 0x30...0x39:
          guard !models.isEmpty, let feature = reader.number(), let left = reader.number(), let value = reader.number()
          else { break }
          models[models.count - 1].add(feature: Int(feature), left: Int(left), value: Float(value))
        default: break
        }
        reader.skipLine()
      }
    }
    for model in models.indices { models[model].endTree() }
    return models
  }

  private mutating func beginTree() {
    endTree()
    trees.append(Tree(root: nodes.count))
  }

  private mutating func add(feature: Int, left: Int, value: Float) {
    guard let root = trees.last?.root else { return }
    let isLeaf = feature < 0
    leaves.append(isLeaf ? value : 0)
    nodes.append(
      Node(
        value: isLeaf ? .infinity : value, feature: Int32(clamping: max(0, feature)),
        next: Int32(clamping: isLeaf ? nodes.count : root + left)))
  }

  /// Finds how deep the last tree is: children stand behind their parents.
  private mutating func endTree() {
    guard let tree = trees.last else { return }
    var depths = [Int](repeating: 0, count: nodes.count - tree.root)
    for index in depths.indices {
      let next = Int(nodes[tree.root + index].next) - tree.root
      guard next > index, next + 1 < depths.count else { continue }
      depths[next] = depths[index] + 1
      depths[next + 1] = depths[index] + 1
    }
    trees[trees.count - 1].depth = depths.max() ?? 0
  }
}

/// Reads lines of decimal numbers without strings.
private struct NumberReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func lineStart() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipLine() {
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    index += 1
  }

  /// The next number of the line.
  mutating func number() -> Double? {
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x2D, bytes[index] &- 0x30 > 9 { index += 1 }
    guard index < bytes.count, bytes[index] != 0x0A else { return nil }
    let isNegative = bytes[index] == 0x2D
    if isNegative { index += 1 }
    var value = 0.0
    var scale = 0.0
    while index < bytes.count, bytes[index] &- 0x30 < 10 || bytes[index] == 0x2E {
      if bytes[index] == 0x2E {
        scale = 1
      } else {
        value = value * 10 + Double(bytes[index] - 0x30)
        scale *= 10
      }
      index += 1
    }
    if scale > 0 { value /= scale }
    return isNegative ? -value : value
  }
}
