import CopydeskValidation
import Testing

@Suite struct OutputAndScoreTests {
  private func lines(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }

  @Test func `two outputs are compared document by document`() throws {
    let old = lines(
      #"{"id":"a","title":"A","text":"x","quotes":[{"start":0,"end":1,"text":"x","words":"x","speaker":{"name":"Ann","entity":"e1"}}],"pipeline":{"hash":"1"}}"#,
      #"{"id":"b","text":"y"}"#, #"{"id":"same","text":"z","pipeline":{"hash":"1"}}"#)
    let new = lines(
      #"{"id":"a","title":"A","text":"x","quotes":[{"start":0,"end":1,"text":"x","words":"x","speaker":{"name":"Ben","entity":"e2"}}],"acme.tone":[{"score":1}],"pipeline":{"hash":"2"}}"#,
      #"{"id":"same","text":"z","pipeline":{"hash":"2"}}"#, "", #"{"id":"c","text":"y"}"#)
    let comparison = try OutputComparison(old: old, new: new)
    #expect(comparison.common == 2)
    #expect(comparison.changes.map(\.id) == ["a", "b", "c"])
    #expect(comparison.changes[0].differences.map(\.rule).sorted() == ["acme.tone", "quotes.speaker"])
    #expect(
      comparison.changes[0].differences.contains { $0.message == "speaker changed from “Ann” to “Ben” in quote “x”" })
    #expect(comparison.changes[1].differences.map(\.message) == ["only in old"])
    #expect(comparison.counts.first?.rule == "documents")
  }

  @Test func `a broken line is named`() {
    let error = #expect(throws: CaseError.self) { try OutputComparison(old: lines("{}", "{\"a\":"), new: []) }
    #expect(error?.description.hasPrefix("old: line 2, column 6") == true)
  }

  private let gold =
    #"{"id":"a","title":"T","timexes":[{"start":0,"end":5,"value":"1"},{"start":6,"end":9,"value":"2"}],"quotes":[{"start":0,"end":9,"kind":"direct","speaker":{"name":"Ann"}}]}"#
  private let found =
    #"{"id":"a","title":"U","timexes":[{"start":0,"end":5,"value":"1"},{"start":8,"end":9,"value":"3"},{"start":20,"end":21,"value":"4"}],"quotes":[{"start":2,"end":9,"kind":"direct","speaker":{"name":"Ben"}}]}"#

  @Test func `records are scored by layer and question`() throws {
    let scores = try Scores(
      annotated: lines(gold, #"{"id":"gone","sentences":[{"start":0,"end":1}]}"#), records: lines(found))
    #expect(scores.missing == ["gone"])
    let exact = try #require(scores.all["timexes.exact"])
    #expect((exact.right, exact.given, exact.wanted) == (1, 3, 2))
    #expect(scores.all["timexes.overlap"]?.recall == 1)
    #expect(scores.all["timexes.value"]?.f1 == 0.4)
    #expect(scores.all["quotes.exact"]?.f1 == 0)
    #expect(scores.all["quotes.kind"]?.f1 == 1)
    #expect(scores.all["quotes.speaker"]?.f1 == 0)
    #expect(scores.all["title"]?.f1 == 0)
    #expect(scores.all["sentences.exact"]?.recall == 0)
    #expect(scores.text.contains("timexes.value"))
  }

  @Test func `floors hold, and only rise`() throws {
    let scores = try Scores(annotated: lines(gold), records: lines(found))
    let floors = try Floors(
      lines(#"{"timexes.value": 0.3, "quotes.speaker": 0.5, // hopeful"#, #""blocks.exact": 1}"#), file: "floors.json")
    #expect(
      floors.violations(scores).map(\.message) == [
        "blocks.exact was not scored; its floor is 100.0 %", "quotes.speaker fell to 0.0 %; its floor is 50.0 %",
      ])
    #expect(floors.raised(to: scores).values == ["timexes.value": 0.4, "quotes.speaker": 0.5, "blocks.exact": 1])
    #expect(try Floors(floors.json, file: "f") == floors)
    #expect(throws: CaseError.self) { try Floors(lines("{\"a\": 2}"), file: "f") }
  }
}
