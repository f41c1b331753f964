/// Scores the blocks of a page in two rounds.
///
/// The first weighs each block by itself. The second adds what the first made of the blocks around: stacked learning,
/// after Cohen and Carvalho 2005.
struct BlockScores {
  /// A score for each block of a page: above 0 it rather belongs to the article.
  static func scores(_ view: PageView) -> [Float] {
    let count = view.page.blocks.count
    guard count > 0 else { return [] }
    let width = BlockFeatures.count
    let rows = UnsafeMutablePointer<Float>.allocate(capacity: count * width)
    defer { rows.deallocate() }
    var features = BlockFeatures(view)
    features.write(to: rows)
    var scores = BoostedTrees.stages.first.scores(rows, count: count, width: width)
    // What the first round settled as furniture is not looked at again.
    let hopeful = scores.indices.filter { scores[$0] > -BoostedTrees.settled }
    let round = FirstRound(scores: scores, view: view)
    let full = width + FirstRound.names.count
    let second = UnsafeMutablePointer<Float>.allocate(capacity: hopeful.count * full)
    defer { second.deallocate() }
    for (position, index) in hopeful.enumerated() {
      (second + position * full).update(from: rows + index * width, count: width)
      var row = FeatureRow(second + position * full + width)
      round.write(index, to: &row)
    }
    let found = BoostedTrees.stages.second.scores(second, count: hopeful.count, width: full)
    for (position, index) in hopeful.enumerated() { scores[index] = found[position] }
    return scores
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
