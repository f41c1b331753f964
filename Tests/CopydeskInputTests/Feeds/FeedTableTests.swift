import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Feeds of the tables` {
  @Test(arguments: ["rss", "atom", "atom03", "rdf", "whole"])
  func `say what their rows expect`(dialect: String) throws {
    let rows = tableRows("Feeds/cases/\(dialect).tsv")
    #expect(rows.count > 5)
    for (cells, place) in rows {
      let document = read(FeedTable.feed(cells[0], dialect: dialect)).documents.first
      for cell in cells.dropFirst() {
        let parts = cell.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        #expect(parts.count == 2, "\(place)")
        #expect(document.map { FeedTable.field(parts[0], of: $0) } == parts.last, "\(place) \(cells[0])")
      }
    }
  }
}

/// How the rows of the tables are made feeds, and their documents strings.
enum FeedTable {
  private static let namespaces = [
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/", "atom": "http://www.w3.org/2005/Atom",
    "xhtml": "http://www.w3.org/1999/xhtml", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "georss": "http://www.georss.org/georss", "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "foaf": "http://xmlns.com/foaf/0.1/",
  ].sorted { $0.key < $1.key }.map { " xmlns:\($0.key)=\"\($0.value)\"" }.joined()

  static func feed(_ item: String, dialect: String) -> String {
    let item = item.replacing("\\n", with: "\n")
    return switch dialect {
    case "rss":
      "<rss version=\"2.0\"\(namespaces)><channel><title>F</title><link>http://f.example/</link><item>\(item)</item></channel></rss>"
    case "atom":
      "<feed xmlns=\"http://www.w3.org/2005/Atom\"\(namespaces)><title>F</title><entry>\(item)</entry></feed>"
    case "atom03":
      "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"\(namespaces)><title>F</title><entry>\(item)</entry></feed>"
    case "rdf":
      "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"\(namespaces)><channel rdf:about=\"c\"><title>F</title></channel><item rdf:about=\"http://f.example/1\">\(item)</item></rdf:RDF>"
    default: item
    }
  }

  static func field(_ name: String, of document: Document) -> String {
    let metadata = document.metadata
    return switch name {
    case "id": document.id
    case "title": metadata.title ?? "-"
    case "authors": metadata.authors.joined(separator: "; ")
    case "url": metadata.url ?? "-"
    case "published": metadata.published?.value ?? "-"
    case "modified": metadata.modified?.value ?? "-"
    case "tags": metadata.tags.joined(separator: "; ")
    case "media": metadata.media.map(\.url).joined(separator: " ")
    case "language": metadata.language ?? "-"
    case "summary": metadata.summary ?? "-"
    case "publisher": metadata.publisher ?? "-"
    case "feed": document.source.feed?.title ?? "-"
    case "site": document.source.feed?.url ?? "-"
    case "html": document.markup == nil ? "-" : document.markupString.replacing("\n", with: "\\n")
    case "text": document.markup == nil ? document.string.replacing("\n", with: "\\n") : "-"
    case "base": document.markup?.base ?? "-"
    default: "no field \(name)"
    }
  }
}
