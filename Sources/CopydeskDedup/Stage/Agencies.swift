import CopydeskCore
import CopydeskText

/// Finds which news agency an article credits: "(Reuters) -" after its dateline, a last line such as "With inputs from PTI",
/// or a byline. Agencies and the words of such lines are data.
struct Agencies: Sendable {
  /// A credit and where it stands; no range when it is a byline.
  struct Credit: Equatable {
    var agency: String
    var range: TextRange?
  }

  /// The agencies that the program knows.
  static let known = Agencies(Resource(named: "any/agencies.tsv")?.rows ?? [])

  /// Names by the words of a written form, the first of which finds them.
  private var forms: [UInt32: [(words: [UInt32], agency: String)]] = [:]
  private var creditWords: Set<UInt32> = []

  /// Bytes of the beginning in which a credit may stand.
  private static let opening = 160
  /// The longest last line that is a credit.
  private static let closing = 120

  init(_ rows: [[Substring]]) {
    for row in rows where row.count >= 2 {
      if row[0] == "credit" {
        creditWords.formUnion(FoldedText(Array(row[1].utf8)).words)
      } else if row.count >= 3 {
        for form in row[2].split(separator: "|") {
          let words = FoldedText(Array(form.utf8)).words
          if let first = words.first { forms[first, default: []].append((words, String(row[1]))) }
        }
      }
    }
    // The longest form first: the Associated Press of Pakistan isn't the Associated Press.
    for key in forms.keys { forms[key]?.sort { $0.words.count > $1.words.count } }
  }

  /// The credit of an article, if it has one.
  func credit(of document: Document) -> Credit? {
    openingCredit(document.text) ?? closingCredit(document.text)
      ?? document.metadata.authors.lazy.compactMap(byline).first
  }

  /// An agency's name in brackets, in the first lines.
  private func openingCredit(_ bytes: [UInt8]) -> Credit? {
    let text = FoldedText(bytes, limit: Self.opening)
    for at in 0..<text.count {
      guard let (count, agency) = form(text.words[at...]) else { continue }
      let range = text.range(at..<at + count)
      guard range.start > 0, range.end < bytes.count, bytes[range.start - 1] == UInt8(ascii: "("),
        bytes[range.end] == UInt8(ascii: ")")
      else { continue }
      return Credit(agency: agency, range: range)
    }
    return nil
  }

  /// A last line that says nothing else.
  private func closingCredit(_ bytes: [UInt8]) -> Credit? {
    guard let end = bytes.lastIndex(where: { $0 > 0x20 }) else { return nil }
    let start = bytes[...end].suffix(Self.closing + 1).lastIndex(of: 0x0A).map { $0 + 1 }
    guard let start else { return nil }
    let text = FoldedText(Array(bytes[start...end]))
    guard let found = only(text) else { return nil }
    let range = text.range(found.words)
    return Credit(agency: found.agency, range: TextRange(range.start + start, range.end + start))
  }

  private func byline(_ author: String) -> Credit? {
    only(FoldedText(Array(author.utf8))).map { Credit(agency: $0.agency, range: nil) }
  }

  /// The first agency of a line that has no words but agencies' and those of credits.
  private func only(_ text: FoldedText) -> (agency: String, words: Range<Int>)? {
    var found: (String, Range<Int>)?
    var at = 0
    while at < text.count {
      if let (count, agency) = form(text.words[at...]) {
        found = found ?? (agency, at..<at + count)
        at += count
      } else if creditWords.contains(text.words[at]) {
        at += 1
      } else {
        return nil
      }
    }
    return found
  }

  private func form(_ words: ArraySlice<UInt32>) -> (count: Int, agency: String)? {
    guard let first = words.first, let candidates = forms[first] else { return nil }
    return candidates.first { words.starts(with: $0.words) }.map { ($0.words.count, $0.agency) }
  }
}
