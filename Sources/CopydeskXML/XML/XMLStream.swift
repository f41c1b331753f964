import CLibxml2

/// Reads XML chunk by chunk over libxml2's push parser and keeps what it saw as a flat list of events.
///
/// Feed it with what `XMLRepair` makes. After each chunk the caller reads `events` and empties them; memory is bounded by
/// the chunk, not by the document. Nothing outside the document is ever read.
public final class XMLStream {
  /// One thing that was seen.
  public enum Event: Sendable, Equatable {
    /// An element starts: its name, its attributes in `attributes`, the offset of its tag's end.
    case start(name: Int, attributes: Range<Int>, offset: Int)
    /// An element ends: its name, and the offset of its tag's end.
    case end(name: Int, offset: Int)
    /// Text, in `bytes`; a run of text may come in several pieces.
    case text(Range<Int>)
  }

  /// A name with what its prefix stands for.
  public struct Name: Sendable, Hashable {
    /// Address of the namespace; empty for none.
    public var namespace: String
    /// Prefix as written; empty for none.
    public var prefix: String
    /// The name without prefix.
    public var local: String
  }

  /// An attribute: its name, and its value in `bytes`.
  public struct Attribute: Sendable, Equatable {
    /// Index into `names`.
    public var name: Int
    /// Range of `bytes`.
    public var value: Range<Int>
  }

  /// What was seen since the last `removeAll`.
  public var events: [Event] { sink.pointee.events }
  /// Attributes that `events` refer to.
  public var attributes: [Attribute] { sink.pointee.attributes }
  /// Text and values that `events` and `attributes` refer to.
  public var bytes: [UInt8] { sink.pointee.bytes }
  /// Every name seen so far; indexes stay.
  public var names: [Name] { sink.pointee.names }
  /// libxml2's words for the first thing it could not read, if anything.
  public private(set) var failure: String?

  private let sink: UnsafeMutablePointer<XMLSink>
  private let context: UnsafeMutablePointer<xmlParserCtxt>?

  /// A stream at its start.
  public init() {
    Libxml2.start()
    sink = .allocate(capacity: 1)
    sink.initialize(to: XMLSink())
    var handler = XMLSink.handler
    context = xmlCreatePushParserCtxt(&handler, sink, nil, 0, nil)
    sink.pointee.context = context
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
      | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
    if let context { xmlCtxtUseOptions(context, Int32(options)) }
  }

  deinit {
    if let context { xmlFreeParserCtxt(context) }
    sink.deinitialize(count: 1)
    sink.deallocate()
  }

  /// Reads a chunk; the events it completes are added to `events`.
  public func parse(_ chunk: [UInt8], isLast: Bool) {
    guard let context else { return }
    chunk.withUnsafeBytes { bytes in
      let start = bytes.bindMemory(to: CChar.self)
      _ = xmlParseChunk(context, start.baseAddress, Int32(truncatingIfNeeded: start.count), isLast ? 1 : 0)
    }
    if failure == nil, context.pointee.wellFormed == 0 { failure = message(context) }
  }

  private func message(_ context: UnsafeMutablePointer<xmlParserCtxt>) -> String {
    guard let text = context.pointee.lastError.message else { return "not well-formed" }
    let words = String(cString: text).split(whereSeparator: { $0.isNewline || $0 == " " }).joined(separator: " ")
    return "line \(context.pointee.lastError.line): \(words)"
  }

  /// Forgets the events; names stay.
  public func removeAll() {
    sink.pointee.events.removeAll(keepingCapacity: true)
    sink.pointee.attributes.removeAll(keepingCapacity: true)
    sink.pointee.bytes.removeAll(keepingCapacity: true)
  }
}
