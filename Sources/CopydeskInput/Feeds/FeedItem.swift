import CopydeskCore

/// What a feed says of itself.
struct FeedInfo {
  var title: String?
  var link: String?
  /// Address of the feed itself, as it states it.
  var address: String?
  var language: String?
  /// Authors of the feed, who count as those of an Atom entry without any.
  var authors: [String] = []
  /// Whether it is Atom of any version.
  var isAtom = false

  /// What relative links start from where no base is stated: the site, or else the feed's own address; empty for neither.
  var base: String {
    [link, address].compactMap(\.self).first { URIReference.isAbsolute($0) } ?? ""
  }

  var described: Source.Feed {
    var feed = Source.Feed()
    feed.title = title
    feed.url = link ?? address
    feed.language = language
    return feed
  }
}

/// What an item of a feed says, before it becomes a document.
struct FeedItem {
  /// Position in the feed.
  let number: Int
  var id: String?
  var fallbackID: String?
  /// Whether the id is an address too.
  var isIDLink = false
  var title: FeedContent?
  var fallbackTitle: FeedContent?
  var contents: [FeedContent] = []
  var summary: FeedContent?
  var fallbackSummary: FeedContent?
  var link: String?
  var originalLink: String?
  var people: [(rank: Int, name: String)] = []
  var publisher: String?
  var tags: [String] = []
  var media: [Metadata.Media] = []
  /// The language that the item states, and the one that holds where it stands.
  var language: String?
  let inheritedLanguage: String?
  /// Dates as stated, by what they are said to be; the first of each.
  var dates: [FeedField: String] = [:]
  /// Base address that holds for the item.
  var base: String
  /// Whether something in it grew past the limit.
  var isTooLong = false
  var findings: [(code: String, message: String)] = []

  init(number: Int, base: String, language: String?) {
    self.number = number
    self.base = base
    inheritedLanguage = language
  }

  mutating func add(tag: String) {
    let tag = FeedText.plain(Array(tag.utf8), isHTML: true)
    if !tag.isEmpty, !tags.contains(tag), tags.count < 200 { tags.append(tag) }
  }

  mutating func add(person name: String, rank: Int) {
    if people.count < 100, !people.contains(where: { $0.name == name && $0.rank <= rank }) {
      people.append((rank, name))
    }
  }

  mutating func add(media piece: Metadata.Media) {
    guard !piece.url.isEmpty, media.count < 200, !media.contains(where: { $0.url == piece.url }) else { return }
    media.append(piece)
  }

  /// The names of the best source that has any: authors, then creators, then those of podcasts.
  var authors: [String] {
    guard let best = people.map(\.rank).min() else { return [] }
    var names: [String] = []
    for person in people where person.rank == best && !names.contains(person.name) { names.append(person.name) }
    return names
  }

  mutating func find(_ code: String, _ message: String) {
    if !findings.contains(where: { $0 == (code, message) }) { findings.append((code, message)) }
  }
}
