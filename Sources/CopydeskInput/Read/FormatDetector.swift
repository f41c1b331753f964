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
    return table[Sign(kind: "type", name: type)]
  }

  /// What gives a format away.
  private struct Sign: Hashable {
    var kind: String
    var name: String
  }

  private static let table: [Sign: InputFormat] = {
    var table: [Sign: InputFormat] = [:]
    for row in Resource(named: "any/formats.tsv")?.rows ?? [] where row.count >= 3 {
      table[Sign(kind: String(row[0]), name: String(row[1]))] = InputFormat(rawValue: String(row[2]))
    }
    return table
  }()

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
    return table[Sign(kind: "element", name: local)] ?? (isMarkup ? table[Sign(kind: "item", name: local)] : nil)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x3A || byte == 0x2D || byte == 0x5F || byte &- 0x30 < 10
  }

  /// Markup without a root that is known: a page if an element of HTML opens it.
  private static func fragment(_ text: UnsafeBufferPointer<UInt8>, _ start: ByteScan) -> InputFormat? {
    var scan = start
    guard scan.take("<") else { return nil }
    let name = scan.bytes[scan.index..<scan.end].prefix { isNameByte($0) }
    return MarkupElements.opensPage(String(decoding: name, as: UTF8.self).lowercased()) ? .html : nil
  }
}
