import CopydeskCore
import CopydeskText

/// Makes a document of an item of a feed.
struct FeedDocument {
  let reading: Reading
  let mediaType: String
  let charset: String?

  func document(of item: FeedItem, _ feed: FeedInfo) throws(StageError) -> Document {
    if item.isTooLong {
      let limit = reading.options.maxTextBytes
      throw StageError(.limit, "The item holds a text longer than \(limit) bytes.", limit: "maxTextBytes")
    }
    var document = Document(id: "", source: reading.source(item: item.number, mediaType: mediaType, charset: charset))
    document.source.feed = feed.described == Source.Feed() ? nil : feed.described
    for finding in item.findings { document.find(reading.stage, finding.code, finding.message) }
    setID(item, &document)
    setTitle(item, &document)
    setMetadata(item, feed, &document)
    setDates(item, &document)
    setContent(item, feed, &document)
    let language = language(item, document.metadata.language, feed)
    document.metadata.language = language.map { $0.split(separator: "_").joined(separator: "-") }
    reading.completeByKnown(&document)
    return document
  }

  /// The nearest statement of the language; in the words of the feed where those say the same more exactly.
  private func language(_ item: FeedItem, _ content: String?, _ feed: FeedInfo) -> String? {
    guard let near = item.language ?? content ?? item.inheritedLanguage, let stated = feed.language else {
      return item.language ?? content ?? item.inheritedLanguage ?? feed.language
    }
    return stated.lowercased().hasPrefix(near.lowercased() + "-") ? stated : near
  }

  private func setID(_ item: FeedItem, _ document: inout Document) {
    guard let given = item.id ?? item.fallbackID, !given.isEmpty else {
      document.id = reading.madeID(item: item.number)
      return
    }
    document.id = reading.ids.unique(given, item: item.number)
    if document.id != given {
      document.find(
        reading.stage, "duplicate-guid", "An earlier item of the feed has the same guid, \(given.prefix(200)).")
    }
  }

  private func setTitle(_ item: FeedItem, _ document: inout Document) {
    guard let title = item.title ?? item.fallbackTitle else { return }
    let plain = title.plain
    document.metadata.title = plain.isEmpty ? nil : plain
    if title.isHTML, FeedText.hasTag(title.bytes) {
      document.find(reading.stage, "html-in-title", "The title holds markup, which was taken out.")
    }
  }

  private func setMetadata(_ item: FeedItem, _ feed: FeedInfo, _ document: inout Document) {
    document.metadata.authors = item.authors.isEmpty && feed.isAtom ? feed.authors : item.authors
    document.metadata.publisher = item.publisher
    document.metadata.tags = item.tags
    document.metadata.media = item.media.map { piece in
      var piece = piece
      piece.url = URIReference.resolve(piece.url, base: feed.base)
      return piece
    }
    guard let link = item.originalLink ?? item.link ?? permanentLink(item) else { return }
    let resolved = URIReference.resolve(link, base: feed.base)
    document.metadata.url = resolved
    if resolved != link || !URIReference.isAbsolute(resolved) {
      document.find(reading.stage, "relative-link", "The link of the item is relative: \(link.prefix(200)).")
    }
  }

  private func permanentLink(_ item: FeedItem) -> String? {
    // Items of RDF are named by their addresses.
    guard let id = item.isIDLink ? item.id : item.id == nil ? item.fallbackID : nil, URIReference.isAbsolute(id),
      id.lowercased().hasPrefix("http")
    else { return nil }
    return id
  }

  // MARK: Dates

  private func setDates(_ item: FeedItem, _ document: inout Document) {
    document.metadata.modified = date(item, [.modified], from: "feed", &document)
    document.metadata.published =
      date(item, [.published, .date, .created], from: "feed", &document)
      ?? document.metadata.modified.map { .init(value: $0.value, from: "feed-updated") }
  }

  private func date(_ item: FeedItem, _ fields: [FeedField], from: String, _ document: inout Document) -> Metadata
    .Stamp?
  {
    for stated in fields.compactMap({ item.dates[$0] }) {
      guard let date = StatedDate(stated) else {
        document.find(reading.stage, "bad-date", "A date of the item can't be read: \(stated.prefix(60)).")
        continue
      }
      if date.isIncomplete {
        document.find(
          reading.stage, "incomplete-date", "A date of the item lacks its day or month: \(stated.prefix(60)).")
      }
      if let zone = date.unknownZone {
        document.find(reading.stage, "unknown-zone", "The time zone \(zone.prefix(20)) of a date is not known.")
      }
      return .init(value: date.value, from: from)
    }
    return nil
  }

  // MARK: Content

  private func setContent(_ item: FeedItem, _ feed: FeedInfo, _ document: inout Document) {
    let summary = item.summary ?? item.fallbackSummary
    let choice = fullest(item.contents, summary)
    if let summary, choice.isFromContent || choice.isTeaser { document.metadata.summary = summary.plain }
    if choice.isTeaser {
      document.find(reading.stage, "teaser-only", "The feed gives no more than a teaser of the article.")
    }
    guard let content = choice.content else {
      document.find(reading.stage, "no-content", "The item has a title or link only.")
      return
    }
    document.metadata.language = content.language
    if content.isHTML {
      let base = URIReference.resolve(content.base, base: feed.base)
      document.markup = Markup(
        bytes: content.bytes, mediaType: "text/html", charset: "utf-8", isFragment: true,
        base: URIReference.isAbsolute(base) ? base : feed.base)
    } else {
      document.text = content.bytes
      document[Blocks.self] = Paragraphs.blocks(of: content.bytes)
    }
  }

  /// The content with most to read; a summary counts only where it says clearly more.
  private func fullest(_ contents: [FeedContent], _ summary: FeedContent?) -> (
    content: FeedContent?, isFromContent: Bool, isTeaser: Bool
  ) {
    var best: (content: FeedContent, length: Int)?
    for content in contents {
      let length = content.plain.utf8.count
      if length > best?.length ?? -1 { best = (content, length) }
    }
    guard let summary else { return (best?.content, best != nil, false) }
    let plain = summary.plain
    if let best, best.length * 10 >= plain.utf8.count * 9 { return (best.content, true, false) }
    return (summary, false, isTeaser(plain))
  }

  /// Shorter than any article, or broken off.
  private func isTeaser(_ text: String) -> Bool {
    text.utf8.count < 400 || FeedDocument.teaserEndings.contains { text.hasSuffix($0) }
  }

  private static let teaserEndings = (Resource(named: "any/feed-teasers.tsv")?.rows ?? []).map { String($0[0]) }
}
