/// What kind of word the lexicon says a word is. A word may be several.
///
/// The case's name is the class's name in the data files (`january<TAB>month=1`), its raw value a bit of `TermClasses`:
/// there may be 64 of them.
public enum TermClass: UInt8, Sendable, CaseIterable {
  // Calendar.
  case month, weekday, season, holiday, timeUnit, dayPart, timeZone
  case relativeDay  // today, tomorrow, tonight
  case vagueTime  // now, recently, soon
  case meridiem  // am, p.m.
  case cardinal, ordinal, fraction, magnitude  // five, fifth, half, million

  // Abbreviations that end in a stop.
  case abbreviation  // any
  case abbreviationBeforeName  // Gen., Mr.: a capital after it starts no sentence
  case abbreviationBeforeNumber  // No., Fig.
  case abbreviationMayEnd  // Inc., a.m.: a sentence may end here

  // Grammar.
  case determiner, preposition, conjunction, subordinator, pronoun, possessive, relativePronoun, reflexive
  case auxiliary, modal, negation, adverb, verbPast, verbPresent, verbParticiple, verb, questionWord, sentenceStarter

  // Speech.
  case reportingVerb, reportingNoun, reportingAdverb, cognitionVerb, complementVerb

  // People and institutions.
  case honorific, rank, role, roleModifier, nameParticle, nameSuffix, givenName, familyName
  case country, nationality, city, region, organizationWord, organizationSuffix, publication, groupNoun
  case anonymousNoun, personNoun, kinship
}

/// A set of term classes in one machine word.
public struct TermClasses: Sendable, Hashable {
  /// A bit for each class, by its position among all cases.
  public private(set) var bits: UInt64 = 0

  /// No class.
  public init() {}

  /// The given classes.
  public init(_ classes: TermClass...) { for kind in classes { insert(kind) } }

  /// Whether `kind` is in the set.
  public func contains(_ kind: TermClass) -> Bool { bits & TermClasses.bit(kind) != 0 }
  /// Whether the two sets share a class.
  public func intersects(_ other: TermClasses) -> Bool { bits & other.bits != 0 }
  /// Whether there is no class.
  public var isEmpty: Bool { bits == 0 }

  /// Adds `kind`.
  public mutating func insert(_ kind: TermClass) { bits |= TermClasses.bit(kind) }
  /// Adds every class of `other`.
  public mutating func formUnion(_ other: TermClasses) { bits |= other.bits }

  @inline(__always) private static func bit(_ kind: TermClass) -> UInt64 { 1 << UInt64(kind.rawValue) }
}

extension TermClass {
  /// The class with this name in the data files.
  init?(name: Substring) {
    guard let found = TermClass.byName[name] else { return nil }
    self = found
  }

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { (Substring("\($0)"), $0) })
}
