import CopydeskCore

/// What a news item says, before it becomes a document.
struct NewsItem {
  let number: Int
  var id: String?
  var titles: [NewsField: String] = [:]
  var authors: [String] = []
  var creators: [String] = []
  var dateline: String?
  var summary: String?
  /// Dates as stated, by what they are said to be.
  var dates: [NewsField: String] = [:]
  var publishers: [NewsField: String] = [:]
  var section: String?
  var tags: [String] = []
  var media: [Metadata.Media] = []
  var language: String?
  /// The content as HTML.
  var markup: [UInt8] = []
  /// The content as text, where there is no markup.
  var text: [UInt8] = []
  var isTooLong = false

  init(number: Int) { self.number = number }

  mutating func add(author name: String) {
    for name in Byline.names(name) where !authors.contains(name) && authors.count < 100 { authors.append(name) }
  }

  mutating func add(tag: String) {
    if !tag.isEmpty, !tags.contains(tag), tags.count < 200 { tags.append(tag) }
  }

  mutating func set(_ field: NewsField, _ value: String, in table: WritableKeyPath<NewsItem, [NewsField: String]>) {
    if !value.isEmpty, self[keyPath: table][field] == nil { self[keyPath: table][field] = value }
  }

  /// The document, with what its parts were found to be.
  func document(_ reading: Reading, mediaType: String, charset: String) throws(StageError) -> Document {
    let limit = reading.options.maxTextBytes
    if isTooLong {
      throw StageError(.limit, "The item holds a text longer than \(limit) bytes.", limit: "maxTextBytes")
    }
    var document = Document(
      id: id.map { reading.ids.unique($0, item: number) } ?? reading.madeID(item: number),
      source: reading.source(item: number, mediaType: mediaType, charset: charset))
    document.metadata.title = titles[.title] ?? titles[.titleFallback] ?? titles[.slug]
    document.metadata.authors = authors.isEmpty ? creators : authors
    document.metadata.publisher = publishers[.publication] ?? publishers[.publisher] ?? publishers[.publisherFallback]
    document.metadata.section = section
    document.metadata.tags = tags
    document.metadata.summary = summary
    document.metadata.language = language
    document.metadata.media = media
    document.metadata.published = stamp([.published, .publishedFallback], reading, &document)
    document.metadata.modified = stamp([.modified], reading, &document)
    setContent(of: &document, reading)
    return document
  }

  private func stamp(_ fields: [NewsField], _ reading: Reading, _ document: inout Document) -> Metadata.Stamp? {
    for stated in fields.compactMap({ dates[$0] }) {
      if let value = StatedDate.iso(stated) { return .init(value: value, from: "news-xml") }
      document.find(reading.stage, "bad-date", "A date of the item can't be read: \(stated.prefix(60)).")
    }
    return nil
  }

  private func setContent(of document: inout Document, _ reading: Reading) {
    if !markup.allSatisfy(ByteScan.isSpace) {
      document.markup = Markup(bytes: opening + markup, mediaType: "text/html", charset: "utf-8", isFragment: true)
    } else if !text.allSatisfy(ByteScan.isSpace) {
      document.text = text
      document[Blocks.self] = Paragraphs.blocks(of: text)
    } else {
      document.find(reading.stage, "no-content", "The item has no text.")
    }
  }

  /// The dateline as a paragraph of its own, where the content doesn't begin with its place.
  private var opening: [UInt8] {
    guard let dateline, let place = dateline.split(whereSeparator: { $0 == "," || $0 == " " }).first else { return [] }
    let start = FeedText.plain(Array(markup.prefix(2000)), isHTML: true)
    if start.lowercased().hasPrefix(place.lowercased()) { return [] }
    let escaped = dateline.split(separator: "<").joined(separator: "&lt;")
    return Array("<p>\(escaped)</p>\n".utf8)
  }
}
