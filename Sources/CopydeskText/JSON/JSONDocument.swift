/// A parsed JSON text that keeps where everything stood.
///
/// One parser serves pipelines, JSON Lines and records. The text becomes a flat list of nodes (no tree of objects, no
/// strings until they are asked for); `root` opens it for reading.
public struct JSONDocument: Sendable {
  /// The text as it was given.
  public let bytes: [UInt8]
  let nodes: [Node]

  /// What the parser lets pass beyond RFC 8259.
  public enum Dialect: Sendable {
    /// Nothing.
    case strict
    /// `//` and `/* */` comments and a comma before a closing bracket.
    case relaxed
  }

  /// Parses the whole of `bytes` as one JSON value. Linear; nesting deeper than `maximumDepth` is refused.
  public init(_ bytes: [UInt8], dialect: Dialect = .strict, maximumDepth: Int = 256) throws(JSONError) {
    var parser = JSONParser(dialect: dialect, maximumDepth: maximumDepth)
    var failure: JSONError?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONError) { try parser.parse(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    self.bytes = bytes
    nodes = parser.nodes
  }

  /// The value.
  public var root: JSONView { JSONView(document: self, index: 0) }

  struct Node: Sendable {
    var kind: Kind
    /// Whether a string has escapes.
    var isEscaped = false
    var start: Int32
    var end: Int32 = 0
    /// Index of the first node after this one's content.
    var next: Int32 = 0

    enum Kind: UInt8, Sendable { case object, array, string, number, `true`, `false`, null }
  }
}

/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence.
  public var message: String
  /// Byte offset.
  public var offset: Int
  /// Line, from 1.
  public var line: Int
  /// Column in code points, from 1.
  public var column: Int

  /// The message with its place.
  public var description: String { "line \(line), column \(column): \(message)" }

  init(_ message: String, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.message = message
    self.offset = offset
    (line, column) = linePosition(of: offset, in: bytes)
  }
}

/// Line and column (in code points), both from 1, of a byte offset.
func linePosition(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
  var line = 1
  var column = 1
  for byte in bytes.prefix(offset) {
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
  return (line, column)
}

extension JSONDocument {
  /// A document that holds null.
  public static let null = JSONDocument(
    bytes: Array("null".utf8), nodes: [Node(kind: .null, start: 0, end: 4, next: 1)])

  private init(bytes: [UInt8], nodes: [Node]) {
    self.bytes = bytes
    self.nodes = nodes
  }
}
