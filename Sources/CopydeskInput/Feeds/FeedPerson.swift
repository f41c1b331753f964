/// Reads the name of a person out of what feeds put where a name should stand.
enum FeedPerson {
  /// The name in `jo@example.com (Jo Ek)`, `Jo Ek <jo@example.com>`, `Jo Ek jo@example.com` or `Jo Ek`; the address where there is
  /// no name.
  static func name(in text: String) -> String? {
    let text = FeedText.plain(Array(text.utf8), isHTML: !text.contains("@"))
    guard let at = text.firstIndex(of: "@") else { return text.isEmpty ? nil : text }
    let isBound: (Character) -> Bool = { $0 == " " || "<>()[],;:\"".contains($0) }
    let start = text[..<at].lastIndex(where: isBound).map { text.index(after: $0) } ?? text.startIndex
    let end = text[at...].firstIndex(where: isBound) ?? text.endIndex
    let address = String(text[start..<end])
    let rest = String(text[..<start] + text[end...]).replacing("mailto:", with: "")
    let name = FeedText.collapsed(Array(rest.filter { !"<>()[]\"".contains($0) }.utf8))
    let trimmed = name.drop { $0 == "," || $0 == ";" || $0 == " " }
    return trimmed.isEmpty ? address : String(trimmed)
  }
}

/// A person as an element or its children name them.
struct FeedPersonBuilder {
  let field: FeedField
  let depth: Int
  /// Whether it is the source of the item that names the person.
  private let isOfSource: Bool
  private var text: [UInt8] = []
  private var stated: [FeedField: String] = [:]

  init(field: FeedField, depth: Int, isOfSource: Bool) {
    self.isOfSource = isOfSource
    self.field = field
    self.depth = depth
  }

  mutating func add(_ bytes: ArraySlice<UInt8>) { if text.count < 4096 { text += bytes } }

  mutating func set(_ field: FeedField, _ value: String) {
    if !value.isEmpty, stated[field] == nil { stated[field] = value }
  }

  var name: String? {
    if let name = stated[.name] { return name }
    return FeedPerson.name(in: String(decoding: text, as: UTF8.self)) ?? stated[.email]
  }

  /// How much the field says of the author of an item; nil for those who aren't.
  var rank: Int? {
    switch field {
    case .creator: isOfSource ? 2 : 0
    case .author: isOfSource ? 2 : 1
    case .authorFallback: 3
    default: nil
    }
  }
}
