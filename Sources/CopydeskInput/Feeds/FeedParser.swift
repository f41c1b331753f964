import CopydeskCore
import CopydeskXML

/// Makes items of the events of a feed, whatever its dialect.
final class FeedParser {
  /// Items that are complete.
  var finished: [(item: FeedItem, end: Int)] = []
  /// What the feed has said of itself so far.
  private(set) var feed = FeedInfo()
  /// Whether anything of a feed was seen.
  private(set) var isFeed = false

  private let options: ReadOptions
  private var levels: [Level] = []
  private var names: [(canonical: String, field: FeedField?)] = []
  private var capture: FeedCapture?
  private var person: FeedPersonBuilder?
  private var sourceTitle: (depth: Int, text: [UInt8])?
  private var item: FeedItem?
  private var count = 0

  /// An open element.
  private struct Level {
    var owner: Owner
    var base: String
    var language: String?
  }

  /// What the children of an element speak of.
  private enum Owner { case nothing, feed, item, person, source, media, other }

  init(options: ReadOptions, base: String) {
    self.options = options
    levels = [Level(owner: .nothing, base: base, language: nil)]
  }

  /// Reads the events that a stream has collected.
  func take(_ stream: XMLStream) {
    let bytes = stream.bytes
    for name in stream.names[names.count...] {
      let canonical = FeedNames.canonical(name)
      names.append((canonical, FeedNames.field(canonical)))
    }
    let attributes = stream.attributes
    let streamNames = stream.names
    for event in stream.events {
      switch event {
      case .start(let name, let range, _):
        start(
          name, streamNames[name],
          attributes[range].map { (streamNames[$0.name], names[$0.name].canonical, bytes[$0.value]) })
      case .end(let name, let offset): end(name, streamNames[name], offset)
      case .text(let range): text(bytes[range])
      }
    }
  }

  // MARK: Events

  private func start(
    _ name: Int, _ written: XMLStream.Name, _ attributes: [(XMLStream.Name, String, ArraySlice<UInt8>)]
  ) {
    let parent = levels[levels.count - 1]
    guard capture == nil else {
      levels.append(parent)
      capture?.open(written, attributes.map { ($0.0.local, $0.2) })
      return
    }
    var values: [String: String] = [:]
    for (_, key, value) in attributes where values[key] == nil { values[key] = String(decoding: value, as: UTF8.self) }
    var level = parent
    if let base = values["xml:base"] { level.base = URIReference.resolve(base, base: parent.base) }
    if let language = values["xml:lang"] { level.language = language.isEmpty ? nil : language }
    levels.append(level)
    let (canonical, field) = names[name]
    if let field { begin(field, canonical, values) }
  }

  private func text(_ bytes: ArraySlice<UInt8>) {
    if capture != nil {
      capture?.add(bytes)
    } else if person != nil {
      person?.add(bytes)
    } else if sourceTitle != nil, (sourceTitle?.text.count ?? 0) < 4096 {
      sourceTitle?.text += bytes
    }
  }

  private func end(_ name: Int, _ written: XMLStream.Name, _ offset: Int) {
    let depth = levels.count
    let owner = levels[depth - 1].owner
    if depth > 1 { levels.removeLast() }
    if let capture {
      guard capture.depth == depth else {
        self.capture?.close(written)
        return
      }
      self.capture = nil
      finish(capture, owner: levels[levels.count - 1].owner)
    } else if let person, person.depth == depth {
      self.person = nil
      finish(person)
    } else if let sourceTitle, sourceTitle.depth == depth {
      self.sourceTitle = nil
      setPublisher(FeedText.plain(sourceTitle.text, isHTML: true))
    } else if names[name].field == .item, let item, owner == .item {
      self.item = nil
      finished.append((item, offset))
    }
  }

  // MARK: Starts

  private func begin(_ field: FeedField, _ canonical: String, _ values: [String: String]) {
    let depth = levels.count
    let owner = levels[depth - 1].owner
    switch field {
    case .root, .feed:
      isFeed = true
      if canonical == "feed" { feed.isAtom = true }
      if owner == .nothing { levels[depth - 1].owner = .feed }
      if let language = levels[depth - 1].language { feed.language = feed.language ?? language }
    case .item: beginItem(values)
    case _ where owner == .other || owner == .nothing: break
    case .author, .creator, .editor, .authorFallback, .otherPerson: beginPerson(field, owner)
    case .source where owner == .item:
      levels[depth - 1].owner = .source
      sourceTitle = (depth, [])
    case .other, .ignored, .source: levels[depth - 1].owner = .other
    case .transparent: break
    case .name where owner != .person: break
    case .email where owner != .person: break
    case .link where values["href"] != nil: link(values, owner)
    case .enclosure, .picture: beginMedia(field, values, owner)
    case .category where values["term"] != nil || values["text"] != nil:
      if owner == .item { item?.add(tag: values["term"] ?? values["text"] ?? "") }
    case _ where owner == .media: break
    default: beginCapture(field, canonical, values)
    }
  }

  private func beginCapture(_ field: FeedField, _ canonical: String, _ values: [String: String]) {
    var values = values
    if canonical.hasPrefix("xhtml:") || canonical == "body" { values["type"] = "xhtml" }
    let level = levels[levels.count - 1]
    capture = FeedCapture(
      field, depth: levels.count, attributes: values, base: level.base, language: level.language,
      limit: options.maxTextBytes)
  }

  private func beginItem(_ values: [String: String]) {
    isFeed = true
    let level = levels[levels.count - 1]
    levels[levels.count - 1].owner = .item
    var item = FeedItem(number: count, base: level.base, language: level.language)
    item.fallbackID = values["rdf:about"]
    self.item = item
    count += 1
  }

  private func beginPerson(_ field: FeedField, _ owner: Owner) {
    guard owner == .item || owner == .feed else { return }
    let depth = levels.count
    levels[depth - 1].owner = .person
    person = FeedPersonBuilder(field: field, depth: depth)
  }

  private func beginMedia(_ field: FeedField, _ values: [String: String], _ owner: Owner) {
    levels[levels.count - 1].owner = owner == .feed ? .other : .media
    guard owner == .item || owner == .media, let url = values["url"] ?? values["href"] else { return }
    item?.add(
      media: .init(
        url: URIReference.resolve(url, base: levels[levels.count - 1].base),
        type: values["type"] ?? values["medium"].map { $0 + "/*" },
        length: Int(values["length"] ?? values["filesize"] ?? "").flatMap { $0 > 0 ? $0 : nil }))
  }

  private func link(_ values: [String: String], _ owner: Owner) {
    let address = URIReference.resolve(values["href"] ?? "", base: levels[levels.count - 1].base)
    let relation = values["rel"]?.lowercased() ?? "alternate"
    switch (owner, relation) {
    case (.item, "alternate"):
      if item?.link == nil || values["type"]?.lowercased() == "text/html" { item?.link = address }
    case (.item, "enclosure"):
      item?.add(
        media: .init(
          url: address, type: values["type"], length: Int(values["length"] ?? "").flatMap { $0 > 0 ? $0 : nil }))
    case (.feed, "alternate"): feed.link = feed.link ?? address
    default: break
    }
  }

  // MARK: Ends

  private func finish(_ capture: FeedCapture, owner: Owner) {
    if capture.isTooLong, owner == .item { item?.isTooLong = true }
    let content = capture.finished(repairsDoubleEncoding: options.repairDoubleEncoding)
    if content.doubled > 0, owner == .item {
      item?.find("double-encoded", EncodingRepair.doubleEncoding(content.doubled).message)
    }
    switch owner {
    case .item: setOfItem(capture, content)
    case .feed: setOfFeed(capture, content)
    case .person: person?.set(capture.field, content.plain)
    case .source: if capture.field == .title { setPublisher(content.plain) }
    default: break
    }
  }

  private func setOfFeed(_ capture: FeedCapture, _ content: FeedContent) {
    let plain = content.plain
    guard !plain.isEmpty else { return }
    switch capture.field {
    case .title: feed.title = feed.title ?? plain
    case .titleFallback: feed.title = feed.title ?? plain
    case .link: feed.link = feed.link ?? URIReference.resolve(plain, base: capture.base)
    case .language: feed.language = plain
    default: break
    }
  }

  private func setOfItem(_ capture: FeedCapture, _ content: FeedContent) {
    guard !content.bytes.allSatisfy(ByteScan.isSpace) else { return }
    switch capture.field {
    case .content: item?.contents.append(content)
    case .summary: if (item?.summary?.bytes.count ?? 0) < content.bytes.count { item?.summary = content }
    case .summaryFallback:
      if (item?.fallbackSummary?.bytes.count ?? 0) < content.bytes.count { item?.fallbackSummary = content }
    case .title: if item?.title == nil { item?.title = content }
    case .titleFallback: if item?.fallbackTitle == nil { item?.fallbackTitle = content }
    default: setShort(capture, FeedText.collapsed(content.bytes))
    }
  }

  private func setShort(_ capture: FeedCapture, _ text: String) {
    switch capture.field {
    case .id:
      item?.id = text
      item?.isIDLink = !feed.isAtom && capture.attributes["ispermalink"]?.lowercased() != "false"
    case .idFallback: if item?.fallbackID == nil { item?.fallbackID = text }
    case .link: if item?.link == nil { item?.link = URIReference.resolve(text, base: capture.base) }
    case .originalLink: item?.originalLink = text
    case .publisher: setPublisher(FeedText.plain(Array(text.utf8), isHTML: true))
    case .category: item?.add(tag: text)
    case .keywords: for word in text.split(separator: ",") { item?.add(tag: String(word)) }
    case .language: item?.language = text
    case .published, .date, .created, .modified:
      if item?.dates[capture.field] == nil { item?.dates[capture.field] = text }
    default: break
    }
  }

  private func setPublisher(_ name: String) { if !name.isEmpty, item?.publisher == nil { item?.publisher = name } }

  private func finish(_ person: FeedPersonBuilder) {
    guard let name = person.name else { return }
    if item == nil {
      if person.field == .author, !feed.authors.contains(name) { feed.authors.append(name) }
    } else if let rank = person.rank {
      item?.add(person: name, rank: rank)
    }
  }
}

/// A person as an element or its children name them.
struct FeedPersonBuilder {
  let field: FeedField
  let depth: Int
  private var text: [UInt8] = []
  private var stated: [FeedField: String] = [:]

  init(field: FeedField, depth: Int) {
    self.field = field
    self.depth = depth
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) { if text.count < 4096 { text += bytes } }

  mutating func set(_ field: FeedField, _ value: String) {
    if !value.isEmpty, stated[field] == nil { stated[field] = value }
  }

  var name: String? {
    if let name = stated[.name] { return name }
    return FeedPerson.name(in: String(decoding: text, as: UTF8.self)) ?? stated[.email]
  }

  /// How much the field says of the author of an item; nil for those who aren't.
  var rank: Int? {
    switch field {
    case .creator: 0
    case .author: 1
    case .authorFallback: 2
    default: nil
    }
  }
}
