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
    /// The longest run of any words that does not.
    var longestUncovered = 0
    /// Where the common part starts and ends, in words; empty when there is none.
    var span = 0..<0

    /// Whether the common part reaches from the first words to the last, with a passage between that it doesn't hold.
    var isFramed: Bool {
      span.lowerBound <= 3 && span.upperBound + 3 >= words && longestUncovered >= CommonGround.passage
    }

    /// Whether the common part reaches the first words or the last, and a passage stands on its other side.
    var isEdged: Bool {
      !span.isEmpty && (span.lowerBound <= 3 || span.upperBound + 3 >= words)
        && max(span.lowerBound, words - span.upperBound) >= CommonGround.passage
    }

    /// Whether passages stand before and after the common part.
    var isInside: Bool {
      span.lowerBound >= CommonGround.passage && words - span.upperBound >= CommonGround.passage
    }

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

  /// Whether word for word the same passages begin and end both texts, with a passage of its own between them in each: as
  /// notices frame whatever a site puts between them.
  var isFrame: Bool { isVerbatim && here.isFramed && there.isFramed }

  /// Whether both texts begin or end with the same passages, word for word, and go on each with one of its own: as pages do
  /// under one notice, above it or both. A story under two notices looks the same.
  var isEdge: Bool { isVerbatim && here.isEdged && there.isEdged }

  /// Whether the common part stands inside one of the texts, where notices don't.
  var isInside: Bool { here.isInside || there.isInside }

  private var isVerbatim: Bool {
    let spanned = regions.reduce(0) { $0 + max($1.here.count, $1.there.count) }
    return matched * 100 >= spanned * 97
  }

  static let boilerplateWeight = 0.3
  /// Words of a passage that tells something of its own, a sentence or more.
  static let passage = 20
  /// Words beyond which hardly any notice goes.
  static let longest = 200

  /// Compares two texts; `mask` is true for words of boilerplate, and empty when none is known.
  init(_ hereText: FoldedText, mask hereMask: [Bool] = [], _ thereText: FoldedText, mask thereMask: [Bool] = []) {
    self.init(Self.regions(hereText, thereText), hereText, hereMask, thereText, thereMask)
  }

  /// The common stretches by the place in the first text. They are looked for from the shorter text, whichever comes first,
  /// so that the order makes no difference.
  private static func regions(_ here: FoldedText, _ there: FoldedText) -> [Region] {
    let isInOrder =
      here.count == there.count ? !there.words.lexicographicallyPrecedes(here.words) : here.count < there.count
    if isInOrder {
      var aligner = Aligner(here, there)
      return aligner.regions()
    }
    var aligner = Aligner(there, here)
    return aligner.regions().map(\.mirrored).sorted { $0.here.lowerBound < $1.here.lowerBound }
  }

  private init(
    _ regions: [Region], _ hereText: FoldedText, _ hereMask: [Bool], _ thereText: FoldedText, _ thereMask: [Bool]
  ) {
    self.regions = regions
    matched = regions.reduce(0) { $0 + $1.matched }
    keptFacts = regions.reduce(0) { $0 + $1.keptFacts }
    changedFacts = regions.reduce(0) { $0 + $1.changedFacts }
    keptNumbers = regions.reduce(0) { $0 + $1.keptNumbers }
    changedNumbers = regions.reduce(0) { $0 + $1.changedNumbers }
    here = side(hereText, hereMask) { $0.here }
    there = side(thereText, thereMask) { $0.there }
  }

  /// The same comparison once more is known of the words.
  func masked(_ hereText: FoldedText, _ hereMask: [Bool], _ thereText: FoldedText, _ thereMask: [Bool]) -> CommonGround
  {
    CommonGround(regions, hereText, hereMask, thereText, thereMask)
  }

  /// Whether what the texts share is longer than notices are, much of the smaller one, and doesn't stand as they do.
  var isLong: Bool {
    !isFrame && !isEdge && matched >= Self.longest && matched * 5 >= min(here.words, there.words) * 2
  }

  /// Whether boilerplate can't change the verdict: nearly all or next to nothing is the same.
  var isPlain: Bool {
    let whole = Double(matched) / Double(max(1, here.words, there.words))
    return matched < Verdict.fewestShared || (whole >= Verdict.nearlyAll && !isFrame)
  }

  /// Whether the texts may be one form filled in with the same figures, unless these are the same wherever it is used.
  var mayBeForm: Bool {
    keptNumbers >= 3 && changedNumbers * 4 <= keptNumbers && here.core < here.words
  }

  /// Whether more of the figures in the common part are missing from a third text than stand there too.
  func hasOwnFigures(_ hereText: FoldedText, besides third: FoldedText) -> Bool {
    var aligner = Aligner(hereText, third)
    var shared: Set<Int> = []
    for region in aligner.regions() {
      let words = Set(third.words[region.there])
      for at in region.here where words.contains(hereText.words[at]) { shared.insert(at) }
    }
    let figures = regions.flatMap { $0.here.filter { hereText.traits[$0].contains(.number) } }
    return figures.count { !shared.contains($0) } * 2 > figures.count
  }

  /// The same comparison, the form they have in common counted as text of their own.
  func unmasked(_ hereText: FoldedText, _ hereMask: [Bool], _ thereText: FoldedText, _ thereMask: [Bool])
    -> CommonGround
  {
    var masks = (hereMask, thereMask)
    unmaskNumbers(&masks)
    return CommonGround(regions, hereText, masks.0, thereText, masks.1)
  }

  private func unmaskNumbers(_ masks: inout ([Bool], [Bool])) {
    for region in regions where region.keptNumbers > 0 {
      if !masks.0.isEmpty { for at in region.here { masks.0[at] = false } }
      if !masks.1.isEmpty { for at in region.there { masks.1[at] = false } }
    }
  }

  private func side(_ text: FoldedText, _ mask: [Bool], _ range: (Region) -> Range<Int>) -> Side {
    var side = Side()
    side.words = text.count
    var covered = [Bool](repeating: false, count: text.count)
    var shared = 0.0
    for region in regions {
      let span = range(region)
      for at in span { covered[at] = true }
      let core = mask.isEmpty ? span.count : span.count { !mask[$0] }
      shared += Double(core * region.matched) / Double(max(region.here.count, region.there.count))
      side.span =
        side.span.isEmpty
        ? span : min(side.span.lowerBound, span.lowerBound)..<max(side.span.upperBound, span.upperBound)
    }
    side.shared = Int(shared)
    var own = 0
    var uncovered = 0
    for at in 0..<text.count {
      uncovered = covered[at] ? 0 : uncovered + 1
      side.longestUncovered = max(side.longestUncovered, uncovered)
      guard mask.isEmpty || !mask[at] else { continue }
      side.core += 1
      own = covered[at] ? 0 : own + 1
      side.longestOwn = max(side.longestOwn, own)
    }
    return side
  }
}
