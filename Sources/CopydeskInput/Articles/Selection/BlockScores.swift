/// Scores the blocks of a page in two rounds.
///
/// The first weighs each block by itself. The second adds what the first made of the blocks around: stacked learning,
/// after Cohen and Carvalho 2005.
struct BlockScores {
  /// How many blocks the first round looks at together.
  private static let group = 32

  /// A score for each block of a page: above 0 it rather belongs to the article.
  static func scores(_ view: PageView) -> [Float] {
    let width = BlockFeatures.count
    var features = BlockFeatures(view)
    var scores: [Float] = []
    scores.reserveCapacity(view.page.blocks.count)
    var hopeful = Hopeful()
    withUnsafeTemporaryAllocation(of: Float.self, capacity: group * width) { rows in
      guard let base = rows.baseAddress else { return }
      for start in stride(from: 0, to: view.page.blocks.count, by: group) {
        let count = min(group, view.page.blocks.count - start)
        for row in 0..<count { features.write(start + row, to: base + row * width) }
        let found = BoostedTrees.stages.first.scores(base, count: count, width: width)
        for row in 0..<count where found[row] > -BoostedTrees.settled {
          hopeful.add(start + row, UnsafeBufferPointer(start: base + row * width, count: width))
        }
        scores += found
      }
    }
    let round = FirstRound(scores: scores, view: view)
    for (index, score) in zip(hopeful.blocks, hopeful.scores(round)) { scores[index] = score }
    return scores
  }

  /// The blocks that the first round did not settle as furniture, with the features of each.
  private struct Hopeful {
    private(set) var blocks: [Int] = []
    private var rows: [Float] = []

    /// Takes a block; there is room for the features that the first round gives.
    mutating func add(_ block: Int, _ row: UnsafeBufferPointer<Float>) {
      blocks.append(block)
      rows.append(contentsOf: row)
      rows.append(contentsOf: repeatElement(0, count: FirstRound.names.count))
    }

    mutating func scores(_ round: FirstRound) -> [Float] {
      let width = BlockFeatures.count + FirstRound.names.count
      return rows.withUnsafeMutableBufferPointer { rows in
        guard let base = rows.baseAddress else { return [] }
        for (position, block) in blocks.enumerated() {
          var row = FeatureRow(base + position * width + BlockFeatures.count)
          round.write(block, to: &row)
        }
        return BoostedTrees.stages.second.scores(base, count: blocks.count, width: width)
      }
    }
  }
}

/// What the first round made of a page, as features for the second.
struct FirstRound {
  static let names =
    ["share"] + [-3, -2, -1, 1, 2, 3].map { "share@\($0)" } + ["shareBefore", "shareAfter", "bestBefore", "bestAfter"]
    + ["groupShare", "share^1", "share^2", "share^3", "sinceStrong", "toStrong", "strongBefore", "strongAfter"]

  private let view: PageView
  private let shares: [Float]
  /// Bytes of each block times its share, summed up to it.
  private let masses: [Float]
  private var groupMasses: [Float]
  /// How many blocks before each one are running text for certain.
  private var strong: [Int] = [0]
  private var sinceStrong: [Int] = []
  private var toStrong: [Int]

  init(scores: [Float], view: PageView) {
    self.view = view
    shares = scores.map(BoostedTrees.share)
    var masses: [Float] = [0]
    masses.reserveCapacity(shares.count + 1)
    groupMasses = Array(repeating: 0, count: view.groupSums.count)
    toStrong = Array(repeating: FirstRound.far, count: shares.count)
    var since = FirstRound.far
    for (index, block) in view.page.blocks.enumerated() {
      let mass = shares[index] * Float(block.count)
      masses.append(masses[index] + mass)
      groupMasses[view.groups[index]] += mass
      let isStrong = shares[index] > 0.7 && block.count >= 60
      strong.append(strong[index] + (isStrong ? 1 : 0))
      sinceStrong.append(since)
      since = isStrong ? 1 : min(since + 1, FirstRound.far)
    }
    self.masses = masses
    var to = FirstRound.far
    for index in shares.indices.reversed() {
      toStrong[index] = to
      to = strong[index + 1] > strong[index] ? 1 : min(to + 1, FirstRound.far)
    }
  }

  private static let far = 20

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
    let group = view.groups[index]
    row.add(groupMasses[group] / Float(max(view.groupSums[group].bytes, 1)))
    for level in 0..<3 {
      let node = view.level(level, of: index)
      let span = view.page.spans[node]
      row.add((masses[Int(span.upper)] - masses[Int(span.lower)]) / Float(max(view.sums(in: node).bytes, 1)))
    }
    row.add(sinceStrong[index])
    row.add(toStrong[index])
    row.add(size: strong[index])
    row.add(size: strong[shares.count] - strong[index + 1])
  }
}
