/// Writes the content of a news item as HTML: elements of NITF by those of HTML that mean the same, others as they are.
struct NewsMarkup {
  private(set) var bytes: [UInt8] = []

  /// Elements of NITF whose namesakes in HTML are others, or are none; an empty name leaves the tag out, not its content.
  private static let names: [String: String] = [
    "block": "div", "bq": "blockquote", "hl2": "h2", "hedline": "h2", "media": "figure", "media-caption": "figcaption",
    "media-producer": "",
    "media-metadata": "", "media-reference": "", "media-object": "", "nitf-table": "div", "org": "", "person": "",
    "location": "", "chron": "",
    "event": "", "function": "", "money": "", "num": "", "object.title": "i", "virtloc": "", "city": "", "country": "",
    "state": "", "region": "",
    "copyrite": "", "postaddr": "div", "lang": "", "pronounce": "", "alt-code": "", "sublocation": "", "name.given": "",
    "name.family": "",
    "fn": "div", "note": "div", "nitf": "", "body.head": "", "credit": "p", "datasource": "",
  ]
  private static let void: Set<String> = ["br", "hr", "img"]

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
    guard !name.isEmpty, !NewsMarkup.void.contains(name) else { return }
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
