import CopydeskCore
import CopydeskQuotes
import CopydeskTesting
import CopydeskText
import Testing

/// What holds of the quotations of any text.
struct PropertyTests {
  @Test(arguments: 0..<40)
  func `quotations of random texts lie in them, one in another or apart, and come out the same twice`(_ seed: Int)
    throws
  {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = RandomTexts.newsLike(pieces: 60, using: &random)
    let document = try QuoteCase.attribute(text)
    let again = try QuoteCase.attribute(text)
    #expect(document[Quotes.self] == again[Quotes.self])
    #expect(document[Entities.self] == again[Entities.self])
    check(document)
  }

  @Test(arguments: RandomTexts.edges)
  func `texts at the edges are read`(_ text: String) throws { check(try QuoteCase.attribute(text)) }

  @Test(arguments: QuoteCase.all)
  func `quotations of the cases lie in them, one in another or apart`(_ quoteCase: QuoteCase) throws {
    check(try QuoteCase.attribute(quoteCase.text))
  }

  private func check(_ document: Document) {
    let text = document.text
    let quotes = document[Quotes.self] ?? []
    for quote in quotes {
      for range in quote.parts + quote.marks {
        #expect(0 <= range.start && range.start < range.end && range.end <= text.count)
        #expect([range.start, range.end].allSatisfy { $0 == text.count || text[$0] & 0xC0 != 0x80 })
      }
      #expect(zip(quote.parts, quote.parts.dropFirst()).allSatisfy { $0.end <= $1.start })
      #expect(quote.marks.allSatisfy { mark in quote.parts.contains { $0.contains(mark) } })
      #expect(quote.inside.map { id in quotes.contains { $0.id == id } } ?? true)
    }
    #expect(Set(quotes.map(\.id)).count == quotes.count)
    for (index, quote) in quotes.enumerated() {
      for other in quotes[(index + 1)...] {
        #expect(!crosses(quote.parts, other.parts), "\(quote.words) / \(other.words)")
      }
    }
  }

  /// Whether two parts overlap and neither holds the other.
  private func crosses(_ parts: [TextRange], _ others: [TextRange]) -> Bool {
    parts.contains { part in
      others.contains { other in
        part.start < other.end && other.start < part.end && !part.contains(other) && !other.contains(part)
      }
    }
  }
}
