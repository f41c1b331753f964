import CopydeskCore
import CopydeskXML

/// Makes news items of the events of NITF and NewsML-G2.
final class NewsParser {
  /// Items that are complete.
  var finished: [NewsItem] = []

  private let limit: Int
  private var levels: [Level] = []
  private var item: NewsItem?
  private var count = 0
  private var contentDepth: Int?
  private var writer = NewsMarkup()

  /// An open element and what was collected for it.
  private struct Level {
    var field: NewsField?
    var attributes: [String: String] = [:]
    var text: [UInt8] = []
    /// Whether it starts the item; an item of NITF inside one of NewsML-G2 doesn't.
    var startsItem = false
  }

  init(limit: Int) { self.limit = limit }

  /// Reads the events that a stream has collected.
  func take(_ stream: XMLStream) {
    let bytes = stream.bytes
    for event in stream.events {
      switch event {
      case .start(let name, let range, _):
        var values: [String: String] = [:]
        for attribute in stream.attributes[range] {
          let name = stream.names[attribute.name]
          let key = name.prefix == "xml" ? "xml:" + name.local : name.local.lowercased()
          values[key] = String(decoding: bytes[attribute.value], as: UTF8.self)
        }
        start(stream.names[name].local.lowercased(), values)
      case .end(let name, _): end(stream.names[name].local.lowercased())
      case .text(let range): text(bytes[range])
      }
    }
  }

  // MARK: Events

  private func start(_ name: String, _ values: [String: String]) {
    var level = Level(field: NewsField(element: name), attributes: values)
    if contentDepth != nil {
      if level.field == .media { addMedia(values) }
      writer.open(name, values)
      level.field = nil
    } else if levels.contains(where: { $0.field == NewsField.none }) {
      level.field = NewsField.none
    }
    levels.append(level)
    guard contentDepth == nil, let field = level.field else { return }
    if field == .item { startItem(values) }
    guard item != nil else { return }
    readAttributes(field, values)
    if field == .content || field == .page && isInPage { startContent() }
  }

  /// Whether the item's content is a page of HTML, rather than an item of NITF, whose body has a head.
  private var isInPage: Bool {
    levels.contains { $0.field == .markup } && !levels.contains { $0.field == .item && !$0.startsItem }
  }

  private func startItem(_ values: [String: String]) {
    guard item == nil else { return }
    var item = NewsItem(number: count)
    item.id = values["guid"]
    item.language = values["xml:lang"]
    self.item = item
    levels[levels.count - 1].startsItem = true
    count += 1
  }

  private func startContent() {
    contentDepth = levels.count
    writer = NewsMarkup()
  }

  private func text(_ bytes: ArraySlice<UInt8>) {
    guard item != nil, !levels.isEmpty else { return }
    if contentDepth != nil {
      guard writer.bytes.count + bytes.count <= limit else {
        item?.isTooLong = true
        return
      }
      writer.add(bytes)
      return
    }
    // The text of an element holds that of its children, `<byline>By <person>Jo</person></byline>`, but for those that are
    // passed over.
    guard !levels.contains(where: { $0.field == NewsField.none }) else { return }
    for index in levels.indices.suffix(6) where isCollected(levels[index].field) {
      guard levels[index].text.count + bytes.count <= limit else {
        item?.isTooLong = true
        continue
      }
      levels[index].text += bytes
    }
  }

  private func isCollected(_ field: NewsField?) -> Bool {
    field != nil && field != .item && field != NewsField.none && field != .markup
  }

  private func end(_ name: String) {
    guard let level = levels.popLast() else { return }
    if let depth = contentDepth {
      guard levels.count < depth else { return writer.close(name) }
      contentDepth = nil
      item?.markup += writer.bytes
      return
    }
    if let field = level.field { finish(field, level) }
    if level.startsItem, let item {
      self.item = nil
      finished.append(item)
    }
  }

  // MARK: What elements say

  private func readAttributes(_ field: NewsField, _ values: [String: String]) {
    switch field {
    case .published, .publishedFallback, .modified: setDate(field, values["norm"])
    case .publication:
      setDate(.published, values["date.publication"])
      if let name = values["name"] { item?.set(.publication, name, in: \.publishers) }
      if item?.section == nil { item?.section = values["position.section"] }
    case .publisherFallback: if let holder = values["holder"] { item?.set(field, holder, in: \.publishers) }
    case .id: if item?.id == nil { item?.id = values["id-string"] }
    case .tag: for key in NewsParser.tagAttributes { item?.add(tag: values[key] ?? "") }
    case .language: if item?.language == nil { item?.language = values["tag"] }
    case .creator, .publisher: if let literal = values["literal"] { set(field, literal) }
    case .media: addMedia(values)
    default: break
    }
  }

  /// Attributes that name what an item is about.
  private static let tagAttributes = [
    "key", "tobject.subject.type", "tobject.subject.matter", "tobject.subject.detail", "value",
  ]

  private func addMedia(_ values: [String: String]) {
    guard let url = values["href"] ?? values["source"], !url.isEmpty, (item?.media.count ?? 0) < 200 else { return }
    item?.media.append(
      .init(url: url, type: values["contenttype"] ?? values["mime-type"], length: Int(values["size"] ?? "")))
  }

  private func setDate(_ field: NewsField, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    item?.set(field, value, in: \.dates)
  }

  private func finish(_ field: NewsField, _ level: Level) {
    let plain = FeedText.collapsed(level.text)
    guard item != nil, !plain.isEmpty else { return }
    switch field {
    case .title, .titleFallback, .slug: item?.set(field, plain, in: \.titles)
    case .person: if levels.contains(where: { $0.field == .byline }) { item?.add(author: plain) }
    case .byline: if item?.authors.isEmpty ?? false { item?.add(author: plain) }
    case .name: if let owner = levels.last?.field { set(owner, plain) }
    case .tag: if level.attributes["key"] == nil, !hasName(level) { item?.add(tag: plain) }
    case .dateline: if item?.dateline == nil { item?.dateline = plain }
    case .summary: if item?.summary == nil { item?.summary = plain }
    case .published, .publishedFallback, .modified: setDate(field, plain)
    case .publisherFallback: if !hasName(level) { item?.set(field, plain, in: \.publishers) }
    case .text: item?.text += level.text
    default: break
    }
  }

  /// Whether a child has said the name already.
  private func hasName(_ level: Level) -> Bool { level.attributes["qcode"] != nil || level.attributes["holder"] != nil }

  private func set(_ field: NewsField, _ name: String) {
    switch field {
    case .creator: if item?.creators.contains(name) == false { item?.creators.append(name) }
    case .publisher, .publisherFallback: item?.set(field, name, in: \.publishers)
    case .rights: item?.set(.publisherFallback, name, in: \.publishers)
    case .tag: item?.add(tag: name)
    default: break
    }
  }
}
