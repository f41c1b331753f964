import CopydeskText

/// Writes the content of a news item as HTML: elements of NITF by those of HTML that mean the same, others as they are.
struct NewsMarkup {
  private(set) var bytes: [UInt8] = []

  /// Names in HTML by those in NITF; an empty name leaves the tag out, not its content.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for row in Resource(named: "any/news-markup.tsv")?.rows ?? [] where row.count >= 2 {
      names[String(row[0])] = row[1] == "-" ? "" : String(row[1])
    }
    return names
  }()

  mutating func open(_ name: String, _ values: [String: String]) {
    let name = NewsMarkup.names[name] ?? name
    guard !name.isEmpty else { return }
    bytes.append(0x3C)
    bytes += name.utf8
    for key in ["class", "href", "src", "alt", "id"] {
      guard let value = values[key] else { continue }
      bytes += " \(key)=\"".utf8
      add(Array(value.utf8)[...])
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  mutating func close(_ name: String) {
    let name = NewsMarkup.names[name] ?? name
    guard !name.isEmpty, !MarkupElements.isVoid(name) else { return }
    bytes += "</\(name)>".utf8
  }

  mutating func add(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x22: bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
  }
}
