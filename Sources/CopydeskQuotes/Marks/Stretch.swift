/// A stretch of text inside quotation marks, marks included.
struct Stretch: Equatable {
  /// Index of the opening mark's token.
  var open: Int
  /// Index of the closing mark's token; of the paragraph's last token where the mark was never closed.
  var close: Int
  /// Whether a closing mark was found.
  var isClosed: Bool
  /// Whether the next paragraph opens with a mark, so that the quotation goes on there.
  var continues = false
  /// Whether it goes on from the paragraph before.
  var isContinuation = false
  /// Whether its marks are single ones.
  var isSingle: Bool

  /// Tokens of it, marks included.
  var tokens: Range<Int> { open..<close + 1 }
  /// Tokens between the marks.
  var inner: Range<Int> { open + 1..<max(open + 1, isClosed ? close : close + 1) }
}
