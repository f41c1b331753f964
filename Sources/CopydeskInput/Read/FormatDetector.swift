import CopydeskText

/// Tells an input's format by its first bytes and, where they leave it open, by its media type.
enum FormatDetector {
  /// How many bytes it looks at.
  static let reach = 4096

  static func format(of head: [UInt8], mediaType: String?) -> InputFormat {
    let declared = mediaType.flatMap { format(ofMediaType: $0) }
    let text = Decoding.decode(Array(head.prefix(reach)), undoesDoubleEncoding: false).utf8
    let seen = text.withUnsafeBufferPointer { format(of: $0) }
    // A media type decides between markup that is meant and markup that is shown, but no feed is a page.
    if declared == .plainText || declared == .jsonLines { return declared ?? .plainText }
    return seen ?? declared ?? .plainText
  }

  /// The format that a media type names for certain.
  static func format(ofMediaType mediaType: String) -> InputFormat? {
    let type = mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    switch type {
    case "text/plain": return .plainText
    case "text/html", "application/xhtml+xml": return .html
    case "application/rss+xml", "application/atom+xml", "application/rdf+xml": return .feed
    case "application/feed+json": return .jsonFeed
    case "application/x-ndjson", "application/jsonl", "application/jsonlines", "application/x-jsonlines",
      "application/ndjson":
      return .jsonLines
    case "application/warc": return .warc
    case "application/vnd.iptc.g2.newsitem+xml", "text/vnd.iptc.nitf", "application/nitf+xml": return .newsXML
    default: return nil
    }
  }

  private static func format(of text: UnsafeBufferPointer<UInt8>) -> InputFormat? {
    var scan = ByteScan(text, end: text.count)
    scan.skipSpace()
    if scan.take("warc/1.") || scan.take("warc/0.") { return .warc }
    guard scan.index < scan.end else { return nil }
    if text[scan.index] == 0x7B { return json(text, scan) }
    return markup(text, scan)
  }

  /// A JSON Feed names its version in its first members; what else begins with a brace is taken for JSON Lines.
  private static func json(_ text: UnsafeBufferPointer<UInt8>, _ scan: ByteScan) -> InputFormat? {
    if scan.find("jsonfeed.org/version") != nil { return .jsonFeed }
    var line = scan
    line.end = text[scan.index...].firstIndex(of: 0x0A) ?? scan.end
    return line.find("\"") != nil || line.end - line.index <= 2 ? .jsonLines : nil
  }

  /// The first element decides; junk before it is passed over.
  private static func markup(_ text: UnsafeBufferPointer<UInt8>, _ start: ByteScan) -> InputFormat? {
    var scan = start
    var isMarkup = text[scan.index] == 0x3C
    while let open = scan.find("<") {
      scan.index = open
      if scan.take("<!--") {
        guard let close = scan.find("-->") else { return nil }
        scan.index = close + 3
      } else if scan.take("<?xml") || scan.take("<?") {
        isMarkup = true
        scan.index = scan.find(">") ?? scan.end
      } else if scan.take("<!doctype") {
        scan.skipSpace()
        if scan.take("html") { return .html }
        isMarkup = true
        scan.index = scan.find(">") ?? scan.end
      } else if let format = element(&scan, isMarkup: isMarkup) {
        return format
      }
    }
    return isMarkup ? fragment(text, start) : nil
  }

  private static func element(_ scan: inout ByteScan, isMarkup: Bool) -> InputFormat? {
    scan.index += 1
    let start = scan.index
    while scan.index < scan.end, isNameByte(scan.bytes[scan.index]) { scan.index += 1 }
    let name = String(decoding: scan.bytes[start..<scan.index], as: UTF8.self).lowercased()
    let local = name.split(separator: ":").last.map(String.init) ?? ""
    switch local {
    case "rss", "rdf", "feed", "channel": return .feed
    case "nitf", "newsitem", "newsmessage", "packageitem": return .newsXML
    case "html", "head", "body": return .html
    case "item", "entry": return isMarkup ? .feed : nil
    default: return nil
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x3A || byte == 0x2D || byte == 0x5F || byte &- 0x30 < 10
  }

  /// Markup without a root that is known: a page if an element of HTML opens it.
  private static func fragment(_ text: UnsafeBufferPointer<UInt8>, _ start: ByteScan) -> InputFormat? {
    let names: [StaticString] = [
      "a", "article", "b", "base", "blockquote", "br", "center", "div", "font", "form", "h1", "h2", "h3", "header",
      "iframe", "img", "link",
      "main", "meta", "nav", "noscript", "p", "script", "section", "span", "style", "table", "title", "ul",
    ]
    var scan = start
    return names.contains { scan.takeTag($0) } ? .html : nil
  }
}
