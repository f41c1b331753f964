import Testing

struct QuoteCaseTests {
  @Test(arguments: QuoteCase.all)
  func `quotations are found with kind, parts, cue and speaker`(_ quoteCase: QuoteCase) throws {
    let found = try quoteCase.found()
    if let knownIssue = quoteCase.knownIssue {
      withKnownIssue("\(knownIssue)") { #expect(found == quoteCase.expected) }
    } else {
      #expect(found == quoteCase.expected)
    }
  }

  @Test func `there are cases of every family, and each says what it expects`() {
    #expect(QuoteCase.all.count >= 200)
    #expect(QuoteCase.all.allSatisfy { !$0.expected.isEmpty && !$0.phenomenon.isEmpty })
  }
}
