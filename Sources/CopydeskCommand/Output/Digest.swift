import CopydeskCore

/// A short account of who said what, when, for the end of a run.
struct Digest {
  private var lines: [String] = []
  private var shown = 0
  private var further = 0

  /// How many documents and quotes of each are shown.
  static let documents = 8
  static let quotes = 4

  /// Takes a record into account: copies of others and documents without quotes are counted, not shown.
  mutating func add(_ record: Record, console: Console) {
    let document = record.document
    let quotes = (document[Quotes.self] ?? []).filter { $0.speaker != nil && $0.inside == nil }
    guard !quotes.isEmpty, document[DuplicateLayer.self] == nil else { return }
    guard shown < Self.documents else {
      further += 1
      return
    }
    shown += 1
    let day = document.metadata.published.map { console.faint("  " + $0.value.prefix(10)) } ?? ""
    lines.append("\n" + console.bold(document.metadata.title ?? document.source.uri) + day)
    for quote in quotes.prefix(Self.quotes) { lines.append(line(quote, console)) }
    if quotes.count > Self.quotes { lines.append(console.faint("  and \(quotes.count - Self.quotes) more")) }
  }

  private func line(_ quote: Quote, _ console: Console) -> String {
    let role = quote.speaker?.role.map { ", \($0)" } ?? ""
    let said =
      quote.said.map { console.faint($0.assumed ? " (published \($0.value.prefix(10)))" : " (\($0.value))") } ?? ""
    return "  \(quote.speaker?.name ?? "")\(role)\(said): \(shortened(quote.words, to: 110))"
  }

  /// The digest's text; empty when nobody said anything.
  var text: String {
    guard !lines.isEmpty else { return "" }
    let rest = further > 0 ? "\n\(further) more document\(further == 1 ? "" : "s") with quotes\n" : ""
    return lines.joined(separator: "\n") + "\n" + rest
  }
}

/// Text on one line, control characters taken out, cut at a space near `limit` characters.
func shortened(_ text: String, to limit: Int) -> String {
  let words = text.unicodeScalars.split {
    $0.properties.isWhitespace || $0.value < 0x20 || (0x7F...0x9F).contains($0.value)
  }
  var line = ""
  for word in words {
    guard line.count + word.count < limit else { return line + " …" }
    line += line.isEmpty ? String(word) : " " + String(word)
  }
  return line
}
