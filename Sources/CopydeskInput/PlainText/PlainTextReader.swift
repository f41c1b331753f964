import CopydeskCore

/// Reads an input that is one text without markup.
enum PlainTextReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    let options = reading.options
    let bytes = try stream.readAll(limit: options.maxDocumentBytes)
    let decoded = Decoding.decode(
      bytes, transport: reading.input.known.charset, mediaType: "text/plain",
      undoesDoubleEncoding: options.repairDoubleEncoding)
    try check(decoded.utf8, of: bytes, options: options)
    let mediaType = reading.input.known.mediaType ?? "text/plain"
    var document = Document(
      id: reading.madeID(item: nil), source: reading.source(item: nil, mediaType: mediaType, charset: decoded.charset),
      text: decoded.utf8)
    document[Blocks.self] = Paragraphs.blocks(of: decoded.utf8)
    reading.applyKnown(to: &document)
    reading.add(decoded.repairs, to: &document)
    try emit(.document(document))
  }

  private static func check(_ text: [UInt8], of bytes: [UInt8], options: ReadOptions) throws(StageError) {
    if TextKind.isBinary(bytes.prefix(4096), text: text.prefix(4096)) {
      throw StageError(.unreadable, "The input is neither text nor of any other known format.")
    }
    if TextKind.isBlank(text) { throw StageError(.empty, "There is no text in the input.") }
    guard text.count <= options.maxTextBytes else {
      throw StageError(.limit, "The text is longer than \(options.maxTextBytes) bytes.", limit: "maxTextBytes")
    }
  }
}
