/// A word that may report what somebody said.
struct Cue {
  /// The word's token.
  var token: Int
  /// The verb with its auxiliaries and adverbs; the whole of "according to".
  var group: Range<Int>
  /// What it is.
  var kind: Kind
  /// What the data say of it.
  var entry: CueEntry
  /// How the verb stands.
  var form: Form
  /// Its segment.
  var segment: Int

  /// What a cue is.
  enum Kind: UInt8 {
    case verb
    /// The speaker follows: "according to".
    case preposition
    /// A colon after a name.
    case colon
  }

  /// How a verb stands in its group.
  enum Form: Int {
    case past, present, base, gerund, perfect, passive, modal, infinitive, negated, other
    static let count = 10
  }
}
