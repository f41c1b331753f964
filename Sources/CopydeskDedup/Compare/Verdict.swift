/// Decides whether what two texts have in common makes them copies of one story.
///
/// The share of the smaller text that stands in the larger one decides, not their overall likeness: wire copy is cut,
/// grown and embedded. Three things can speak against it: facts that were exchanged (a form filled in anew), a passage of
/// its own in each text (a shared background or notice), and little in common beside boilerplate.
struct Verdict {
  /// Share of the smaller text that the other holds, 0...1.
  let similarity: Double
  /// Why it is a copy or not.
  let why: Reason
  /// Whether each text has a passage of its own besides what they share.
  private let haveOwnPassages: Bool
  /// Whether it stands where no notice does.
  private let isInside: Bool

  /// What decided.
  enum Reason: String {
    case sameWords = "same-words"
    case mostlyShared = "mostly-shared"
    case sameAddress = "same-address"
    case otherFacts = "other-facts"
    case ownPassages = "own-passages"
    case tooLittle = "too-little-shared"
  }

  /// Whether the texts are copies.
  var isCopy: Bool { why == .sameWords || why == .mostlyShared || why == .sameAddress }

  /// Whether what copies share may yet turn out to be a notice of both their pages.
  enum Doubt: Int, Comparable {
    /// One of them has nothing else to say.
    case none
    /// Both have, but the copy may stand between notices of its own.
    case some
    /// Both have, but it stands where no notice does: it may be a piece that two stories share.
    case piece
    /// Both have, and a notice is as likely.
    case strong

    static func < (one: Doubt, other: Doubt) -> Bool { one.rawValue < other.rawValue }
  }

  /// How much doubt there is: more on pages of one site.
  func doubt(ofOneSite isOneSite: Bool) -> Doubt {
    guard haveOwnPassages, similarity < 0.98 else { return .none }
    guard isOneSite || similarity < 0.75 else { return .some }
    return isInside ? .piece : .strong
  }

  /// Words shared that are too few to tell a story by.
  static let fewestShared = 12
  /// Words shared that tell a story by themselves, whatever boilerplate stands around them.
  static let plenty = 40
  /// The same where most of the text is boilerplate, which may be pieces of other stories.
  private static let plentyOfLittle = 60
  /// Share of all words at which texts are the same, boilerplate or not.
  static let nearlyAll = 0.9
  /// The same for texts that begin and end alike, with a passage of their own between.
  static let nearlyAllOfFrame = 0.95

  /// Share that is enough under one address, where a text is rewritten as the story goes on.
  private static let enoughOfOnePage = 0.3

  /// Decides by `threshold`, the share of the smaller text that must stand in the other; less is enough under one address.
  init(_ ground: CommonGround, threshold: Double, isSamePage: Bool = false) {
    let (small, large) =
      ground.here.weight <= ground.there.weight ? (ground.here, ground.there) : (ground.there, ground.here)
    let isPlenty = small.shared >= (ground.matched * 2 >= small.words ? Self.plenty : Self.plentyOfLittle)
    let size = isPlenty ? Double(max(1, small.core)) : max(1, small.weight)
    let share = min(1, Double(small.shared) / size)
    let whole = Double(ground.matched) / Double(max(1, small.words, large.words))
    let isWithin = Self.isWithin(ground)
    similarity = max(share, whole, isWithin ? Double(ground.matched) / Double(max(1, small.words)) : 0)
    isInside = ground.isInside
    haveOwnPassages = min(small.longestOwn, large.longestOwn) >= CommonGround.passage
    let nearlyAll = ground.isFrame ? Self.nearlyAllOfFrame : Self.nearlyAll
    if Self.hasOtherFacts(ground) {
      why = .otherFacts
    } else if whole >= nearlyAll {
      why = .sameWords
    } else if isWithin {
      why = .mostlyShared
    } else if small.shared < Self.fewestShared {
      why = .tooLittle
    } else if isSamePage, share >= (ground.isFrame ? threshold : Self.enoughOfOnePage) {
      why = .sameAddress
    } else if ground.isFrame {
      why = .ownPassages
    } else {
      let needed = max(Self.needed(threshold, small, large), ground.isEdge ? threshold : 0)
      why = share >= needed ? .mostlyShared : share >= threshold ? .ownPassages : .tooLittle
    }
  }

  /// Whether one text lies in the other from end to end. A notice is no page of its own, so that this is a copy even if
  /// all of it passes for boilerplate, as a story does that stood in several longer pieces before.
  private static func isWithin(_ ground: CommonGround) -> Bool {
    let small = ground.here.words <= ground.there.words ? ground.here : ground.there
    return ground.matched >= plenty && Double(ground.matched) >= 0.85 * Double(small.words)
      && small.longestUncovered < fewestShared
  }

  /// Whether so many numbers and names were exchanged that it is a form filled in anew.
  private static func hasOtherFacts(_ ground: CommonGround) -> Bool {
    let facts = ground.keptFacts + ground.changedFacts
    let numbers = ground.keptNumbers + ground.changedNumbers
    return (ground.changedFacts >= 2 && ground.changedFacts * 5 > facts * 2)
      || (ground.changedNumbers >= 3 && ground.changedNumbers * 5 > numbers * 3)
  }

  /// The share needed. What is not shared weighs more when it is a passage of its own in both texts: then the common part
  /// may be background or a notice, which are short, so that more is asked of a short common part than of a long one.
  /// When the smaller text differs by scattered changes only, it is an edited copy, and less will do.
  private static func needed(_ threshold: Double, _ small: CommonGround.Side, _ large: CommonGround.Side) -> Double {
    let shared = Double(small.shared)
    if Double(small.longestOwn) < max(12, 0.15 * small.weight) { return shared >= 60 ? threshold - 0.15 : threshold }
    guard large.longestOwn >= 25 else { return threshold }
    if shared < 200 { return min(0.95, threshold + 0.15 * min(1, (200 - shared) / 120)) }
    return threshold - 0.1 * min(1, (shared - 200) / 200)
  }
}
