/// The keys under which a document can be found.
public struct Signature: Sendable {
  /// Keys of its runs of words.
  public let shingles: Shingles
  /// Key of all its words.
  public let exact: UInt64

  /// The keys of a text.
  public init(_ text: FoldedText) {
    shingles = Shingles(text)
    exact = exactKey(text)
  }
}
