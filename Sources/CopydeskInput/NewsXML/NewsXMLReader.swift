import CopydeskCore
import CopydeskXML

/// Reads NITF 3.x and NewsML-G2: news items, alone or many in a message.
enum NewsXMLReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    let source = try DecodedStream(stream, transport: reading.input.known.charset, mediaType: "application/xml")
    let events = XMLStream()
    let parser = NewsParser(limit: reading.options.maxTextBytes)
    var repair = XMLRepair()
    var count = 0
    var isLast = false
    while !isLast {
      let chunk = try source.next()
      isLast = chunk.isEmpty
      var repaired: [UInt8] = []
      chunk.withUnsafeBufferPointer { repair.feed($0, isLast: isLast, into: &repaired) }
      events.parse(repaired, isLast: isLast)
      parser.take(events)
      events.removeAll()
      for item in parser.finished {
        try emit(self.item(item, &repair.notes, source, reading))
        count += 1
      }
      parser.finished.removeAll()
    }
    if count == 0 { throw StageError(.malformed, "There is no news item in the input.") }
  }

  private static func item(
    _ item: NewsItem, _ notes: inout [XMLRepair.Note], _ source: DecodedStream, _ reading: Reading
  ) -> Item {
    do throws(StageError) {
      var document = try item.document(reading, mediaType: "application/xml", charset: source.charset)
      for kind in XMLRepair.Kind.allCases {
        let count = notes.count { $0.kind == kind }
        if count > 0 { document.find(reading.stage, kind.rawValue, kind.message(count)) }
      }
      notes = []
      if item.number == 0 { reading.add(source.repairs, to: &document) }
      reading.completeByKnown(&document)
      return .document(document)
    } catch {
      return reading.rejection(error, item: item.number, id: item.id)
    }
  }
}
