public import CopydeskCore
import CopydeskText

extension Document {
  /// A document of plain text, its blocks set: stretches between blank lines.
  ///
  /// - Parameters:
  ///   - language: nil where nothing says one.
  ///   - published: the publication date, ISO 8601.
  public static func plain(
    _ text: String, id: String = "test", language: String? = "en", published: String? = nil
  ) -> Document {
    var document = Document(id: id, text: Array(text.utf8))
    document.source.uri = id + ".txt"
    document.source.mediaType = "text/plain"
    document.metadata.language = language
    document.metadata.published = published.map { Metadata.Stamp(value: $0, from: "test") }
    document[Blocks.self] = paragraphs(of: document.text).map { Block(range: $0) }
    return document
  }

  /// A document whose markup waits for cleaning.
  public static func html(
    _ markup: [UInt8], id: String = "test", language: String? = nil, published: String? = nil
  ) -> Document {
    var document = Document(id: id)
    document.source.uri = id + ".html"
    document.source.mediaType = "text/html"
    document.metadata.language = language
    document.metadata.published = published.map { Metadata.Stamp(value: $0, from: "test") }
    document.markup = Markup(bytes: markup, mediaType: "text/html")
    return document
  }
}

/// Stretches of text between lines that hold nothing but white space, without the white space around them.
func paragraphs(of text: [UInt8]) -> [TextRange] {
  var found: [TextRange] = []
  var start: Int?
  var end = 0
  var newlines = 0
  for (index, byte) in text.enumerated() {
    if byte == 0x0A { newlines += 1 }
    guard byte > 0x20 else { continue }
    if let first = start, newlines > 1 {
      found.append(TextRange(first, end))
      start = nil
    }
    if start == nil { start = index }
    newlines = 0
    end = index + 1
  }
  if let start { found.append(TextRange(start, end)) }
  return found
}
