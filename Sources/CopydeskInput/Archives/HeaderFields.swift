/// The fields of a WARC or HTTP header, by name in lower case; of doubled fields the first.
struct HeaderFields {
  private var values: [String: String] = [:]

  subscript(name: String) -> String? { values[name] }

  /// Takes in a line `Name: value`; other lines say nothing.
  mutating func add(_ line: [UInt8]) {
    guard let colon = line.firstIndex(of: 0x3A), values.count < 1000 else { return }
    let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
    if values[name] == nil { values[name] = FeedText.collapsed(Array(line[(colon + 1)...])) }
  }

  /// The media type without its parameters, in lower case.
  var mediaType: String? {
    self["content-type"]?.split(separator: ";").first.map { String($0.filter { $0 != " " }).lowercased() }
  }

  /// The `charset` parameter of the media type.
  var charset: String? { self["content-type"].flatMap { DeclaredCharset.label(inContentType: $0) } }
}
