import CopydeskCore

/// Reads web archives (ISO 28500, WARC 1.0 and 1.1), record by record: responses that succeeded, resources and conversions.
///
/// What a record holds is read as an input by itself, with its media type, encoding, address and date from the archive.
/// Pictures, styles and programs are passed over.
enum WARCReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    var reader = ByteReader(stream)
    var number = 0
    while let fields = try nextHeader(&reader) {
      guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
        try emit(reading.rejection(StageError(.malformed, "A record of the archive has no length."), item: number))
        number += 1
        continue
      }
      let limit = reading.options.maxDocumentBytes
      let (bytes, count) = try reader.bytes(length, keeping: limit)
      guard holdsContent(fields) else { continue }
      defer { number += 1 }
      if length > limit {
        let error = StageError(
          .limit, "A record of the archive is longer than \(limit) bytes.", limit: "maxDocumentBytes")
        try emit(reading.rejection(error, item: number))
        continue
      }
      try readRecord(bytes, fields, isCut: count < length, number, reading, emit: emit)
    }
  }

  /// The header of the next record; passes over what stands between records, and over what is none.
  private static func nextHeader(_ reader: inout ByteReader) throws(StageError) -> HeaderFields? {
    while let line = try reader.line() {
      guard line.starts(with: "WARC/".utf8) else { continue }
      var fields = HeaderFields()
      while let line = try reader.line(), !line.isEmpty { fields.add(line) }
      return fields
    }
    return nil
  }

  private static func holdsContent(_ fields: HeaderFields) -> Bool {
    ["response", "resource", "conversion"].contains(fields["warc-type"]?.lowercased() ?? "")
  }

  private static func readRecord(
    _ bytes: [UInt8], _ fields: HeaderFields, isCut: Bool, _ number: Int, _ reading: Reading,
    emit: (Item) throws -> Void
  ) throws {
    do {
      guard let content = try content(bytes, fields, reading.options) else { return }
      let record = self.reading(of: content, fields, number, reading)
      let emitMarked = { (item: Item) throws in
        guard case .document(var document) = item else { return try emit(item) }
        if isCut { document.find(reading.stage, "cut-short", "The archive ends in the middle of the record.") }
        if let reason = fields["warc-truncated"] {
          document.find(
            reading.stage, "cut-short", "The archive keeps only a part of the record, by its \(reason.prefix(40)).")
        }
        if let problem = content.problem {
          document.find(
            reading.stage, "damaged-archive", "The record could not be unpacked to its end: \(problem).")
        }
        try emit(.document(document))
      }
      try InputReading.read(PeekableStream(MemoryStream(content.bytes)), as: nil, record, emit: emitMarked)
    } catch let error as StageError {
      try emit(reading.rejection(error, item: number))
    }
  }

  /// What a record carries and what is said of it.
  private struct Content {
    var bytes: [UInt8]
    var mediaType: String?
    var charset: String?
    /// What ended the unpacking too early, if anything.
    var problem: String?
  }

  /// The content of a record; nil where it is nothing to read.
  private static func content(_ bytes: [UInt8], _ fields: HeaderFields, _ options: ReadOptions) throws(StageError)
    -> Content?
  {
    guard fields["warc-type"]?.lowercased() == "response", fields.mediaType?.hasPrefix("application/http") ?? true
    else {
      guard isReadable(fields.mediaType) else { return nil }
      return Content(bytes: bytes, mediaType: fields.mediaType, charset: fields.charset)
    }
    let message = HTTPMessage(bytes)
    // A response without a type may have been looked at by the crawler.
    let mediaType = message.fields.mediaType ?? fields["warc-identified-payload-type"]?.lowercased()
    guard (200..<300).contains(message.status ?? 200), isReadable(mediaType) else { return nil }
    let body = try message.body(ratio: options.maxExpansion, limit: options.maxDocumentBytes)
    return body.bytes.isEmpty
      ? nil
      : Content(bytes: body.bytes, mediaType: mediaType, charset: message.fields.charset, problem: body.problem)
  }

  /// Whether a media type may hold an article: no pictures, sound, fonts, styles or programs.
  private static func isReadable(_ mediaType: String?) -> Bool {
    guard let mediaType, mediaType.contains("/") else { return true }
    if mediaType == "text/css" || mediaType.contains("javascript") || mediaType == "text/dns" { return false }
    return mediaType.hasPrefix("text/") || mediaType.contains("xml") || mediaType.contains("json")
      || mediaType.contains("html")
      || mediaType == "application/octet-stream" || mediaType == "application/atom" || mediaType == "application/rss"
  }

  private static func reading(of content: Content, _ fields: HeaderFields, _ number: Int, _ reading: Reading) -> Reading
  {
    var input = Input(uri: reading.input.uri, content: .bytes([]), known: reading.input.known)
    input.known.mediaType = content.mediaType == "application/octet-stream" ? nil : content.mediaType
    input.known.charset = content.charset
    // Older tools put the address in angle brackets.
    input.known.url = fields["warc-target-uri"].map { String($0.filter { $0 != "<" && $0 != ">" }) }
    input.known.fetched = fields["warc-date"] ?? input.known.fetched
    return Reading(input, options: reading.options, stage: reading.stage, archived: number)
  }
}
