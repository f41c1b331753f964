/// What two texts have in common, counted with and without what many others share too (their boilerplate).
struct CommonGround {
  /// The common stretches.
  let regions: [Region]
  /// One side of the comparison.
  struct Side {
    /// Words in all.
    var words = 0
    /// Words that are no boilerplate.
    var core = 0
    /// Words of the core that stand in the other text as well.
    var shared = 0
    /// The longest run of the core that does not.
    var longestOwn = 0
    /// Where the common part starts and ends, in words; empty when there is none.
    var span = 0..<0

    /// Size against which `shared` is measured. Boilerplate counts a little, because what passes for it need not be.
    var weight: Double { Double(core) + CommonGround.boilerplateWeight * Double(words - core) }
  }
  private(set) var here = Side()
  private(set) var there = Side()
  /// Equal words in all, boilerplate too.
  let matched: Int
  let keptFacts: Int
  let changedFacts: Int
  let keptNumbers: Int
  let changedNumbers: Int

  static let boilerplateWeight = 0.3

  /// Compares two texts; `mask` is true for words of boilerplate, and empty when none is known.
  init(_ hereText: FoldedText, mask hereMask: [Bool] = [], _ thereText: FoldedText, mask thereMask: [Bool] = []) {
    var aligner = Aligner(hereText, thereText)
    regions = aligner.regions()
    matched = regions.reduce(0) { $0 + $1.matched }
    keptFacts = regions.reduce(0) { $0 + $1.keptFacts }
    changedFacts = regions.reduce(0) { $0 + $1.changedFacts }
    keptNumbers = regions.reduce(0) { $0 + $1.keptNumbers }
    changedNumbers = regions.reduce(0) { $0 + $1.changedNumbers }
    var masks = (hereMask, thereMask)
    unmaskForm(&masks)
    here = side(hereText, masks.0, \.here)
    there = side(thereText, masks.1, \.there)
  }

  /// A form that many fill in looks like boilerplate; filled in with the same figures it is the same story.
  private func unmaskForm(_ masks: inout ([Bool], [Bool])) {
    guard keptNumbers >= 3, changedNumbers * 4 <= keptNumbers else { return }
    for region in regions where region.keptNumbers > 0 {
      if !masks.0.isEmpty { for at in region.here { masks.0[at] = false } }
      if !masks.1.isEmpty { for at in region.there { masks.1[at] = false } }
    }
  }

  private func side(_ text: FoldedText, _ mask: [Bool], _ range: KeyPath<Region, Range<Int>>) -> Side {
    var side = Side()
    side.words = text.count
    var covered = [Bool](repeating: false, count: text.count)
    var shared = 0.0
    for region in regions {
      let span = region[keyPath: range]
      for at in span { covered[at] = true }
      let core = mask.isEmpty ? span.count : span.count { !mask[$0] }
      shared += Double(core * region.matched) / Double(max(region.here.count, region.there.count))
      side.span =
        side.span.isEmpty
        ? span : min(side.span.lowerBound, span.lowerBound)..<max(side.span.upperBound, span.upperBound)
    }
    side.shared = Int(shared)
    var own = 0
    for at in 0..<text.count where mask.isEmpty || !mask[at] {
      side.core += 1
      own = covered[at] ? 0 : own + 1
      side.longestOwn = max(side.longestOwn, own)
    }
    return side
  }
}
