/// What a token does in its sentence, as far as a word list, its shape and its neighbours tell.
enum Tag: UInt8 {
  /// Outside the text: before its first or after its last token.
  case edge
  case determiner, possessive, preposition, conjunction, subordinator
  case pronoun, relative, that, to
  case modal, auxiliary, negation, adverb
  /// Verbs: `said`, `says`, `say`, `saying`, and the participle after an auxiliary.
  case past, present, base, gerund, participle
  case noun, name, number
  /// Possessive `'s`.
  case genitive
  case comma, semicolon, colon, dash, hyphen, stop, bracket
  /// A whole stretch inside quotation marks.
  case quotation
  case other

  static let count = 32

  var isVerb: Bool { rawValue >= Tag.past.rawValue && rawValue <= Tag.participle.rawValue }
  var isFinite: Bool { self == .past || self == .present || self == .auxiliary || self == .modal }
  /// Part of a noun phrase, wherever it stands in it.
  var isNominal: Bool { self == .noun || self == .name || self == .number }
}
