/// Someone or something that the text speaks of, as it is put together.
struct EntityDraft {
  /// What it is, as far as is known.
  enum Kind: UInt8 { case person, organization, place, unknown, anonymous, group, document }

  /// Tokens of its fullest name or description.
  var name: Range<Int>
  /// Whether it has a proper name.
  var isNamed: Bool
  var kind: Kind
  var gender = WordTable.Gender.unknown
  var isPlural = false
  /// Hash of the surname, of an organisation's last word, or of a description's head.
  var key: UInt64
  /// Hash of the first name's token; 0 when only one word is known.
  var given: UInt64 = 0
  /// Roles as written, as ranges of tokens, in order.
  var roles: [Range<Int>] = []
  /// The entity it speaks for.
  var speaksFor: Int?
  /// The phrase that names its organisation.
  var organization: Range<Int>?
  /// Whether it asked not to be named.
  var isUnnamedOnCondition = false
  /// Number of mentions, the last one's segment, and whether that one was a subject.
  var mentions = 0
  var lastSegment = -1
  var lastWasSubject = false
  /// Segment in which it last spoke.
  var lastSpoke = -10
  /// First phrase.
  var first: Int

  /// Whether it can say "he" or "she".
  var mayBePerson: Bool { kind == .person || kind == .anonymous || kind == .unknown }
}
