import CopydeskCore
import Testing

@testable import CopydeskDates

@Suite struct `The calendar` {
  @Test func `counts every day of four centuries back and forth`() throws {
    let first = try #require(CivilDate(1800, 1, 1))
    var expected = (year: 1800, month: 1, day: 1)
    for offset in 0..<146_097 {
      let date = try #require(first.adding(days: offset))
      #expect(date.parts == expected)
      #expect(CivilDate(expected.year, expected.month, expected.day) == date)
      expected.day += 1
      if expected.day > CivilDate.length(ofMonth: expected.month, year: expected.year) {
        (expected.month, expected.day) = (expected.month + 1, 1)
      }
      if expected.month > 12 { (expected.year, expected.month) = (expected.year + 1, 1) }
    }
  }

  @Test(arguments: [(1900, false), (2000, true), (2016, true), (2018, false), (2100, false), (1, false), (4, true)])
  func `knows leap years`(year: Int, isLeap: Bool) {
    #expect((CivilDate(year, 2, 29) != nil) == isLeap)
  }

  @Test func `has the years 1 to 9999 and no others`() {
    #expect(CivilDate(1, 1, 1)?.adding(days: -1) == nil)
    #expect(CivilDate(9999, 12, 31)?.adding(days: 1) == nil)
    #expect(CivilDate(0, 12, 31) == nil)
    #expect(CivilDate(10_000, 1, 1) == nil)
    #expect(CivilDate(2018, 13, 1) == nil)
    #expect(CivilDate(2018, 4, 31) == nil)
    #expect(CivilDate(days: .max) == nil)
    #expect(CivilDate(2018, 1, 1)?.adding(days: .max) == nil)
    #expect(CivilDate(2018, 1, 1)?.adding(months: .min + 1) == nil)
  }

  @Test(arguments: [
    ("2018-01-31", 1, "2018-02-28"), ("2016-01-31", 1, "2016-02-29"), ("2018-03-31", -1, "2018-02-28"),
    ("2018-12-31", 2, "2019-02-28"), ("2016-02-29", 12, "2017-02-28"), ("2018-05-15", -17, "2016-12-15"),
  ])
  func `keeps the day of the month where it can`(start: String, months: Int, expected: String) throws {
    let date = try #require(ReferenceTime(iso: start, anchor: .published)).date
    #expect(date.adding(months: months)?.iso == expected)
  }

  @Test(arguments: [
    ("2018-01-01", 2018, 1), ("2017-01-01", 2016, 52), ("2010-01-03", 2009, 53), ("2018-12-31", 2019, 1),
    ("2020-12-31", 2020, 53),
  ])
  func `numbers weeks as ISO 8601 does`(day: String, year: Int, week: Int) throws {
    let date = try #require(ReferenceTime(iso: day, anchor: .published)).date
    #expect(date.week == (year, week))
    #expect(CivilDate.monday(ofWeek: week, year: year) == date.monday)
  }

  @Test(arguments: [
    (2016, "03-27"), (2018, "04-01"), (2019, "04-21"), (2024, "03-31"), (1961, "04-02"), (2038, "04-25"),
  ])
  func `knows Easter`(year: Int, expected: String) { #expect(CivilDate.easter(year)?.iso == "\(year)-\(expected)") }

  @Test func `finds the nth weekday of a month`() {
    #expect(CivilDate.nth(4, weekday: 4, month: 11, year: 2018)?.iso == "2018-11-22")
    #expect(CivilDate.nth(-1, weekday: 1, month: 5, year: 2018)?.iso == "2018-05-28")
    #expect(CivilDate.nth(5, weekday: 1, month: 2, year: 2018) == nil)
    #expect(CivilDate.nth(0, weekday: 1, month: 2, year: 2018) == nil)
  }

  @Test(
    arguments: [
      ("2018-01-12", nil), ("2018-01-12T15:04:05Z", "Z"), ("2018-01-12T15:04:05.123456789+05:30", "+05:30"),
      ("2018-01-12 15:04", nil), ("20180112T150405-0800", "-08:00"), ("2018-01-12T15:04+01", "+01:00"),
    ] as [(String, String?)])
  func `reads publication dates`(text: String, offset: String?) throws {
    let time = try #require(ReferenceTime(iso: text, anchor: .published))
    #expect(time.date.iso == "2018-01-12")
    #expect(time.offset == offset)
    #expect(!time.hasTime || time.moment.hour == 15)
  }

  @Test(arguments: ["", "2018", "2018-02-30", "soon", "99999999", "2018-01", "T12:00"])
  func `refuses what is no date`(text: String) { #expect(ReferenceTime(iso: text, anchor: .published) == nil) }

  @Test(
    arguments: [
      ("https://example.org/2017/09/21/talks", "2017-09-21"), ("https://example.org/a-20170921-b", "2017-09-21"),
      ("https://example.org/news/2017-9-1", nil), ("https://example.org/1234567890", nil),
    ] as [(String, String?)])
  func `reads dates in addresses`(url: String, expected: String?) { #expect(URLDate.date(url)?.iso == expected) }
}
