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
    var rest = String(text[..<start] + text[end...])
    if rest.hasPrefix("mailto:") { rest.removeFirst(7) }
    let name = FeedText.collapsed(Array(rest.filter { !"<>()[]\"".contains($0) }.utf8))
    let trimmed = name.drop { $0 == "," || $0 == ";" || $0 == " " }
    return trimmed.isEmpty ? address : String(trimmed)
  }
}
