/// Bytes to read and what is known about them.
public struct Input: Sendable {
  /// Path or address, as it will stand in the record.
  public var uri: String
  /// Where the bytes are.
  public var content: Content
  /// What a sidecar or the command line says of them.
  public var known: Known

  /// An input.
  public init(uri: String, content: Content, known: Known = Known()) {
    self.uri = uri
    self.content = content
    self.known = known
  }

  /// Where an input's bytes are.
  public enum Content: Sendable {
    /// In a file.
    case file(String)
    /// In memory.
    case bytes([UInt8])
    /// On standard input.
    case standardInput
  }

  /// What is known of an input apart from its bytes; it wins over what the bytes say.
  public struct Known: Sendable, Equatable {
    /// Media type.
    public var mediaType: String?
    /// Character encoding.
    public var charset: String?
    /// Canonical address.
    public var url: String?
    /// Date or date-time of publication.
    public var published: Metadata.Stamp?
    /// Language.
    public var language: String?
    /// Headline.
    public var title: String?
    /// Time of the fetch.
    public var fetched: String?

    /// Nothing.
    public init() {}
  }
}

/// What a reader makes of an input, piece by piece.
public enum Item: Sendable {
  /// A document.
  case document(Document)
  /// Something that could not be read.
  case rejection(Rejection)
}
