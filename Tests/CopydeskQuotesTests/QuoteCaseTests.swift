import Testing

struct QuoteCaseTests {
  @Test(arguments: QuoteCase.all)
  func `quotations are found with kind, parts, cue and speaker`(_ quoteCase: QuoteCase) throws {
    #expect(try quoteCase.found() == quoteCase.expected)
  }
}
