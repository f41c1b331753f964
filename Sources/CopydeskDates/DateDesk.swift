import CopydeskCore
import CopydeskText

/// One text on the desk: its tokens and what is asked of them.
struct DateDesk {
  let grammar: DateGrammar
  let tokens: Tokens
  let text: [UInt8]

  /// Days that a dateline's date may lie away from the publication date and still be the reference.
  private static let datelineReach = 31
  /// Blocks at the top that may open with the dateline.
  private static let openingBlocks = 4

  func timexes(sentences: [TextRange], reference: ReferenceTime?, finder: DateFinder) -> [Timex] {
    finder.timexes(in: text, tokens: tokens, sentences: sentences, reference: reference)
  }

  /// The dateline that opens the article, and its date where it is near enough to be the reference.
  func dateline(in blocks: [Block], published: CivilDate?) -> (dateline: Dateline, date: CivilDate?)? {
    let starts =
      blocks.isEmpty ? [0] : blocks.filter { $0.kind == .paragraph }.prefix(DateDesk.openingBlocks).map(\.range.start)
    return text.withUnsafeBufferPointer { text in
      tokens.all.withUnsafeBufferPointer { buffer in
        // Only the first tokens are read again here.
        for start in starts {
          let first = tokens.firstIndex(startingAt: start)
          guard first < buffer.count else { continue }
          let head = UnsafeBufferPointer(rebasing: buffer[first..<min(buffer.count, first + 40)])
          let found = TokenView.with(tokens: head, text: text, grammar: grammar) {
            view -> (dateline: Dateline, date: CivilDate?)? in
            guard let found = DatelineFinder(view: view).dateline(at: 0) else { return nil }
            return make(found, view, published)
          }
          if let found { return found }
        }
        return nil
      }
    }
  }

  private func make(
    _ found: DatelineFinder.Found, _ view: TokenView, _ published: CivilDate?
  ) -> (dateline: Dateline, date: CivilDate?) {
    func range(_ tokens: Range<Int>) -> TextRange {
      TextRange(Int(view.tokens[tokens.lowerBound].start), Int(view.tokens[tokens.upperBound - 1].end))
    }
    let place = range(found.place)
    var dateline = Dateline(
      range: range(found.tokens), place: String(decoding: view.text[place.start..<place.end], as: UTF8.self))
    guard let month = found.month, let day = found.day else { return (dateline, nil) }
    let years = found.year.map { [$0] } ?? published.map { [$0.year - 1, $0.year, $0.year + 1] } ?? []
    let dates = years.compactMap { CivilDate($0, month, day) }
    guard let date = dates.min(by: { distance($0, published) < distance($1, published) }) else {
      return (dateline, nil)
    }
    dateline.date = date.iso
    return (dateline, distance(date, published) <= DateDesk.datelineReach ? date : nil)
  }

  private func distance(_ date: CivilDate, _ other: CivilDate?) -> Int { other.map { abs(date.days - $0.days) } ?? 0 }
}
