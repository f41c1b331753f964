import CopydeskText
import Testing

@testable import CopydeskValidation

@Suite struct ComparisonTests {
  private let record = """
    {"id":"d1","title":"Night boat","text":"“We will talk,” Ann Lee said on Friday. Also “no”.",
     "dateline":{"start":0,"end":3,"place":"X"},
     "sentences":[{"start":0,"end":39},{"start":40,"end":50}],
     "timexes":[{"start":32,"end":38,"text":"Friday","type":"DATE","value":"2018-01-12"}],
     "entities":[{"id":"e1","name":"Ann Lee","kind":"person"}],
     "quotes":[{"id":"q1","start":0,"end":15,"text":"“We will talk,”","words":"We will talk,","kind":"direct",
       "speaker":{"start":16,"end":23,"text":"Ann Lee","entity":"e1","name":"Ann Lee","kind":"person"},
       "said":{"value":"2018-01-12","timex":0}}],
     "duplicate":{"cluster":"d0","kind":"near","of":"d0","similarity":0.9},
     "findings":[{"stage":"s","code":"c","message":"m"}]}
    """

  private func tree(_ text: String) throws -> Tree { Tree(try JSONDocument(Array(text.utf8)).root, keepsLines: true) }

  private func compare(_ expected: String, ids: [String] = []) throws -> [String] {
    var comparison = RecordComparison(ids: ids)
    comparison.compare(try tree(expected), Tree(record: try JSONDocument(Array(record.utf8)).root))
    return comparison.differences.map(\.message)
  }

  @Test(arguments: [
    "{}", #"{"title":"Night boat","text":"[…]Ann Lee said[…]"}"#, #"{"timexes":["Friday"]}"#,
    #"{"timexes":[{"text":"Friday","value":"2018-01-12"}],"quotes":[{"words":"We will talk,","speaker":"Ann Lee","said":"2018-01-12"}]}"#,
    #"{"quotes":{"some":[{"kind":"direct"}],"none":[{"words":"no"}],"count":1}}"#, #"{"quotes":{"none":["no"]}}"#,
    #"{"sentences":["“We will talk,” Ann Lee said on Friday.","Also “no”."]}"#,
    #"{"findings":["c"],"removed":[],"mentions":[]}"#,
    #"{"contains":["Ann Lee said on"],"lacks":"Also Read","summary":null,"dateline":"X","entities":["Ann Lee"]}"#,
    #"{"duplicate":{"of":0,"cluster":0,"kind":"near"}}"#, #"{"duplicate":"near"}"#,
    #"{"quotes":[{"words":"We […] talk,"}]}"#,
  ])
  func `what is as expected passes`(_ expected: String) throws {
    #expect(try compare(expected, ids: ["d0"]) == [])
  }

  @Test(arguments: [
    (#"{"title":"Day boat"}"#, ["title is “Night boat” instead of “Day boat”"]),
    (#"{"summary":"x"}"#, ["summary is nothing instead of “x”"]),
    (#"{"title":null}"#, ["title is “Night boat” instead of nothing"]),
    (
      #"{"timexes":[{"text":"Friday","value":"2018-01-19"}]}"#,
      ["date “Friday” resolved to 2018-01-12 instead of 2018-01-19"]
    ),
    (#"{"timexes":[{"text":"Frid"}]}"#, ["span of date “Frid” grew by 2 at its end: “ay”"]),
    (
      #"{"timexes":["on Friday","Monday"]}"#,
      ["span of date “on Friday” shrank by 3 at its start: “on ”", "date missing: “Monday”"]
    ),
    (#"{"timexes":[]}"#, ["date not expected: “Friday” (2018-01-12)"]),
    (#"{"quotes":[]}"#, ["quote not expected: “We will talk,” (Ann Lee)"]),
    (#"{"quotes":["Never.","We will talk,"]}"#, ["quote missing: “Never.”"]),
    (
      #"{"quotes":[{"words":"We will talk,","speaker":{"name":"Ben Ode"}}]}"#,
      ["speaker changed from “Ben Ode” to “Ann Lee” in quote “We will talk,”"]
    ),
    (
      #"{"quotes":[{"words":"We will talk,","speaker":{"role":"mayor"}}]}"#,
      ["speaker's role changed from “mayor” to nothing in quote “We will talk,”"]
    ),
    (
      #"{"quotes":[{"words":"We will talk,","speaker":null}]}"#,
      ["speaker not expected: “Ann Lee” in quote “We will talk,”"]
    ),
    (#"{"quotes":[{"words":"We will talk,","cue":"said"}]}"#, ["cue missing: “said” in quote “We will talk,”"]),
    (
      #"{"quotes":[{"words":"We will talk,","kind":"mixed"}]}"#,
      ["kind changed from “mixed” to “direct” in quote “We will talk,”"]
    ),
    (#"{"quotes":{"none":[{"kind":"direct"}]}}"#, ["quote that must not be there: “We will talk,” (Ann Lee)"]),
    (#"{"quotes":{"count":2}}"#, ["1 quotes instead of 2"]),
    (#"{"contains":"Ben","lacks":["Ann Lee"]}"#, ["the text lacks “Ben”", "the text still holds “Ann Lee”"]),
    (#"{"duplicate":null}"#, ["duplicate not expected: “near”"]),
    (#"{"duplicate":{"of":1}}"#, ["duplicate's of changed from “d9” to “d0”"]),
    (#"{"findings":[]}"#, ["finding not expected: “c”"]),
    (#"{"dropped":{"why":"x"}}"#, ["drop missing: “x”"]),
  ])
  func `differences are said in a newsroom's words`(_ expected: String, _ messages: [String]) throws {
    #expect(try compare(expected, ids: ["d0", "d9"]).sorted() == messages.sorted())
  }

  @Test func `what stands elsewhere is out of order`() throws {
    let found = try compare(#"{"sentences":["Also “no”.","“We will talk,” Ann Lee said on Friday."]}"#)
    #expect(found.count == 2)
    #expect(found.contains { $0.hasPrefix("sentence out of order: “") })
  }

  @Test func `differences know their line`() throws {
    var comparison = RecordComparison()
    comparison.compare(
      try tree("{\n\"quotes\": [\n\n{\"words\": \"Never.\"}, {\"words\": \"We will talk,\",\n\"kind\": \"mixed\"}]}"),
      Tree(record: try JSONDocument(Array(record.utf8)).root))
    #expect(comparison.differences.map(\.line) == [4, 5])
    #expect(comparison.differences.map(\.rule) == ["quotes.missing", "quotes.kind"])
  }

  @Test(arguments: [
    ("a b", "a  b", true), ("a[…]c", "a b c", true), ("[…]", "", true), ("a[…]b[…]c", "a c b", false),
    ("[…]b", "ab", true),
    ("a[…]a", "a", false), ("a", "A", false), ("a\nb", "a b", true),
  ])
  func `patterns stand for any stretch`(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(matches(pattern, text) == expected)
  }

  @Test func `alignment pairs what is alike between what is the same`() {
    let expected = ["a", "bb", "c", "x"]
    let actual = ["a", "n", "bbb", "c"]
    let alignment = Alignment(
      expected.count, actual.count, isSame: { expected[$0] == actual[$1] },
      isLike: { areRelated(expected[$0], actual[$1]) })
    #expect(alignment.pairs == [.both(0, 0), .onlyActual(1), .both(1, 2), .both(2, 3), .onlyExpected(3)])
  }
}
