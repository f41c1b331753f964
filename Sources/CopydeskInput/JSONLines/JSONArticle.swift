import CopydeskCore
import CopydeskText

/// Makes a document of a JSON object: `id`, `text` or `html`, `title`, `url`, `published`, `language`; the rest passes through.
enum JSONArticle {
  private static let keys: Set<String> = ["id", "text", "html", "title", "url", "published", "language"]

  static func document(_ json: JSONView, item: Int, _ reading: Reading) throws(StageError) -> Document {
    let text = json["text"]?.utf8
    let html = json["html"]?.utf8
    guard let content = text ?? html else {
      throw StageError(.malformed, "The object has neither \"text\" nor \"html\" that is a string.")
    }
    if TextKind.isBlank(content) { throw StageError(.empty, "The \"\(text == nil ? "html" : "text")\" is empty.") }
    guard content.count <= reading.options.maxTextBytes else {
      throw StageError(.limit, "The text is longer than \(reading.options.maxTextBytes) bytes.", limit: "maxTextBytes")
    }
    let given = id(json["id"])
    var document = Document(
      id: given ?? reading.madeID(item: item),
      source: reading.source(item: item, mediaType: text == nil ? "text/html" : "text/plain", charset: "utf-8"),
      text: text ?? [])
    if text == nil {
      document.markup = Markup(bytes: content, mediaType: "text/html", charset: "utf-8")
    } else {
      document[Blocks.self] = Paragraphs.blocks(of: content)
    }
    addMetadata(of: json, to: &document, reading)
    if let given, !reading.ids.isNew(given) {
      document.find(reading.stage, "duplicate-id", "An earlier document of this input has the same id.")
    }
    addExtra(of: json, keepsHTML: text != nil, to: &document)
    return document
  }

  /// The id as it stands, a number too; nil where there is none.
  private static func id(_ json: JSONView?) -> String? {
    guard let json else { return nil }
    let id = json.string ?? (json.kind == .number ? String(decoding: json.raw, as: UTF8.self) : "")
    return id.isEmpty ? nil : id
  }

  private static func addMetadata(of json: JSONView, to document: inout Document, _ reading: Reading) {
    document.metadata.title = json["title"]?.string
    document.metadata.url = json["url"]?.string
    document.metadata.language = json["language"]?.string
    if let stated = json["published"] {
      let words = stated.string ?? stated["value"]?.string ?? String(decoding: stated.raw, as: UTF8.self)
      if let value = StatedDate.iso(words) {
        document.metadata.published = .init(value: value, from: stated["from"]?.string ?? "input")
      } else {
        document.find(reading.stage, "bad-date", "The date of publication can't be read: \(words.prefix(60)).")
      }
    }
    reading.completeByKnown(&document)
  }

  private static func addExtra(of json: JSONView, keepsHTML: Bool, to document: inout Document) {
    for member in json.members {
      guard let key = member.key.string, !keys.contains(key) || (key == "html" && keepsHTML) else { continue }
      document.extra.append((key, Array(member.value.raw)))
    }
  }
}
