import CopydeskCore

/// Reads an input of any format: unpacks it, tells its format, and hands it to the reader for that.
enum InputReading {
  static func read(
    _ input: Input, as format: InputFormat?, _ options: ReadOptions, stage: String, emit: (Item) throws -> Void
  ) throws {
    let reading = Reading(input, options: options, stage: stage)
    let source = PeekableStream(try ByteSource(input.content))
    let packing = Packing(head: try source.peek(Packing.headLength))
    let packed = packing.map { UnpackedStream(source, $0, ratio: options.maxExpansion) }
    let stream = PeekableStream(LimitedStream(packed ?? source, limit: options.maxInputBytes))
    try read(stream, as: format, reading) { item in
      guard case .document(var document) = item else { return try emit(item) }
      // Of markup the text is known, and its language checked, once it is cleaned.
      if document.markup == nil { LanguageCheck.apply(to: &document, stage: stage) }
      if let problem = packed?.problem {
        document.find(stage, "damaged-archive", "The input could not be unpacked to its end: \(problem).")
      }
      try emit(.document(document))
    }
  }

  /// Reads a stream that is unpacked already.
  static func read(
    _ stream: PeekableStream, as format: InputFormat?, _ reading: Reading, emit: (Item) throws -> Void
  ) throws {
    let head = try stream.peek(FormatDetector.reach)
    if head.isEmpty { throw StageError(.empty, "There is nothing in the input.") }
    switch format ?? FormatDetector.format(of: head, mediaType: reading.input.known.mediaType) {
    case .plainText: try PlainTextReader.read(stream, reading, emit: emit)
    case .html: try PageReader.read(stream, reading, emit: emit)
    case .jsonLines: try JSONLinesReader.read(stream, reading, emit: emit)
    case .feed: try FeedReader.read(stream, reading, emit: emit)
    case .jsonFeed: try JSONFeedReader.read(stream, reading, emit: emit)
    case .warc: try WARCReader.read(stream, reading, emit: emit)
    case .newsXML: try NewsXMLReader.read(stream, reading, emit: emit)
    }
  }
}
