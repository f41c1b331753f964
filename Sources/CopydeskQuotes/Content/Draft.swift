/// A quotation on its way: which report or stretch it comes from, its content, its speaker's phrase.
struct Draft {
  /// Stretches of content, as ranges of tokens, in order.
  var parts: [Range<Int>]
  /// Stretches in quotation marks within them that are quotations, by index.
  var stretches: [Int]
  /// Index of the report, if it has one.
  var report: Int?
  /// Index of the speaker's noun phrase; nil where nobody is named.
  var phrase: Int?
  /// From 0 to 1.
  var confidence: Float
  /// The rule that decided.
  var why: String
}
