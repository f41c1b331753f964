import CopydeskText

/// A noun phrase without what follows its head: "the ministry's spokesperson", "General Qamar Javed Bajwa", "she".
struct NounPhrase {
  /// First token.
  var start: Int
  /// One past the last token.
  var end: Int
  /// The head's token.
  var head: Int
  /// What it may stand for.
  var kind: Kind
  /// Whether it is a plural.
  var isPlural = false
  /// Whether it begins with a determiner or an owner.
  var isDefinite = false
  /// Whether it begins with "a", "an", "one", "another", "some" or a number.
  var isIndefinite = false
  /// Whether a finite verb follows, perhaps after adverbs.
  var precedesVerb = false
  /// First token of the name inside, where there is one after title and role.
  var nameStart: Int

  var tokens: Range<Int> { start..<end }

  /// What a phrase may stand for.
  enum Kind: UInt8, CaseIterable {
    /// I, he, she, they, we in subject form.
    case personal
    /// him, them.
    case object
    /// it.
    case neuter
    /// who.
    case who
    /// this, that, which.
    case demonstrative
    /// one, others, many, somebody.
    case indefinite
    /// A person's name, by its first name, title or role.
    case person
    /// A name that holds a word for an institution.
    case organization
    /// A publication's name.
    case publication
    /// A country, city or region.
    case place
    /// Any other name.
    case name
    /// A common noun for a person by role or kind.
    case role
    /// A common noun for an unnamed source.
    case source
    /// A common noun for several people.
    case group
    /// A common noun for an institution.
    case institution
    /// A statement, report, letter.
    case document
    /// A day, a time.
    case time
    /// Any other thing.
    case thing

    static let count = 18

    var isPronoun: Bool { rawValue <= Kind.indefinite.rawValue }
    var isName: Bool { rawValue >= Kind.person.rawValue && rawValue <= Kind.name.rawValue }
  }
}
