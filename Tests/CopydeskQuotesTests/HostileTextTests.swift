import CopydeskCore
import CopydeskQuotes
import CopydeskTesting
import Testing

/// Texts made to cost more than their length.
struct HostileTextTests {
  /// Marks that open and never close, marks in marks, reports in reports, names without end.
  private static let pieces = [
    "\u{201C}", "\"", "'", "\u{AB}", "\u{2018}a", "\u{201C}a ", ": \"", ", said X", "\u{201C}\u{2018}", "\u{201C}a\n\n",
    "he said that she said ", "\u{201C}I go,\u{201D} said Ann, ", "Ann Bo, ", "according to ", "said ", "s' ", "1\" ",
    "Anna Persson said she met Tom Smith. ", "\u{201C}No.\u{201D} ", "who said ",
  ]

  @Test(.timeLimit(.minutes(5)), arguments: pieces)
  func `time grows with the text, not with its square`(_ piece: String) throws {
    try StageContract(AttributeQuotes.self).checkGrowth(scale: 1_500) { [String(repeating: piece, count: $0)] }
  }

  @Test(.timeLimit(.minutes(5))) func `as many names as reports take linear time`() throws {
    try StageContract(AttributeQuotes.self).checkGrowth(scale: 800) { scale in
      [(0..<scale).map { "Anna Person\($0 % 7)\($0) said she met Tom Smith. " }.joined()]
    }
  }

  @Test(.timeLimit(.minutes(5))) func `deep nesting takes linear time`() throws {
    try StageContract(AttributeQuotes.self).checkGrowth(scale: 800) { scale in
      [
        String(repeating: "\u{201C}he said \u{2018}", count: scale)
          + String(repeating: "\u{2019} he said\u{201D} ", count: scale)
      ]
    }
  }

  @Test(.timeLimit(.minutes(5))) func `a million opening marks are read`() throws {
    let document = try QuoteCase.attribute(String(repeating: "\u{201C}", count: 1_000_000))
    #expect(document[Quotes.self]?.isEmpty == true)
  }
}
