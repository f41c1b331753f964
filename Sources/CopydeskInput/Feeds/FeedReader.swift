import CopydeskCore
import CopydeskXML

/// Reads RSS 0.90 to 2.0, RDF and Atom 0.3 and 1.0, item by item, broken or not.
enum FeedReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    let source = try DecodedStream(stream, transport: reading.input.known.charset, mediaType: "application/xml")
    var pipe = FeedPipe(source: source, reading: reading)
    while let batch = try pipe.next() {
      for item in batch { try emit(item) }
    }
    guard pipe.isFeed else { throw StageError(.malformed, "There is no feed in the input.") }
  }
}

/// The way from bytes to items: decoding, repair, parsing.
private struct FeedPipe {
  private let source: DecodedStream
  private let reading: Reading
  private let stream = XMLStream()
  private let parser: FeedParser
  private var repair = XMLRepair(neverNested: ["item", "entry"])
  private var isAtEnd = false
  private var encodingRepairs: [EncodingRepair] = []
  private var count = 0

  var isFeed: Bool { parser.isFeed }

  init(source: DecodedStream, reading: Reading) {
    self.source = source
    self.reading = reading
    parser = FeedParser(options: reading.options, base: reading.baseAddress)
  }

  /// The items that the next bytes complete; nil at the end.
  mutating func next() throws(StageError) -> [Item]? {
    guard !isAtEnd else { return nil }
    let chunk = try source.next()
    isAtEnd = chunk.isEmpty
    var repaired: [UInt8] = []
    chunk.withUnsafeBufferPointer { repair.feed($0, isLast: isAtEnd, into: &repaired) }
    stream.parse(repaired, isLast: isAtEnd)
    parser.take(stream)
    stream.removeAll()
    var items: [Item] = []
    for (item, end) in parser.finished {
      guard count < reading.options.maxItems else {
        isAtEnd = true
        items.append(refuseRest())
        break
      }
      items.append(self.item(item, end: end))
      count += 1
    }
    parser.finished.removeAll()
    return items
  }

  private func refuseRest() -> Item {
    let limit = reading.options.maxItems
    return reading.rejection(
      StageError(.limit, "The feed has more than \(limit) items.", limit: "maxItems"), item: count)
  }

  private mutating func item(_ item: FeedItem, end: Int) -> Item {
    var item = item
    addRepairs(before: end, to: &item)
    let mediaType = parser.feed.isAtom ? "application/atom+xml" : "application/rss+xml"
    let maker = FeedDocument(reading: reading, mediaType: mediaType, charset: source.charset)
    do throws(StageError) {
      return .document(try maker.document(of: item, parser.feed))
    } catch {
      return reading.rejection(error, item: item.number, id: item.id)
    }
  }

  /// Repairs belong to the first item that ends behind them.
  private mutating func addRepairs(before end: Int, to item: inout FeedItem) {
    var counts: [XMLRepair.Kind: Int] = [:]
    let own = repair.notes.prefix { $0.offset <= end }
    for note in own { counts[note.kind, default: 0] += 1 }
    repair.notes.removeFirst(own.count)
    for kind in XMLRepair.Kind.allCases {
      if let count = counts[kind] { item.find(kind.rawValue, kind.message(count)) }
    }
    for repair in source.repairs where !encodingRepairs.contains(where: { $0.code == repair.code }) {
      encodingRepairs.append(repair)
      item.find(repair.code, repair.message)
    }
  }
}

extension XMLRepair.Kind {
  /// One sentence for people.
  func message(_ count: Int) -> String {
    let places = EncodingRepair.count(count, "place", "places")
    return switch self {
    case .controlCharacter: "Characters that XML doesn't allow were left out in \(places)."
    case .undeclaredEntity: "Entities of HTML that the feed doesn't declare were resolved in \(places)."
    case .strayAmpersand: "An ampersand was taken for itself in \(places)."
    case .strayLessThan: "A less-than sign was taken for itself in \(places)."
    case .unmatchedEndTag: "End tags that match nothing were left out in \(places)."
    case .unclosedElement: "Elements without end tag were closed in \(places)."
    case .malformedAttribute: "Attributes were mended in \(places)."
    case .cutShort: "The feed ends in the middle."
    case .depth: "Elements nested too deep were left out, their text kept, in \(places)."
    case .entityBudget: "Entities were left out, as too many were used, in \(places)."
    }
  }
}
