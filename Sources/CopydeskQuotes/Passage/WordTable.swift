import CopydeskText

/// What this module's data say of the lexicon's words, by entry, so that no string is looked at while a text is read.
struct WordTable: Sendable {
  /// Gender of a word for a person, where it tells one.
  enum Gender: UInt8, Sendable { case unknown, male, female }

  /// A pronoun, as the data describe it.
  struct Pronoun: Sendable {
    var person = 3
    var isPlural = false
    var gender = Gender.unknown
    var isNeuter = false
    var isObject = false
    var isRelative = false
    var isDemonstrative = false
    var isIndefinite = false

    /// From a value such as `3sm`.
    init(_ value: String) {
      for letter in value.utf8 {
        switch letter {
        case UInt8(ascii: "1"), UInt8(ascii: "2"): person = Int(letter) - 0x30
        case UInt8(ascii: "p") where person != 0 && !isRelative: isPlural = true
        case UInt8(ascii: "m") where !isDemonstrative: gender = .male
        case UInt8(ascii: "f"): gender = .female
        case UInt8(ascii: "n") where !isIndefinite: isNeuter = true
        case UInt8(ascii: "o"): isObject = true
        default: break
        }
      }
      isRelative = value.hasPrefix("rel")
      isDemonstrative = value.hasPrefix("dem")
      isIndefinite = value.hasPrefix("ind")
      if isRelative || isDemonstrative || isIndefinite {
        (gender, isNeuter, isPlural) = (.unknown, false, false)
        isObject = value.hasSuffix("o")
      }
    }
  }

  private(set) var pronouns: [Int32: Pronoun] = [:]
  private(set) var gender: [Gender]
  private(set) var isPlural: [Bool]
  private(set) var cues: [CueEntry]
  private var anyInstitution: Set<Int32> = []
  private var spokespeople: Set<Int32> = []
  /// Phrases and words by which a source asks not to be named.
  private(set) var conditions: Set<Int32> = []
  /// Lower-case nouns that name people by role.
  let roles: RoleWords

  init(lexicon: Lexicon) {
    let count = lexicon.words.count
    gender = Array(repeating: .unknown, count: count)
    isPlural = Array(repeating: false, count: count)
    cues = CueEntry.table(lexicon, count: count)
    roles = RoleWords(language: lexicon.language)
    for term in 0..<Int32(count) { describe(term, lexicon) }
  }

  private mutating func describe(_ term: Int32, _ lexicon: Lexicon) {
    if let value = lexicon.value(.pronoun, of: term) { pronouns[term] = Pronoun(value) }
    for kind in [TermClass.honorific, .role, .givenName, .personNoun, .kinship, .anonymousNoun] {
      guard let value = lexicon.value(kind, of: term) else { continue }
      if value.hasPrefix("pl") { isPlural[Int(term)] = true }
      if gender[Int(term)] == .unknown, value.hasSuffix("m") || value.hasSuffix("f") {
        gender[Int(term)] = value.hasSuffix("m") ? .male : .female
      }
    }
    if lexicon.value(.organizationWord, of: term) == "any" { anyInstitution.insert(term) }
    if lexicon.value(.reportingNoun, of: term) == "spokesperson" { spokespeople.insert(term) }
    if lexicon.value(.reportingAdverb, of: term) == "condition" { conditions.insert(term) }
    if lexicon.value(.organizationWord, of: term) == "pl" || lexicon.classes(of: term).contains(.groupNoun) {
      isPlural[Int(term)] = true
    }
  }

  /// The gender that an entry tells.
  func gender(of term: Int32) -> Gender { term < 0 ? .unknown : gender[Int(term)] }
  /// The gender that a word tells.
  func gender(of token: Token) -> Gender {
    let gender = gender(of: token.term)
    return gender == .unknown && token.shape == .lower ? roles.gender(of: token) : gender
  }
  /// Whether an entry names somebody who speaks for others.
  func isSpokesperson(_ term: Int32) -> Bool { spokespeople.contains(term) }
  /// Whether an entry ("company", "group") may stand for any institution.
  func isAnyInstitution(_ term: Int32) -> Bool { anyInstitution.contains(term) }
  /// Whether an entry is a plural.
  func isPlural(_ term: Int32) -> Bool { term >= 0 && isPlural[Int(term)] }
  /// What the data say of a reporting verb; nil for other words.
  @inline(__always) func cue(of term: Int32) -> CueEntry? {
    guard term >= 0, cues[Int(term)].weight > 0 else { return nil }
    return cues[Int(term)]
  }
}
