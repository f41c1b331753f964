public import CopydeskText

/// How a document repeats one that came before it.
public struct Duplicate: Sendable, Equatable {
  /// Id of the earliest document of the cluster.
  public var cluster: String
  /// How they are alike.
  public var kind: Kind
  /// Id of the document that it was matched with.
  public var of: String
  /// From 0 to 1.
  public var similarity: Double
  /// Matched ranges of this document's text.
  public var here: [TextRange]
  /// Matched ranges of the other document's text, in code points: that text isn't at hand when the record is written.
  public var there: [TextRange]

  /// A duplicate.
  public init(
    cluster: String, kind: Kind, of: String, similarity: Double, here: [TextRange] = [], there: [TextRange] = []
  ) {
    self.cluster = cluster
    self.kind = kind
    self.of = of
    self.similarity = similarity
    self.here = here
    self.there = there
  }

  /// How two documents are alike.
  public enum Kind: String, Sendable, CaseIterable {
    /// The same words.
    case exact
    /// Nearly the same words.
    case near
    /// One lies in the other.
    case contained
    /// A later state of the same story.
    case update
  }
}
