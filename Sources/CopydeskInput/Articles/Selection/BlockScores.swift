/// Scores the blocks of a page in two rounds.
///
/// The first weighs each block by itself. The second adds what the first made of the blocks around: stacked learning,
/// after Cohen and Carvalho 2005.
struct BlockScores {
  /// Below this score of the first round a block is not looked at again.
  static let hopeless: Float = -4.5

  /// A score for each block of a page: above 0 it rather belongs to the article.
  static func scores(_ view: PageView) -> [Float] {
    let count = view.page.blocks.count
    guard count > 0 else { return [] }
    let width = BlockFeatures.count
    var rows = [Float](repeating: 0, count: count * width)
    var features = BlockFeatures(view)
    return rows.withUnsafeMutableBufferPointer { rows in
      guard let base = rows.baseAddress else { return [] }
      features.write(to: base)
      let first = (0..<count).map { BoostedTrees.stages.first.score(base + $0 * width) }
      let context = FirstRound(scores: first, blocks: view.page.blocks)
      let full = UnsafeMutablePointer<Float>.allocate(capacity: width + FirstRound.names.count)
      defer { full.deallocate() }
      return (0..<count).map { index in
        guard first[index] > hopeless else { return first[index] }
        full.update(from: base + index * width, count: width)
        var row = FeatureRow(full + width)
        context.write(index, to: &row)
        return BoostedTrees.stages.second.score(full)
      }
    }
  }
}

/// What the first round made of a page, as features for the second.
struct FirstRound {
  static let names =
    ["share"] + [-3, -2, -1, 1, 2, 3].map { "share@\($0)" } + ["shareBefore", "shareAfter", "bestBefore", "bestAfter"]

  private let shares: [Float]
  /// Bytes of each block times its share, summed up to it.
  private let masses: [Float]

  init(scores: [Float], blocks: [PageBlock]) {
    shares = scores.map(BoostedTrees.share)
    var masses: [Float] = [0]
    masses.reserveCapacity(blocks.count + 1)
    for (index, block) in blocks.enumerated() { masses.append(masses[index] + shares[index] * Float(block.count)) }
    self.masses = masses
  }

  func write(_ index: Int, to row: inout FeatureRow) {
    row.add(shares[index])
    for offset in [-3, -2, -1, 1, 2, 3] {
      row.add(shares.indices.contains(index + offset) ? shares[index + offset] : -1)
    }
    let total = max(masses[shares.count], 1)
    row.add(masses[index] / total)
    row.add((masses[shares.count] - masses[index + 1]) / total)
    row.add(shares[max(0, index - 8)..<index].max() ?? 0)
    row.add(shares[min(index + 1, shares.count)..<min(index + 9, shares.count)].max() ?? 0)
  }
}
