import Testing

@Suite struct `The table of cases` {
  @Test(arguments: DateCase.all) func `reads as expected`(row: DateCase) throws {
    #expect(try row.found() == row.expected)
  }

  @Test func `is long enough to be a reference`() { #expect(DateCase.all.count >= 300) }
}
