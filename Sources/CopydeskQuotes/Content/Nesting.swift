import CopydeskCore
import CopydeskText

/// Finds which quotation lies inside another's content: "A said B had denied it".
enum Nesting {
  /// Sets `inside` of quotations that are in order of their first byte.
  static func nest(_ quotes: inout [Quote]) {
    var open: [Int] = []
    for index in quotes.indices {
      let range = quotes[index].range
      while let last = open.last, quotes[last].range.end <= range.start { open.removeLast() }
      // Few lie inside one another; a look at the last few is enough.
      if let outer = open.suffix(4).last(where: { holds(quotes[$0], range) }) {
        quotes[index].inside = quotes[outer].id
      }
      open.append(index)
    }
  }

  private static func holds(_ quote: Quote, _ range: TextRange) -> Bool {
    quote.parts.prefix(8).contains { $0.contains(range) && $0 != range }
  }
}
