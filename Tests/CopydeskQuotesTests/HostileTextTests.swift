import CopydeskCore
import CopydeskQuotes
import Testing

/// Texts made to cost more than their length.
struct HostileTextTests {
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["\u{201C}", "\"", "'", "\u{AB}", "\u{2018}a", "\u{201C}a ", ": \"", ", said X"])
  func `thousands of marks take linear time`(_ piece: String) throws {
    let document = try QuoteCase.attribute(String(repeating: piece, count: 6_000))
    #expect(document[Quotes.self] != nil)
  }

  @Test(.timeLimit(.minutes(1))) func `ten thousand names take linear time`() throws {
    var text = ""
    for index in 0..<10_000 { text += "Anna Person\(index % 7)\(index) said she met Tom Smith. " }
    let document = try QuoteCase.attribute(text)
    #expect((document[Quotes.self] ?? []).count > 5_000)
  }

  @Test(.timeLimit(.minutes(1))) func `one endless sentence of reports takes linear time`() throws {
    let document = try QuoteCase.attribute(String(repeating: "he said that she said ", count: 5_000))
    #expect(document[Quotes.self] != nil)
  }
}
