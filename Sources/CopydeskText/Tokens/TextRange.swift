/// A half-open range of UTF-8 offsets into a text.
public struct TextRange: Sendable, Hashable, Comparable {
  /// First byte.
  public var start: Int
  /// One past the last byte.
  public var end: Int

  /// The range from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// Length in bytes.
  public var count: Int { end - start }
  /// Whether it holds no byte.
  public var isEmpty: Bool { end <= start }

  /// Whether the byte at `offset` lies inside.
  public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
  /// Whether all of `other` lies inside.
  public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }
  /// Whether the two share a byte.
  public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

  /// By start, then by end.
  public static func < (a: TextRange, b: TextRange) -> Bool { (a.start, a.end) < (b.start, b.end) }
}
