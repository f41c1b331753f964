import CopydeskText

/// A sum of regression trees: a score that grows with the chance that a block belongs to the article.
///
/// The trees are made by `Scripts/blocks/train.py` and come as a table of numbers.
struct BoostedTrees: Sendable {
  /// Where a tree goes on: left where the feature is at most `value`, else right; a leaf has no feature.
  private struct Node: Sendable {
    var feature: Int16
    /// The node to the left; that to the right is next to it.
    var left: UInt16
    var value: Float
  }

  private var nodes: [Node] = []
  private var roots: [Int] = []
  private var bias: Float = 0

  /// Scores one row of features.
  func score(_ row: UnsafePointer<Float>) -> Float {
    nodes.withUnsafeBufferPointer { nodes in
      var sum = bias
      for root in roots {
        var node = nodes[root]
        while node.feature >= 0 {
          let step = row[Int(node.feature)] <= node.value ? 0 : 1
          node = nodes[root + Int(node.left) + step]
        }
        sum += node.value
      }
      return sum
    }
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
          models[models.count - 1].roots.append(models[models.count - 1].nodes.count)
        case 0x2D, 0x30...0x39:
          guard !models.isEmpty, let feature = reader.number(), let left = reader.number(), let value = reader.number()
          else { break }
          models[models.count - 1].nodes.append(
            Node(feature: Int16(clamping: Int(feature)), left: UInt16(clamping: Int(left)), value: Float(value)))
        default: break
        }
        reader.skipLine()
      }
    }
    return models
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
