import CopydeskText

/// What an element of NITF or NewsML-G2 says.
enum NewsField: String {
  case item, title, subtitle, slug, byline, person, creator, dateline, summary, published, modified, publication,
    publisher, id, tag
  case language, media, name, content, markup, text, page, none, rights
  case titleFallback = "title-fallback"
  case publishedFallback = "published-fallback"
  case publisherFallback = "publisher-fallback"
  case pageHead = "page-head"

  /// What the element of this name in lower case says; nil for unknown ones.
  init?(element name: String) {
    guard let field = NewsField.table[name] else { return nil }
    self = field
  }

  private static let table: [String: NewsField] = {
    var table: [String: NewsField] = [:]
    for row in Resource(named: "any/news-elements.tsv")?.rows ?? [] where row.count >= 2 {
      table[String(row[0])] = NewsField(rawValue: String(row[1]))
    }
    return table
  }()
}
