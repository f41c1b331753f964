/// How much markup one parse may hold.
public struct ParseLimits: Sendable, Equatable {
  /// Elements open at once. Unmatched end tags cost depth times number, so this is also the defence against them.
  public var depth = 1024
  /// Nodes in all.
  public var nodes = 5_000_000
  /// Bytes of text and attribute values in all.
  public var text = 100_000_000
  /// Attributes of one tag; further ones are not read (libxml2 compares each with all before it).
  public var attributes = 256

  /// The default limits.
  public init() {}

  /// Which limit ended a parse.
  public enum Kind: String, Sendable {
    /// Too many elements open at once.
    case depth
    /// Too many nodes.
    case nodes
    /// Too much text.
    case text
  }
}
