public import CopydeskText

extension Document {
  /// Takes parts over from a record, or from what a program said of this document's record.
  ///
  /// - Parameters:
  ///   - parts: names of members to take over where `json` has them: `text`, a layer, a field of the metadata, `findings`; any
  ///     other is kept under `extra` as it is. Null removes.
  ///   - json: an object. Offsets count code points of its `text`, where that is taken over, else of this document's.
  /// - Throws: `RecordError` when an annotation's range doesn't fit the text or a word is unknown.
  public mutating func update(_ parts: [String], from json: JSONView) throws(RecordError) {
    guard json.kind == .object else { throw RecordError("What is said of a document is a JSON object.") }
    var taken = parts
    if parts.contains(Parts.Text.name), let changed = json[Parts.Text.name]?.utf8, changed != text {
      text = changed
      // Layers describe one text: those of the old one went with it.
      taken += Document.builtinLayers.map { $0.name }
    }
    let reader = RecordReader(text: text, unit: .codepoint)
    let said = Metadata(json)
    for name in Set(taken).sorted() where name != Parts.Text.name {
      guard let value = json[name] else { continue }
      if let layer = Document.builtinLayers.first(where: { $0.name == name }) {
        try read(layer, from: json, reader)
      } else if name == "findings" {
        findings = []
        try readFindings(json, reader)
      } else if !metadata.take(name, from: said) {
        extra.removeAll { $0.key == name }
        if !value.isNull { extra.append((name, Array(value.raw))) }
      }
    }
  }
}

extension Metadata {
  /// Takes one field over. False when no field has the name.
  fileprivate mutating func take(_ name: String, from other: Metadata) -> Bool {
    switch name {
    case "title": title = other.title
    case "authors": authors = other.authors
    case "publisher": publisher = other.publisher
    case "section": section = other.section
    case "tags": tags = other.tags
    case "summary": summary = other.summary
    case "language": language = other.language
    case "url": url = other.url
    case "media": media = other.media
    case "published": published = other.published
    case "modified": modified = other.modified
    default: return false
    }
    return true
  }
}
