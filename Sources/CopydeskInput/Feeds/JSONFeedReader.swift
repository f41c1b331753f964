import CopydeskCore
import CopydeskText

/// Reads JSON Feed 1.0 and 1.1.
enum JSONFeedReader {
  static func read(_ stream: PeekableStream, _ reading: Reading, emit: (Item) throws -> Void) throws {
    let bytes = try stream.readAll(limit: reading.options.maxDocumentBytes)
    let decoded = Decoding.decode(
      bytes, transport: reading.input.known.charset, mediaType: "application/json", undoesDoubleEncoding: false)
    let json: JSONView
    do {
      json = try JSONDocument(decoded.utf8, dialect: .relaxed).root
    } catch {
      throw StageError(.malformed, "The feed is not valid JSON, \(error).")
    }
    let maker = FeedDocument(reading: reading, mediaType: "application/feed+json", charset: decoded.charset)
    let feed = info(json, base: reading.baseAddress)
    for (number, value) in (json["items"]?.elements ?? []).enumerated() {
      guard number < reading.options.maxItems else {
        let limit = reading.options.maxItems
        try emit(
          reading.rejection(
            StageError(.limit, "The feed has more than \(limit) items.", limit: "maxItems"), item: number))
        return
      }
      try emit(item(value, number: number, feed, maker, repairs: number == 0 ? decoded.repairs : []))
    }
  }

  private static func item(
    _ json: JSONView, number: Int, _ feed: FeedInfo, _ maker: FeedDocument, repairs: [EncodingRepair]
  ) -> Item {
    guard json.kind == .object else {
      return maker.reading.rejection(StageError(.malformed, "The item is no JSON object."), item: number)
    }
    var item = fields(json, number: number, base: feed.base)
    for repair in repairs { item.find(repair.code, repair.message) }
    item.isTooLong = item.contents.contains { $0.bytes.count > maker.reading.options.maxTextBytes }
    do throws(StageError) {
      return .document(try maker.document(of: item, feed))
    } catch {
      return maker.reading.rejection(error, item: number, id: item.id)
    }
  }

  private static func info(_ json: JSONView, base: String) -> FeedInfo {
    var feed = FeedInfo()
    feed.title = json["title"]?.string
    feed.link = json["home_page_url"]?.string.map { URIReference.resolve($0, base: base) }
    feed.address = json["feed_url"]?.string.map { URIReference.resolve($0, base: base) }
    feed.language = json["language"]?.string
    feed.authors = authors(json)
    // As in Atom, an item without authors has those of the feed.
    feed.isAtom = true
    return feed
  }

  private static func fields(_ json: JSONView, number: Int, base: String) -> FeedItem {
    func content(_ key: String, isHTML: Bool) -> FeedContent? {
      guard let bytes = json[key]?.utf8, !bytes.allSatisfy(ByteScan.isSpace) else { return nil }
      return FeedContent(bytes: bytes, isHTML: isHTML, base: base, language: nil, doubled: 0)
    }
    var item = FeedItem(number: number, base: base, language: nil)
    item.id = json["id"].flatMap { $0.string ?? ($0.kind == .number ? String(decoding: $0.raw, as: UTF8.self) : nil) }
    item.language = json["language"]?.string
    item.title = content("title", isHTML: false)
    item.contents = [content("content_html", isHTML: true) ?? content("content_text", isHTML: false)].compactMap(\.self)
    item.summary = content("summary", isHTML: false)
    item.link = (json["url"] ?? json["external_url"])?.string
    item.dates[.published] = json["date_published"]?.string
    item.dates[.modified] = json["date_modified"]?.string
    for tag in json["tags"]?.elements ?? [] { item.add(tag: tag.string ?? "") }
    for name in authors(json) { item.add(person: name, rank: 0) }
    for key in ["image", "banner_image"] {
      if let url = json[key]?.string {
        item.add(media: .init(url: URIReference.resolve(url, base: base), type: "image/*"))
      }
    }
    for piece in json["attachments"]?.elements ?? [] {
      guard let url = piece["url"]?.string else { continue }
      item.add(
        media: .init(
          url: URIReference.resolve(url, base: base), type: piece["mime_type"]?.string,
          length: piece["size_in_bytes"]?.int))
    }
    return item
  }

  private static func authors(_ json: JSONView) -> [String] {
    let all = (json["authors"]?.elements ?? []) + [json["author"]].compactMap(\.self)
    var names: [String] = []
    for name in all.compactMap({ $0["name"]?.string ?? $0.string }) where !name.isEmpty && !names.contains(name) {
      names.append(name)
    }
    return names
  }
}
