import CopydeskCore

/// Reads an input that is one page of HTML or XHTML. The markup stays as it is; cleaning it is another stage's work.
enum PageReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    let bytes = try stream.readAll(limit: reading.options.maxDocumentBytes)
    if bytes.allSatisfy(ByteScan.isSpace) { throw StageError(.empty, "There is nothing in the input.") }
    let mediaType = reading.input.known.mediaType ?? "text/html"
    var document = Document(
      id: reading.madeID(item: nil),
      source: reading.source(
        item: nil, mediaType: mediaType, charset: Charset(label: reading.input.known.charset ?? "")?.name))
    document.markup = Markup(bytes: bytes, mediaType: mediaType, charset: reading.input.known.charset)
    reading.applyKnown(to: &document)
    try emit(.document(document))
  }
}
