/// A stretch that two texts have in common.
struct Region: Sendable {
  /// Words of the first text.
  var here: Range<Int>
  /// Words of the second.
  var there: Range<Int>
  /// Words equal in both; the rest of the stretch are small changes.
  var matched = 0
  /// Facts (numbers, and names inside a sentence) that stand at the same place in both.
  var keptFacts = 0
  /// Places where each text has a fact and they differ.
  var changedFacts = 0
  /// Numbers that stand in both, those close together counted once.
  var keptNumbers = 0
  /// Numbers that were exchanged.
  var changedNumbers = 0

  /// The stretch seen from the second text.
  var mirrored: Region {
    var region = self
    (region.here, region.there) = (there, here)
    return region
  }
}

/// Finds what two texts have in common, in whatever order it stands, small changes bridged.
///
/// Greedy string tiling (Wise 1993, "String similarity via greedy string tiling and running Karp-Rabin matching") over
/// words with seeds of three: one pass over the first text, at each seed the longest of a few continuations in the second.
/// Time grows with the sum of both lengths whatever the texts hold: places looked at and continuations tried are bounded.
struct Aligner {
  /// Fewest equal words of a stretch that counts.
  static let shortest = 8
  private static let seed = 3
  /// Continuations tried at a seed, and places looked at for them.
  private static let tries = 6
  private static let steps = 32
  /// The longest change inside a stretch, in words on each side.
  private static let gap = 5
  /// The longest passage between two stretches, in words, that may be what a form is filled in with.
  private static let widestGap = 20

  private let here: FoldedText
  private let there: FoldedText
  private var heads: [Int32]
  private var links: [Int32]
  private var taken: [Bool]
  private let shift: UInt64

  /// Prepares for comparing two texts.
  init(_ here: FoldedText, _ there: FoldedText) {
    self.here = here
    self.there = there
    let bits = max(4, Int.bitWidth - (there.count * 2).leadingZeroBitCount)
    shift = UInt64(64 - bits)
    heads = [Int32](repeating: -1, count: 1 << bits)
    links = [Int32](repeating: -1, count: there.count)
    taken = [Bool](repeating: false, count: there.count)
    // Backwards, so that chains run from the front of the text.
    for index in stride(from: there.count - Self.seed, through: 0, by: -1) {
      let slot = slot(there.words, index)
      links[index] = heads[slot]
      heads[slot] = Int32(index)
    }
  }

  /// The common stretches, in order of the first text; none overlaps another in either.
  mutating func regions() -> [Region] {
    var regions: [Region] = []
    var index = 0
    var expected = 0
    while index + Self.seed <= here.count {
      guard let region = best(at: index, expected: expected), region.matched >= Self.shortest else {
        index += 1
        continue
      }
      regions.append(region)
      for at in region.there { taken[at] = true }
      index = region.here.upperBound
      expected = region.there.upperBound
    }
    countGaps(&regions)
    return regions
  }

  /// Counts the facts that stand between two stretches in both texts: a form is filled in there.
  private func countGaps(_ regions: inout [Region]) {
    for next in regions.indices.dropFirst() {
      let (start, otherStart) = (regions[next - 1].here.upperBound, regions[next - 1].there.upperBound)
      guard otherStart <= regions[next].there.lowerBound else { continue }
      let (mine, others) = (start..<regions[next].here.lowerBound, otherStart..<regions[next].there.lowerBound)
      guard mine.count <= Self.widestGap, others.count <= Self.widestGap else { continue }
      count(mine, others, in: &regions[next])
    }
  }

  /// The longest stretch that starts at a word; of equal ones that which goes on where the last one ended.
  private func best(at index: Int, expected: Int) -> Region? {
    var best: Region?
    var candidate = heads[slot(here.words, index)]
    var tries = Self.tries
    var steps = Self.steps
    while candidate >= 0, tries > 0, steps > 0 {
      let at = Int(candidate)
      candidate = links[at]
      steps -= 1
      guard !taken[at], isSeed(index, at) else { continue }
      tries -= 1
      let region = extended(index, at)
      let longest = best?.matched ?? 0
      if region.matched > longest || (region.matched == longest && at == expected) { best = region }
    }
    return best
  }

  @inline(__always)
  private func slot(_ words: [UInt32], _ index: Int) -> Int {
    let sum = UInt64(words[index]) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(words[index + 1]) &* 0xC2B2_AE3D_27D4_EB4F
    return Int(truncatingIfNeeded: ((sum &+ UInt64(words[index + 2])) &* 0x1656_67B1_9E37_79F9) >> shift)
  }

  private func isSeed(_ i: Int, _ j: Int) -> Bool {
    here.words[i] == there.words[j] && here.words[i + 1] == there.words[j + 1]
      && here.words[i + 2] == there.words[j + 2]
  }

  private func extended(_ start: Int, _ other: Int) -> Region {
    var region = Region(here: start..<start, there: other..<other)
    var i = start
    var j = other
    var lastNumber = Int.min / 2
    while true {
      while i < here.count, j < there.count, here.words[i] == there.words[j], !taken[j] {
        region.matched += 1
        if here.isFact(i) { region.keptFacts += 1 }
        if here.traits[i].contains(.number), i - lastNumber >= Self.gap {
          region.keptNumbers += 1
          lastNumber = i
        }
        i += 1
        j += 1
      }
      region.here = start..<i
      region.there = other..<j
      guard let change = bridge(i, j), !taken[j + change.there] else { return region }
      count(i..<i + change.here, j..<j + change.there, in: &region)
      i += change.here
      j += change.there
    }
  }

  /// Counts the facts that a change exchanged.
  private func count(_ mine: Range<Int>, _ others: Range<Int>, in region: inout Region) {
    region.changedFacts += min(mine.count(where: here.isFact), others.count(where: there.isFact))
    let numbers = mine.count { here.traits[$0].contains(.number) }
    region.changedNumbers += min(numbers, others.count { there.traits[$0].contains(.number) })
  }

  /// The smallest change after which two words in a row are equal again.
  private func bridge(_ i: Int, _ j: Int) -> (here: Int, there: Int)? {
    for sum in 1...Self.gap * 2 {
      for mine in max(0, sum - Self.gap)...min(sum, Self.gap) {
        let a = i + mine
        let b = j + sum - mine
        guard a + 2 <= here.count, b + 2 <= there.count else { continue }
        if here.words[a] == there.words[b], here.words[a + 1] == there.words[b + 1] { return (mine, sum - mine) }
      }
    }
    return nil
  }
}

extension FoldedText {
  /// Whether a word is a number, or a name inside a sentence: what tells one filled-in form from another.
  fileprivate func isFact(_ at: Int) -> Bool {
    if traits[at].contains(.number) { return true }
    return traits[at].contains(.capitalized) && at > 0 && !traits[at - 1].contains(.endsSentence)
  }
}
