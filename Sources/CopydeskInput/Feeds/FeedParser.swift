import CopydeskCore
import CopydeskXML

/// Makes items of the events of a feed, whatever its dialect.
final class FeedParser {
  /// Items that are complete.
  var finished: [(item: FeedItem, end: Int)] = []
  /// What the feed has said of itself so far.
  var feed = FeedInfo()
  /// Whether anything of a feed was seen.
  private(set) var isFeed = false

  let options: ReadOptions
  private var levels: [Level] = []
  private var names: [(canonical: String, field: FeedField?)] = []
  private var capture: FeedCapture?
  var person: FeedPersonBuilder?
  private var sourceTitle: (depth: Int, text: [UInt8])?
  var item: FeedItem?
  private var count = 0

  /// An open element.
  private struct Level {
    var owner: Owner
    var base: String
    var language: String?
  }

  /// What the children of an element speak of.
  enum Owner { case nothing, feed, item, person, source, media, other }

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
    if let capture, capture.isEnded(by: names[name].canonical) {
      self.capture = nil
      finish(capture, owner: parent.owner)
    }
    guard capture == nil else {
      levels.append(parent)
      // The element that holds all of an embedded page speaks for it.
      if let capture, capture.isBlank, let base = attributes.first(where: { $0.1 == "xml:base" }) {
        self.capture?.base = URIReference.resolve(String(decoding: base.2, as: UTF8.self), base: capture.base)
      }
      capture?.open(written, attributes.map { ($0.0.local, $0.2) })
      return
    }
    var values: [String: String] = [:]
    for (_, key, value) in attributes where values[key] == nil { values[key] = String(decoding: value, as: UTF8.self) }
    var level = parent
    if let base = values["xml:base"] { level.base = resolved(base: base, in: parent) }
    if let language = values["xml:lang"] { level.language = language.isEmpty ? nil : language }
    levels.append(level)
    let (canonical, field) = names[name]
    if let field { begin(field, canonical, values) }
  }

  /// A base as seen from the one around it, or from what the feed says of itself where that is none.
  private func resolved(base: String, in parent: Level) -> String {
    URIReference.resolve(base, base: URIReference.isAbsolute(parent.base) ? parent.base : feed.base)
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
      // Channel Definition Format has these as attributes.
      if let base = values["base"] { levels[depth - 1].base = resolved(base: base, in: levels[depth - 1]) }
      if let link = values["href"] {
        feed.link = feed.link ?? URIReference.resolve(link, base: levels[depth - 1].base)
      }
      if let language = levels[depth - 1].language { feed.language = feed.language ?? language }
    case .item:
      // An entry may be a document by itself.
      if canonical == "entry" { feed.isAtom = true }
      beginItem(values)
    case _ where owner == .other || owner == .nothing: break
    case .author, .creator, .editor, .authorFallback, .otherPerson: beginPerson(field, owner)
    case .source where owner == .item:
      levels[depth - 1].owner = .source
      sourceTitle = (depth, [])
    case .other, .ignored, .source: levels[depth - 1].owner = .other
    case .transparent: break
    case .name where owner != .person: break
    case .content where owner == .person: break
    case .email where owner != .person: break
    case .link where values["href"] ?? values["rdf:resource"] != nil: link(values, owner)
    case .picture where owner == .item && values["url"] ?? values["href"] == nil: beginCapture(field, canonical, values)
    case .enclosure, .picture: beginMedia(field, values, owner)
    case .category where values["term"] ?? values["label"] ?? values["text"] != nil:
      if owner == .item { item?.add(tag: values["term"] ?? values["label"] ?? values["text"] ?? "") }
    case _ where owner == .media: break
    default: beginCapture(field, canonical, values)
    }
  }

  private func beginCapture(_ field: FeedField, _ canonical: String, _ values: [String: String]) {
    var values = values
    if canonical.hasPrefix("xhtml:") || canonical == "body" { values["type"] = "xhtml" }
    // Text of Atom means itself unless it says otherwise (RFC 4287, 3.1.1).
    if feed.isAtom, values["type"] == nil, values["mode"] == nil, !canonical.contains(":") { values["type"] = "text" }
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
    // Channel Definition Format has these as attributes.
    item.link = values["href"].map { URIReference.resolve($0, base: level.base) }
    if let modified = values["lastmod"] { item.dates[.modified] = modified }
    self.item = item
    count += 1
  }

  private func beginPerson(_ field: FeedField, _ owner: Owner) {
    guard owner == .item || owner == .feed || owner == .source else { return }
    let depth = levels.count
    levels[depth - 1].owner = .person
    person = FeedPersonBuilder(field: field, depth: depth, isOfSource: owner == .source)
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
    let address = URIReference.resolve(
      values["href"] ?? values["rdf:resource"] ?? "", base: levels[levels.count - 1].base)
    let relation = FeedNames.relation(values["rel"] ?? "")
    switch (owner, relation) {
    case (.item, "alternate"):
      if item?.link == nil || values["type"]?.lowercased() == "text/html" { item?.link = address }
    case (.item, "enclosure"):
      item?.add(
        media: .init(
          url: address, type: values["type"], length: Int(values["length"] ?? "").flatMap { $0 > 0 ? $0 : nil }))
    case (.feed, "alternate"): feed.link = feed.link ?? address
    case (.feed, "self"): feed.address = feed.address ?? address
    default: break
    }
  }
}
