import CopydeskCore
import CopydeskXML

/// Finds when an article was published and changed: in JSON-LD, meta elements, marked elements, the address, times near the
/// headline and at last in the text.
struct DateReader {
  private let head: PageHead
  private let data: StructuredData
  private let tree: NodeTree
  private let monthFirst: Bool
  private let source: [UInt8]
  /// Disagreements between sources.
  private(set) var conflicts: [String] = []

  init(head: PageHead, data: StructuredData, tree: NodeTree, source: [UInt8], language: String?) {
    self.head = head
    self.data = data
    self.tree = tree
    self.source = source
    let tag = (language ?? "").lowercased()
    monthFirst = tag == "en" || tag.hasPrefix("en-us") || tag.hasPrefix("en_us") || tag.isEmpty
  }

  /// The time of publication.
  mutating func published(_ view: inout PageView) -> Metadata.Stamp? {
    let address = [head.canonical, head.meta("og:url"), data.url].compactMap { $0 }.compactMap {
      DateSearch.day(inAddress: $0)
    }.first
    let stated =
      stamp(data.published, "json-ld") ?? metas(DateReader.publishedNames)
      ?? marked(["datepublished", "pubdate", "dc:date"])
    if let stated, let address {
      // A template's date is the same on every page; the day in the address is this page's own.
      guard DayNumber.distance(stated.value, address) > 1 else { return stated }
      conflicts.append("The address says \(address), \(stated.from) \(stated.value).")
      return Metadata.Stamp(value: address, from: "url")
    }
    if let found = stated ?? address.map({ Metadata.Stamp(value: $0, from: "url") }) { return found }
    return times(&view) ?? stamp(data.pagePublished, "json-ld") ?? text(&view) ?? modified().map {
      .init(value: $0.value, from: "\($0.from)-modified")
    }
      ?? scripts() ?? anyText(view)
  }

  /// The time of the last change.
  func modified() -> Metadata.Stamp? {
    stamp(data.modified, "json-ld") ?? metas(DateReader.modifiedNames) ?? marked(["datemodified"])
      ?? stamp(data.pageModified, "json-ld")
  }

  private func stamp(_ text: String?, _ from: String) -> Metadata.Stamp? {
    guard let text, let value = read(text) else { return nil }
    return Metadata.Stamp(value: value, from: from)
  }

  /// A date that is stated as such; a day inside other words counts too.
  private func read(_ text: String) -> String? {
    guard text.utf8.count <= 120 else { return nil }
    let value =
      StatedDate(text).flatMap { $0.isIncomplete ? nil : $0.value } ?? DateSearch.day(in: text, monthFirst: monthFirst)
    guard let value, let year = Int(value.prefix(4)), DateSearch.plausible.contains(year) else { return nil }
    return value
  }

  private static let publishedNames = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "pubdate",
    "publishdate", "publish_date", "publish-date", "publication_date", "published_time", "published", "date",
    "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dcterms.created", "dc.date", "dc.date.created", "dc.created", "sailthru.date",
    "parsely-pub-date", "parsely-page-date",
    "article.published", "originalpublicationdate", "cxenseparse:recs:publishtime", "citation_publication_date",
    "citation_date", "citation_online_date", "bt:pubdate",
    "datecreated", "rnews:datepublished", "og:pubdate", "article:publish_time", "pub_date", "release_date",
    "releasedate", "video:release_date", "timestamp", "article:post_date", "creation_date", "created",
    "article_date_original", "displaydate", "prism.publicationdate", "shareaholic:article_published_time",
  ]
  private static let modifiedNames = [
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod", "modified",
    "dcterms.modified", "dc.date.modified", "revised", "updated_time", "article:modified", "og:modified_time",
    "shareaholic:article_modified_time",
  ]

  private func metas(_ names: [String]) -> Metadata.Stamp? {
    for name in names {
      for content in head.allMetas(name) { if let found = stamp(content, "meta") { return found } }
    }
    return nil
  }

  /// Elements with an itemprop or property of these names.
  private func marked(_ names: [String]) -> Metadata.Stamp? {
    for node in head.marked.prefix(2000) {
      let property = (tree.value(.itemprop, of: node) ?? tree.value(.property, of: node) ?? "").lowercased()
      let isOld = tree.attribute(.pubdate, of: node) != nil && names.contains("pubdate")
      guard
        isOld
          || property.split(whereSeparator: { $0 == " " || $0 == ":" }).contains(where: { names.contains(String($0)) })
      else { continue }
      if let found = dated(node, "microdata") { return found }
    }
    return nil
  }

  private func dated(_ node: Int, _ from: String) -> Metadata.Stamp? {
    for attribute in [HTMLAttribute.datetime, .content, .title] {
      if let found = stamp(tree.value(attribute, of: node), from) { return found }
    }
    return stamp(Plain.text(tree.text(of: node)), from)
  }

  /// `time` elements: the one nearest to the headline, those before the text first.
  private func times(_ view: inout PageView) -> Metadata.Stamp? {
    let anchor = view.headline >= 0 ? view.page.blocks[view.headline].text : 0
    var best: (distance: Int, stamp: Metadata.Stamp)?
    for node in head.marked.prefix(2000)
    where tree.nodes[node].element == .time || tree.attribute(.datetime, of: node) != nil {
      var distance = node >= anchor ? node - anchor : (anchor - node) * 2
      if isElsewhere(node, &view) { distance += 4000 }
      guard distance < best?.distance ?? .max, let found = dated(node, "time") else { continue }
      best = (distance, found)
    }
    return best?.stamp
  }

  private func isElsewhere(_ node: Int, _ view: inout PageView) -> Bool {
    var node = node
    let elsewhere = ClassWord.comment.bit | ClassWord.related.bit | ClassWord.sidebar.bit | ClassWord.footer.bit
    for _ in 0..<8 where node > 0 {
      switch tree.nodes[node].element {
      case .aside, .footer, .nav: return true
      default: if view.classBits(node) & elsewhere != 0 { return true }
      }
      node = view.parent(node)
    }
    return false
  }

  /// Short blocks near the headline, those first that are called a date.
  private func text(_ view: inout PageView) -> Metadata.Stamp? {
    let anchor = max(view.headline, 0)
    var best: (rank: Int, value: String)?
    for (index, block) in view.page.blocks.enumerated() where block.count < 200 && view.facts[index].digits >= 5 {
      let distance = index >= anchor ? index - anchor : (anchor - index) * 2
      guard distance < 60 else { continue }
      var rank = distance + (isElsewhere(block.inner, &view) ? 60 : 0)
      let bits = view.classBits(block.inner) | view.classBits(block.node)
      if bits & ClassWord.date.bit == 0, view.facts[index].phrase != .date { rank += 12 }
      guard rank < best?.rank ?? 72 else { continue }
      let text = String(decoding: view.page.bytes[block.range], as: UTF8.self)
      if let value = DateSearch.day(in: text, monthFirst: monthFirst) { best = (rank, value) }
    }
    return best.map { Metadata.Stamp(value: $0.value, from: "text") }
  }

  /// Members of data in scripts that are named like a date of publication.
  private func scripts() -> Metadata.Stamp? {
    for name in DateReader.members {
      guard let at = Bytes.find(Array("\"\(name)\"".utf8), in: source) else { continue }
      let rest = source[min(source.count, at + name.utf8.count + 2)...].prefix(40)
      let value = rest.drop { $0 == 0x3A || $0 == 0x20 || $0 == 0x22 || $0 == 0x5C }.prefix {
        $0 != 0x22 && $0 != 0x5C && $0 != 0x2C
      }
      if let found = stamp(String(decoding: value, as: UTF8.self), "script") { return found }
    }
    return nil
  }

  private static let members = [
    "datePublished", "publishedAt", "published_at", "publishDate", "publicationDate", "pubDate",
  ]

  /// The first day named in a short block anywhere.
  private func anyText(_ view: PageView) -> Metadata.Stamp? {
    for (index, block) in view.page.blocks.enumerated() where block.count < 300 && view.facts[index].digits >= 5 {
      let text = String(decoding: view.page.bytes[block.range], as: UTF8.self)
      if let value = DateSearch.day(in: text, monthFirst: monthFirst) { return .init(value: value, from: "text") }
    }
    return nil
  }
}

/// Days between ISO dates, roughly.
enum DayNumber {
  static func distance(_ a: String, _ b: String) -> Int { abs(of(a) - of(b)) }

  private static func of(_ iso: String) -> Int {
    let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return 0 }
    let before = (1..<max(1, min(parts[1], 13))).reduce(0) { $0 + DateFields.days(in: $1, of: parts[0]) }
    return parts[0] * 365 + parts[0] / 4 + before + parts[2]
  }
}
