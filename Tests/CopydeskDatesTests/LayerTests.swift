import CopydeskCore
import CopydeskDates
import CopydeskText
import Testing

/// Runs the stage with its defaults.
private func resolved(_ text: String, published: String? = "2017-09-25", url: String? = nil) throws -> Document {
  var document = Document(id: "1", text: Array(text.utf8))
  document.metadata.language = "en"
  document.metadata.published = published.map { Metadata.Stamp(value: $0, from: "option") }
  document.metadata.url = url
  try ResolveDates(options: ResolveDates.Options(), environment: StageEnvironment()).process(&document)
  return document
}

@Suite struct `The layers of dates` {
  @Test func `say interval, grain, anchor and reason`() throws {
    let timex = try #require(try resolved("He left on Friday.")[Timexes.self]?.first)
    #expect(timex.interval == Timex.Interval(start: "2017-09-22T00:00:00", end: "2017-09-23T00:00:00"))
    #expect(timex.grain == .day)
    #expect(timex.anchor == .published)
    #expect(timex.why == "weekday-past-tense")
    #expect(timex.edtf == "2017-09-22")
  }

  @Test func `link alternatives both ways`() throws {
    let timexes = try #require(try resolved("The talks are on September 21 or 23.")[Timexes.self])
    #expect(timexes.map(\.alternatives) == [[1], [0]])
    #expect(timexes.map(\.edtf) == ["[2017-09-21,2017-09-23]", "[2017-09-21,2017-09-23]"])
  }

  @Test func `point back at earlier expressions`() throws {
    let timexes = try #require(try resolved("It opened on May 3, 2015. It closed a day later.")[Timexes.self])
    #expect(timexes.map(\.anchor) == [.none, .timex(0)])
  }

  @Test(
    arguments: [
      ("ISLAMABAD - He left.", "ISLAMABAD", nil), ("Islamabad, Pakistan - He left.", "Islamabad, Pakistan", nil),
      ("WASHINGTON (Reuters) – He left.", "WASHINGTON", nil),
      ("PARIS, Sept 21 (AFP) — He left.", "PARIS", "2017-09-21"),
      ("NEW YORK, 21 September 2017 (AP) -- He left.", "NEW YORK", "2017-09-21"), ("KARACHI: He left.", "KARACHI", nil),
      ("PORT-AU-PRINCE, Haiti (AP) _ He left.", "PORT-AU-PRINCE, Haiti", nil),
    ] as [(String, String, String?)])
  func `name the dateline`(text: String, place: String, date: String?) throws {
    let dateline = try #require(try resolved(text)[DatelineLayer.self])
    #expect(dateline.place == place)
    #expect(dateline.date == date)
  }

  @Test(arguments: [
    "He left - and came back.", "The minister said: go.", "Nobody knows.", "", "A - b", "Breaking news - he left.",
  ])
  func `find no dateline in other openings`(text: String) throws {
    #expect(try resolved(text)[DatelineLayer.self] == nil)
  }

  @Test func `start from the dateline's date, not from the publication date`() throws {
    let timexes = try #require(try resolved("PARIS, Sept 21 (AFP) — He left on Wednesday.")[Timexes.self])
    #expect(timexes.last?.value == "2017-09-20")
    #expect(timexes.last?.anchor == .dateline)
  }

  @Test func `start from the address when nothing else tells`() throws {
    let document = try resolved("He left yesterday.", published: nil, url: "https://example.org/2017/09/21/he-left")
    #expect(document[Timexes.self]?.first?.value == "2017-09-20")
  }

  @Test func `stay open without a date to start from, and say so`() throws {
    let document = try resolved("He left on Friday.", published: nil)
    #expect(document[Timexes.self]?.first?.value == "XXXX-WXX-5")
    #expect(document[Timexes.self]?.first?.anchor == Timex.Anchor.none)
    #expect(document.findings.map(\.code) == ["no-reference-date"])
  }

  @Test func `keep both readings of 05/04`() throws {
    let document = try resolved("It was filed on 05/04/2016.")
    #expect(document[Timexes.self]?.first?.edtf == "[2016-04-05,2016-05-04]")
    #expect(document.findings.map(\.code) == ["ambiguous-date"])
  }

  @Test func `give the offset that the text or the publication date gives`() throws {
    let timexes = try #require(
      try resolved("At 5 p.m. EST he left. At 6 p.m. he came.", published: "2017-09-25T12:00:00+05:00")[Timexes.self])
    #expect(timexes.map { $0.interval?.start } == ["2017-09-25T17:00:00-05:00", "2017-09-25T18:00:00+05:00"])
  }

  @Test(arguments: [
    ("It fell in the last two weeks of May 2016.", "2016-05-18", "2016-06-01"),
    ("It rose in the first nine months of 2016.", "2016-01-01", "2016-10-01"),
    ("It rose in the past two quarters.", "2017-01-01", "2017-07-01"),
    ("It will fall two weeks before Christmas.", "2017-12-11", "2017-12-12"),
    ("It fell over the past three days.", "2017-09-22", "2017-09-25"),
    ("It closes in late 2017.", "2017-07-01", "2018-01-01"),
  ]) func `give lengths of time their place`(text: String, start: String, end: String) throws {
    let interval = try #require(try resolved(text)[Timexes.self]?.first?.interval)
    #expect(interval == Timex.Interval(start: start + "T00:00:00", end: end + "T00:00:00"))
  }

  @Test func `leave a document without language data alone`() throws {
    var document = Document(id: "1", text: Array("Er kam am Freitag.".utf8))
    document.metadata.language = "xx"
    try ResolveDates(options: ResolveDates.Options(), environment: StageEnvironment()).process(&document)
    #expect(document[Timexes.self] == nil)
    #expect(document.findings.map(\.code) == ["no-language-data"])
  }
}
