public import CopydeskText

/// How one text repeats another.
public struct Copy: Sendable, Equatable {
  /// How they are alike.
  public enum Kind: String, Sendable {
    /// The same words.
    case exact
    /// Nearly the same words.
    case near
    /// One lies in the other, cut or embedded.
    case contained
    /// The first is a grown state of the second.
    case update
  }
  /// How they are alike.
  public var kind: Kind
  /// Share of the smaller text that stands in the other, boilerplate left out; 0...1.
  public var similarity: Double
  /// The common stretches, as bytes of the first text, in order.
  public var here: [TextRange]
  /// The same stretches as bytes of the second.
  public var there: [TextRange]
  /// What decided, such as `mostly-shared`.
  public var why: String
}

/// Compares two texts: how the first repeats the second, or nil when they are no copies of one story.
///
/// The same code that the index runs on its candidates, for programs that group texts by their keys elsewhere; it can't
/// know what is boilerplate. Symmetric but for the kind: `update` means that the first has grown out of the second.
public func compare(_ here: [UInt8], _ there: [UInt8], threshold: Double = 0.6) -> Copy? {
  let texts = (FoldedText(here), FoldedText(there))
  let ground = CommonGround(texts.0, texts.1)
  let verdict = Verdict(ground, threshold: threshold)
  return verdict.isCopy ? Copy(ground, verdict, texts.0, texts.1) : nil
}

extension Copy {
  init(_ ground: CommonGround, _ verdict: Verdict, _ here: FoldedText, _ there: FoldedText) {
    kind = Self.kind(ground, verdict, isExact: here.words == there.words)
    similarity = (verdict.similarity * 1000).rounded() / 1000
    self.here = ground.regions.map { here.range($0.here) }
    self.there = ground.regions.map { there.range($0.there) }
    why = verdict.why.rawValue
  }

  /// The same words throughout.
  init(exact here: FoldedText, _ there: FoldedText) {
    kind = .exact
    similarity = 1
    self.here = [here.range(0..<here.count)]
    self.there = [there.range(0..<there.count)]
    why = Verdict.Reason.sameWords.rawValue
  }

  /// A text holds another when it is half as long again, or all of the other lies in it and a passage more. It is an update
  /// when it begins as the other does, as wire services write through a story, else the other is embedded in it.
  private static func kind(_ ground: CommonGround, _ verdict: Verdict, isExact: Bool) -> Kind {
    if isExact { return .exact }
    let (here, there) = (ground.here, ground.there)
    let (small, large) = here.weight <= there.weight ? (here, there) : (there, here)
    let more = large.words - ground.matched
    let isWhole = small.longestUncovered < Verdict.fewestShared && more >= max(CommonGround.passage, large.words / 10)
    guard isWhole || large.weight >= 1.5 * small.weight else { return .near }
    let beginsAlike = here.span.lowerBound <= lead && there.span.lowerBound <= lead
    return here.weight > there.weight && beginsAlike ? .update : .contained
  }

  /// Words within which two texts that begin alike have something in common.
  private static let lead = 60
}
