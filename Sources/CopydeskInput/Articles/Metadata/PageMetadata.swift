import CopydeskCore
import CopydeskXML

/// What a page says of its article.
struct PageMetadata {
  private(set) var found = Metadata()
  private var conflicts: [String] = []

  init() {}

  /// Reads everything.
  init(head: PageHead, view: PageView, selection: Selection, source: [UInt8]) {
    let data = StructuredData(scripts: head.dataNodes, in: view.tree)
    let titles = TitleReader(head: head, view: view, data: data)
    found.title = titles.title()
    found.language = LanguageTag.clean(
      head.language ?? data.language ?? head.meta("content-language", "language", "og:locale", "dc.language"))
    found.url = head.canonical ?? head.meta("og:url") ?? data.url
    found.publisher =
      head.meta("og:site_name") ?? data.publisher ?? head.meta("dc.publisher", "publisher", "application-name")
    found.section = head.meta("article:section") ?? data.section
    found.tags = tags(head, data)
    found.summary = head.meta("og:description", "description", "twitter:description")
    if let image = head.meta("og:image", "og:image:url", "twitter:image") ?? data.image {
      found.media = [.init(url: image, type: head.meta("og:image:type"))]
    }
    found.authors = AuthorReader(head: head, data: data, tree: view.tree, siteNames: titles.siteNames).authors(view)
    var dates = DateReader(head: head, data: data, tree: view.tree, source: source, language: found.language)
    found.published = dates.published(view, keeps: selection.keeps)
    found.modified = dates.modified(view)
    conflicts = dates.conflicts
  }

  private func tags(_ head: PageHead, _ data: StructuredData) -> [String] {
    let listed = head.allMetas("article:tag")
    let all =
      !listed.isEmpty ? listed : !data.keywords.isEmpty ? data.keywords : head.allMetas("news_keywords", "keywords")
    var seen: Set<String> = []
    return all.flatMap { $0.split(separator: ",").map { Plain.trimmed(String($0)) } }.filter {
      !$0.isEmpty && seen.insert($0).inserted
    }
  }

  /// Fills in what the document doesn't know yet.
  func write(to document: inout Document) {
    let given = document.metadata
    for conflict in conflicts where given.published == nil {
      document.find(CleanMarkup.spec.name, "conflicting-dates", conflict)
    }
    document.metadata.title = given.title ?? found.title
    if given.authors.isEmpty { document.metadata.authors = found.authors }
    document.metadata.publisher = given.publisher ?? found.publisher
    document.metadata.section = given.section ?? found.section
    if given.tags.isEmpty { document.metadata.tags = found.tags }
    document.metadata.summary = given.summary ?? found.summary
    document.metadata.language = given.language ?? found.language
    document.metadata.url = given.url ?? found.url
    if given.media.isEmpty { document.metadata.media = found.media }
    document.metadata.published = given.published ?? found.published
    document.metadata.modified = given.modified ?? found.modified
  }
}

/// Language tags as pages write them.
enum LanguageTag {
  /// A BCP 47 tag; nil for what is none.
  static func clean(_ raw: String?) -> String? {
    guard let first = raw?.split(whereSeparator: { ", ;".contains($0) }).first else { return nil }
    let parts = first.split(whereSeparator: { $0 == "_" || $0 == "-" })
    guard let language = parts.first, (2...3).contains(language.utf8.count),
      language.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 })
    else { return nil }
    return
      ([language.lowercased()] + parts.dropFirst().prefix(2).map { $0.utf8.count == 2 ? $0.uppercased() : String($0) })
      .joined(separator: "-")
  }
}
