import CopydeskCore
import Testing

@Suite struct PlanTests {
  @Test func `every mistake is reported at once with its place`() {
    let found = problems(
      """
      {
        // comments and trailing commas are allowed
        "nmae": "x",
        "stages": [
          { "stage": "toy.raed" },
          { "stage": "toy.count-capitals" },
          { "stage": "toy.mark-capitals", "options": { "most": 0, "shaer": 1, "order": "foward", "drops": 3, "most": 7, } },
          { "stage": "toy.mark-capitals" },
          { "options": {} },
        ]
      }
      """, overrides: ["toy.mark-capitals.most=101", "nobody.x=1"])
    #expect(found.count == 12)
    #expect(found[0] == "p.json:3:3: There is no key \"nmae\" here: did you mean \"name\"? ($)")
    let expected = [
      "p.json:9:5: The stage's name is missing", "Two stages are called \"toy.mark-capitals\"",
      "p.json:5:16: There is no stage \"toy.raed\": did you mean \"toy.read\"? ($.stages[0].stage)",
      "p.json:6:16: \"toy.count-capitals\" needs capitals, which no stage before it writes; put \"toy.mark-capitals\" before it.",
      "There is no option \"shaer\" here: did you mean \"share\"? ($.stages[2].options.shaer)",
      "The key \"most\" stands here twice.", "\"most\" must lie between 1 and 100. ($.stages[2].options.most)",
      "\"order\" must be one of \"forward\", \"backward\", not \"foward\"; did you mean \"forward\"? (",
      "\"drops\" must be a string, or null, not a number. ($.stages[2].options.drops)",
      "--set:1:1: \"most\" must lie between 1 and 100. (toy.mark-capitals.most)",
      "The pipeline has no stage \"nobody\".",
    ]
    for message in expected { #expect(found.contains { $0.contains(message) }, "\(message) in \(found)") }
  }

  @Test(arguments: [
    ("", "The JSON text ends"), ("[]", "A pipeline is a JSON object."), ("{\"stages\": []}", "has no stages"),
    ("{\"stages\": 3}", "This must be an array."), ("{\"stages\": [7]}", "A stage is an object"),
    ("{\"stages\": [{\"stage\": 7}]}", "This must be a string."), ("{\"stages\": [}", "p.json:1:13"),
  ])
  func `what is no pipeline says so`(_ json: String, _ message: String) {
    let found = problems(json)
    #expect(found.contains { $0.contains(message) }, "\(found)")
  }

  @Test func `a reader stands first and alone`() {
    let found = problems(chain(#"{"stage": "toy.mark-capitals"}, {"stage": "toy.read"}"#))
    #expect(found.count == 1)
    #expect(found.first?.contains("A reader must be the first stage") == true)
  }

  @Test func `what a stage says of its options is reported where they stand`() {
    let found = problems(chain(#"{"stage": "toy.mark-capitals", "options": {"most": 13}}"#))
    #expect(found == ["p.json:1:70: Thirteen is not allowed. ($.stages[0].options)"])
  }

  @Test func `a file replaces stages of the one it extends and adds new ones at the end`() throws {
    let files = [
      "base.json": chain(#"{"stage": "toy.read"}, {"stage": "toy.mark-capitals", "options": {"most": 5}}"#)
    ]
    let made = try plan(
      #"{"extends": "base.json", "language": "en", "stages": [{"stage": "toy.hold-back", "id": "last"}, {"stage": "toy.mark-capitals", "options": {"most": 9}}]}"#,
      files: files)
    #expect(made.ids == ["toy.read", "toy.mark-capitals", "last"])
    #expect(made.name == "toy")
    #expect(made.language == "en")
    #expect(made.canonical.contains("\"most\":9"))
  }

  @Test func `a cycle and a missing file are reported where they are named`() {
    let cycle = problems("{\"extends\": \"a.json\"}", files: ["a.json": "{\"extends\": \"p.json\"}", "p.json": "{}"])
    #expect(cycle.contains { $0.hasPrefix("a.json:1:13: ") && $0.contains("a cycle") }, "\(cycle)")
    let missing = problems("{\n \"extends\": \"gone.json\"}")
    #expect(missing.contains { $0.hasPrefix("p.json:2:13: \"gone.json\" can't be read") }, "\(missing)")
  }

  @Test func `strings take variables, with defaults`() throws {
    let json = chain(
      #"{"stage": "toy.mark-capitals", "options": {"most": "${env:MOST:-7}", "drops": "a${env:WORD}c"}}"#)
    #expect(
      try plan(json, variables: ["WORD": "b"]).canonical.contains(
        #""most":7,"share":0.5,"order":"forward","drops":"abc""#))
    #expect(try plan(json, variables: ["WORD": "", "MOST": "8"]).canonical.contains(#""most":8"#))
    #expect(
      problems(json) == [
        "p.json:1:106: \"drops\" names the variable WORD, which is not set. ($.stages[0].options.drops)"
      ])
  }

  @Test func `options are set from outside, by JSON or as a string`() throws {
    let json = chain(#"{"stage": "toy.mark-capitals", "id": "caps"}"#)
    let made = try plan(
      json, overrides: ["caps.most=3", "toy.mark-capitals.drops=7", "caps.fails=[\"x\"]", "caps.order=backward"])
    #expect(made.canonical.contains(#""most":3,"share":0.5,"order":"backward","drops":"7","fails":["x"]"#))
  }

  @Test func `equal plans have equal hashes, whatever their files look like`() throws {
    let one = try plan(chain(#"{"stage": "toy.mark-capitals", "options": {"most": 100, "share": 0.5}}"#))
    let other = try plan(chain("\n\n{ \"options\": {}, \"stage\": \"toy.capitals\" } // old name\n"))
    #expect(one.hash == other.hash)
    #expect(try plan(chain(#"{"stage": "toy.mark-capitals", "options": {"most": 99}}"#)).hash != one.hash)
  }

  @Test func `the chain is cut into parallel and ordered parts`() throws {
    let made = try plan(
      chain(
        #"{"stage": "toy.read"}, {"stage": "toy.mark-capitals"}, {"stage": "toy.count-capitals"}, {"stage": "toy.hold-back"}, {"stage": "toy.mark-capitals", "id": "again"}"#
      ))
    let shapes = made.sections.map { section in
      switch section {
      case .parallel(let steps): "\(steps.count)"
      case .ordered(let step, _): step.id
      }
    }
    #expect(shapes == ["2", "toy.hold-back", "1"])
  }

  @Test(arguments: [
    ("*", "", true), ("a*c", "abc", true), ("a*c", "ab", false), ("?b*", "abc", true), ("", "a", false),
    ("**", "x", true),
    ("*a*b", "xxaxxbxxb", true), ("text/*", "text/html", true), ("a?", "a", false),
  ])
  func `patterns match`(_ pattern: String, _ text: String, _ expected: Bool) {
    #expect(wildcard(pattern, matches: text) == expected)
  }

  @Test(
    arguments: [("resolve-date", "resolve-dates"), ("xyz", nil), ("READ", "read"), ("", nil)] as [(String, String?)])
  func `the nearest name is found`(_ word: String, _ expected: String?) {
    #expect(nearestSpelling(of: word, among: ["read", "resolve-dates", "deduplicate"]) == expected)
  }
}
