import CopydeskCore
import CopydeskDates
import CopydeskText
import Testing

@Suite struct `Hostile texts` {
  /// A linear congruential generator: the same numbers on every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  private func run(_ text: [UInt8], published: String = "2018-01-14") throws -> [Timex] {
    var document = Document(id: "1", text: text)
    document.metadata.language = "en"
    document.metadata.published = Metadata.Stamp(value: published, from: "option")
    try ResolveDates(options: ResolveDates.Options(), environment: StageEnvironment()).process(&document)
    for timex in document[Timexes.self] ?? [] {
      #expect(timex.range.start < timex.range.end && timex.range.end <= text.count)
      #expect(timex.alternatives.allSatisfy { (document[Timexes.self] ?? []).indices.contains($0) })
    }
    return document[Timexes.self] ?? []
  }

  @Test func `of random bytes never trap`() throws {
    var numbers = Numbers(state: 7)
    for length in 0..<300 { _ = try run((0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }) }
  }

  @Test func `of words of dates in any order never trap`() throws {
    let words = [
      "last", "next", "the", "of", "May", "Friday", "31", "99999999", "0", "-1", "2018", "9999", "0001", "years", "ago",
      "earlier",
      "second", "quarter", "half", "a", "and", "or", "to", "-", "/", ":", "30", "p.m.", "midnight", "century", "BC",
      "every",
      "two", "hundred", "million", "before", "after", "from", "Easter", "week", "53", "1.5", "'", "90s", "12/31/9999",
      "24:00",
      "in", "early", "weekend", "later", "noon", "GMT", "several", "first", "29", "February", ",", "decades", "through",
    ]
    var numbers = Numbers(state: 11)
    for published in ["2018-01-14", "0001-01-01", "9999-12-31T23:59:59Z"] {
      for _ in 0..<400 {
        let text = (0..<12).compactMap { _ in words.randomElement(using: &numbers) }.joined(separator: " ")
        _ = try run(Array(text.utf8), published: published)
      }
    }
  }

  @Test(arguments: [
    "one ", "the last ", "May 3 or ", "1/", "a day earlier ", "early ", "'", "half a ", "2018-", "quarter ", "-",
  ])
  func `of one phrase again and again take linear time`(phrase: String) throws {
    _ = try run(Array(String(repeating: phrase, count: 3_000).utf8))
  }
}
