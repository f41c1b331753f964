import CopydeskCore
import Testing

@testable import CopydeskDates

/// What holds for every date, tried on many.
@Suite struct `Properties of dates` {
  /// A linear congruential generator: the same numbers on every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func timexes(_ text: String, published: String) throws -> [Timex] {
    var document = Document(id: "1", text: Array(text.utf8))
    document.metadata.language = "en"
    document.metadata.published = Metadata.Stamp(value: published, from: "option")
    try ResolveDates(options: ResolveDates.Options(), environment: StageEnvironment()).process(&document)
    return document[Timexes.self] ?? []
  }

  private func days(in years: ClosedRange<Int>, count: Int, seed: UInt64) -> [CivilDate] {
    var numbers = Numbers(state: seed)
    return (0..<count).compactMap { _ in
      CivilDate(
        Int.random(in: years, using: &numbers), Int.random(in: 1...12, using: &numbers),
        Int.random(in: 1...28, using: &numbers))
    }
  }

  @Test func `a whole date is read as it is written`() throws {
    for day in days(in: 1000...2199, count: 120, seed: 3) {
      let (year, month, number) = day.parts
      let name = Self.months[month - 1]
      for text in ["\(name) \(number), \(year)", "\(number) \(name) \(year)", day.iso] {
        #expect(try timexes("It was on \(text).", published: "2018-01-14").map(\.value) == [day.iso], "\(text)")
      }
    }
  }

  @Test func `the last day of a month is its last`() throws {
    for year in [1900, 1999, 2000, 2015, 2016, 2100] {
      for month in 1...12 {
        let last = try #require(CivilDate(year, month, CivilDate.length(ofMonth: month, year: year)))
        let found = try timexes(
          "It ended on the last day of \(Self.months[month - 1]) \(year).", published: "2018-01-14")
        #expect(found.map(\.value) == [last.iso])
      }
    }
  }

  @Test func `days ago and days from now go the same way back and forth`() throws {
    var numbers = Numbers(state: 5)
    for day in days(in: 1000...2190, count: 80, seed: 9) {
      let count = Int.random(in: 1...900, using: &numbers)
      let before = try timexes("He left \(count) days ago.", published: day.iso).first?.value
      #expect(before == day.adding(days: -count)?.iso)
      let after = try timexes("It is \(count) days from now.", published: day.iso).first?.value
      #expect(after == day.adding(days: count)?.iso)
    }
  }

  @Test func `a weekday alone is at most six days back, and at most seven ahead`() throws {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for day in days(in: 1000...2190, count: 40, seed: 21) {
      for (index, name) in names.enumerated() {
        let past = try #require(timexes("He left on \(name).", published: day.iso).first)
        let future = try #require(timexes("He will leave on \(name).", published: day.iso).first)
        let reach = (-6...7).compactMap { day.adding(days: $0) }.filter { $0.weekday == index + 1 }.map(\.iso)
        #expect(past.value == reach.first)
        #expect(future.value == (day.weekday == index + 1 ? day.iso : reach.last))
      }
    }
  }

  @Test func `the calendar's ends are walls, not traps`() throws {
    let texts = [
      "yesterday", "tomorrow", "last week", "next week", "last month", "next month", "last year", "next year",
      "last century", "next century", "a decade ago", "three days ago", "the year after next", "last Friday",
      "next Friday", "last winter", "next quarter", "the next ten years", "early next century", "last weekend",
      "tonight", "midnight on Sunday", "the end of the year", "Christmas", "Easter", "the following day",
      "a thousand years later", "the previous quarter", "week 53",
    ]
    for published in ["0001-01-01", "0001-12-31T23:59:59", "9999-01-01", "9999-12-31T23:59:59Z"] {
      for text in texts {
        for timex in try timexes("It was \(text), or \(text) and a day earlier.", published: published) {
          let interval = timex.interval.map { [$0.start, $0.end] } ?? []
          #expect(interval.allSatisfy { ReferenceTime(iso: $0, anchor: .none) != nil }, "\(text): \(interval)")
        }
      }
    }
  }

  @Test func `absurd numbers neither overflow nor become dates`() throws {
    let units = ["seconds", "minutes", "hours", "days", "weeks", "months", "quarters", "years", "decades", "centuries"]
    var numbers = Numbers(state: 13)
    for length in [1, 4, 8, 9, 10, 18, 19, 20, 40] {
      for unit in units {
        let number = (0..<length).map { _ in String(Int.random(in: 1...9, using: &numbers)) }.joined()
        let text = "It was \(number) \(unit) ago, or in \(number) \(unit), or the past \(number) \(unit)."
        for timex in try timexes(text, published: "2018-01-14T10:00:00") where timex.type == .date {
          #expect(timex.interval.map { $0.start < $0.end } ?? true, "\(number) \(unit)")
        }
      }
    }
  }
}
