import CopydeskText
import CopydeskXML

/// What an element of a feed says.
enum FeedField: String {
  case root, feed, item, title, link, id, summary, content, author, creator, editor, name, email, publisher, category,
    keywords
  case published, date, created, modified, language, enclosure, picture, source, other, transparent, ignored
  case titleFallback = "title-fallback"
  case originalLink = "original-link"
  case idFallback = "id-fallback"
  case summaryFallback = "summary-fallback"
  case authorFallback = "author-fallback"
  case otherPerson = "other-person"
}

/// Knows the names of feeds, whatever prefix a feed has chosen.
enum FeedNames {
  /// The name in lower case, with the prefix that the program knows its namespace by.
  static func canonical(_ name: XMLStream.Name) -> String {
    let local = name.local.lowercased()
    let prefix = prefix(of: name)
    return prefix.isEmpty ? local : prefix + ":" + local
  }

  /// What the element says; nil for unknown ones.
  static func field(_ canonical: String) -> FeedField? { elements[canonical]?.field }

  /// What a link is to the item: the registered word, whether written in full as an address or not at all.
  static func relation(_ stated: String) -> String {
    let word = stated.lowercased().split(whereSeparator: { $0 == "/" || $0 == " " }).last ?? "alternate"
    return stated.contains(":") && !stated.lowercased().contains("iana.org/assignments")
      ? stated.lowercased() : String(word)
  }

  /// What the element ends where it starts inside another, if anything.
  static func ending(_ canonical: String) -> Ending? { elements[canonical]?.ending }

  /// Open elements whose end tag is missing when another starts.
  enum Ending: String {
    /// All.
    case anyText = "ends-any"
    /// Those that hold no long text, in which its namesake in HTML may stand.
    case shortText = "ends-short"
  }

  private static func prefix(of name: XMLStream.Name) -> String {
    let address = name.namespace.lowercased()
    let trimmed = address.hasSuffix("/") || address.hasSuffix("#") ? String(address.dropLast()) : address
    let declared = name.prefix.lowercased()
    if !trimmed.isEmpty, let known = prefixes[trimmed] { return known }
    // Undeclared, or by a wrong address: what everybody calls it is what is meant.
    return declared == "atom" || declared == "rss" ? "" : declared
  }

  private static let prefixes: [String: String] = {
    var table: [String: String] = [:]
    for row in Resource(named: "any/feed-namespaces.tsv")?.rows ?? [] {
      table[String(row[0])] = row.count > 1 ? String(row[1]) : ""
    }
    return table
  }()

  private static let elements: [String: (field: FeedField, ending: Ending?)] = {
    var table: [String: (field: FeedField, ending: Ending?)] = [:]
    for row in Resource(named: "any/feed-elements.tsv")?.rows ?? [] where row.count >= 2 {
      guard let field = FeedField(rawValue: String(row[1])) else { continue }
      table[String(row[0])] = (field, row.count > 2 ? Ending(rawValue: String(row[2])) : nil)
    }
    return table
  }()
}
