/// How well predicted clusters agree with gold ones.
public struct ClusterScore: Sendable {
  /// Share of the predicted pairs that are pairs of gold, and of gold's pairs that were predicted.
  public private(set) var pairs = (precision: 1.0, recall: 1.0)
  /// B-cubed (Bagga and Baldwin 1998): averaged over documents, the share of a document's predicted cluster that is of its
  /// gold cluster, and the share of its gold cluster that is in its predicted one.
  public private(set) var bCubed = (precision: 1.0, recall: 1.0)
  /// Rand index: share of all pairs that both agree on.
  public private(set) var rand = 1.0

  /// Compares the clusters of the same documents in the same order.
  public init(predicted: [Int], gold: [Int]) {
    precondition(predicted.count == gold.count, "Both must cluster the same documents.")
    guard !gold.isEmpty else { return }
    let sizes = (counts(predicted), counts(gold))
    let common = counts(zip(predicted, gold).map { [$0, $1] })
    let (both, one, other) = (pairCount(of: common), pairCount(of: sizes.0), pairCount(of: sizes.1))
    pairs = (one > 0 ? both / one : 1, other > 0 ? both / other : 1)
    for (mine, theirs) in zip(predicted, gold) {
      let shared = Double(common[[mine, theirs]] ?? 0)
      bCubed.precision += shared / Double(sizes.0[mine] ?? 1)
      bCubed.recall += shared / Double(sizes.1[theirs] ?? 1)
    }
    let count = Double(gold.count)
    bCubed = ((bCubed.precision - 1) / count, (bCubed.recall - 1) / count)
    let all = count * (count - 1) / 2
    rand = all > 0 ? 1 - (one + other - 2 * both) / all : 1
  }

  /// Harmonic mean of a precision and a recall.
  public static func f1(_ score: (precision: Double, recall: Double)) -> Double {
    let sum = score.precision + score.recall
    return sum > 0 ? 2 * score.precision * score.recall / sum : 0
  }
}

private func counts<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
  var counts: [Key: Int] = [:]
  for key in keys { counts[key, default: 0] += 1 }
  return counts
}

private func pairCount<Key>(of counts: [Key: Int]) -> Double {
  // Sums of whole numbers below 2^53 are exact, so that their order doesn't matter.
  counts.values.reduce(0) { $0 + Double($1) * Double($1 - 1) / 2 }
}
