import Copydesk
import CopydeskCore
import CopydeskInput
import CopydeskText
@testable import CopydeskValidation
import Foundation
import Testing

@Suite struct CaseTests {
  private func plan(_ stages: String = #"{"stage":"read"},{"stage":"resolve-dates"}"#, tests: String = "[]") throws -> (
    Plan, PipelineSource
  ) {
    var diagnostics: [Diagnostic] = []
    let text = "{\"name\": \"t\", \"language\": \"en\", \"stages\": [\(stages)], \"tests\": \(tests)}"
    let source = PipelineSource(Array(text.utf8), file: "t.json", diagnostics: &diagnostics) { name, _ in
      throw StageError(.io, name)
    }
    return (try Plan(source, registry: .builtin, diagnostics: diagnostics), source)
  }

  /// A folder of its own with these files, taken away afterwards.
  private func withFolder<T>(_ files: [String: String], _ body: (String) async throws -> T) async throws -> T {
    let root = FileManager.default.temporaryDirectory.path + "/copydesk-cases-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: root) }
    for (name, text) in files {
      let path = root + "/" + name
      let folder = String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(filePath: path))
    }
    return try await body(root)
  }

  private func results(_ root: String, filter: String? = nil) async throws -> [CaseResult] {
    let plan = try plan().0
    var results: [CaseResult] = []
    for validated in try ValidationCase.folders(below: root, filter: filter, inputs: { InputList([$0]).inputs }) {
      results.append(try await validated.run(plan))
    }
    return results
  }

  private let files = [
    "f/right/source.txt": "He left on Friday.", "f/right/about.json": #"{"published": "2018-01-14"}"#,
    "f/right/expected.json": #"{"timexes": [{"text": "Friday", "value": "2018-01-12"}]}"#,
    "f/wrong/source.txt": "He left on Friday.", "f/wrong/about.json": #"{"published": "2018-01-14"}"#,
    "f/wrong/expected.json":
      "{\n  \"timexes\": [{\"text\": \"Friday\", \"value\": \"2018-01-13\"}],\n  \"contains\": \"left\"\n}",
    "g/new/source.txt": "It rained yesterday.", "g/new/about.json": #"{"published": "2018-01-14", "title": "Rain"}"#,
    "g/void/source.txt": "", "g/void/expected.json": #"{"rejected": {"stage": "read", "code": "empty"}}"#,
  ]

  @Test func `case folders pass, differ or wait for an expectation`() async throws {
    try await withFolder(files) { root in
      let found = try await results(root)
      #expect(found.map(\.validated.name) == ["f/right", "f/wrong", "g/new", "g/void"])
      #expect(found.map(\.passes) == [true, false, false, true])
      #expect(
        found[1].differences == [
          Difference(
            rule: "timexes.value", message: "date “Friday” resolved to 2018-01-12 instead of 2018-01-13", line: 2)
        ])
      #expect(found[2].differences[0].message.contains("no expected.json"))
      #expect(try await results(root, filter: "wr?ng").map(\.validated.name) == ["f/wrong"])
    }
  }

  @Test func `an update keeps the shape, and passes the next time`() async throws {
    try await withFolder(files) { root in
      for result in try await results(root) where !result.passes { try result.update() }
      let again = try await results(root)
      #expect(again.filter { !$0.passes }.isEmpty)
      let wrong = try String(contentsOfFile: root + "/f/wrong/expected.json", encoding: .utf8)
      let json = try JSONDocument(Array(wrong.utf8)).root
      #expect(json.members.compactMap(\.key.string) == ["timexes", "contains"])
      #expect(json["timexes"]?.elements.first?["value"]?.string == "2018-01-12")
      #expect(json["timexes"]?.elements.first?.members.count == 2)
      let new = try JSONDocument(Array(String(contentsOfFile: root + "/g/new/expected.json", encoding: .utf8).utf8))
        .root
      #expect(new["title"]?.string == "Rain")
      #expect(new["timexes"]?.elements.first?["text"]?.string == "yesterday")
    }
  }

  @Test func `a broken expectation is named with its line`() async throws {
    try await withFolder(["f/a/source.txt": "x", "f/a/expected.json": "{\n\"a\" 1}"]) { root in
      let error = await #expect(throws: CaseError.self) { try await results(root) }
      #expect(error?.file == root + "/f/a/expected.json")
      #expect(error?.message.contains("line 2") == true)
    }
  }

  @Test func `a new case holds the input and what is known of it`() async throws {
    try await withFolder(["page.txt": "It rained yesterday."]) { root in
      var input = Input(uri: "page.txt", content: .file(root + "/page.txt"))
      input.known.title = "Rain"
      try NewCase.add(input, name: "f/rain", below: root)
      #expect(throws: CaseError.self) { try NewCase.add(input, name: "f/rain", below: root) }
      let found = try await results(root)
      #expect(found.map(\.validated.name) == ["f/rain"])
      #expect(found[0].validated.inputs[0].known.title == "Rain")
    }
  }

  @Test func `a pipeline's own tests run, and are checked`() async throws {
    let (plan, source) = try plan(
      tests: """
        [{"name": "ok", "text": "Friday.", "published": "2018-01-14", "expect": {"timexes": ["Friday"]}},
         {"text": "No.", "expect": {"timexes": ["Friday"]}}]
        """)
    let tests = try ValidationCase.tests(of: source)
    #expect(tests.map(\.name) == ["ok", "test 2"])
    #expect(try await tests[0].run(plan).passes)
    let failed = try await tests[1].run(plan)
    #expect(failed.differences.map(\.message) == ["date missing: “Friday”"])
    #expect(failed.differences[0].line == 2)
    #expect(throws: CaseError.self) { try failed.update() }
    let broken = try self.plan(tests: #"[{"txet": "x", "expect": {}}, {"text": "x"}, {"text": "x", "expect": 1}]"#).1
    let error = #expect(throws: PlanError.self) { try ValidationCase.tests(of: broken) }
    #expect(error?.diagnostics.count == 4)
    #expect(error?.description.contains("did you mean \"text\"?") == true)
  }

  @Test func `reports are valid, whatever stands in a case`() async throws {
    let text = #"[{"name": "a <\"&> b,c:d%", "text": "No.", "expect": {"timexes": ["x\ny"]}}]"#
    let (plan, source) = try plan(tests: text)
    var report = ValidationReport()
    report.add(try await ValidationCase.tests(of: source)[0].run(plan))
    #expect(report.failures.count == 1)
    #expect(report.text == "✗ a <\"&> b,c:d%\n    date missing: “x ⏎ y”\n1 of 1 cases differ from what is expected.\n")
    #expect(report.github == "::error file=t.json,line=1,title=a <\"&> b%2Cc%3Ad%25::date missing: “x ⏎ y”\n")
    #expect(report.junit.contains("name=\"a &lt;&quot;&amp;&gt; b,c:d%\""))
    #expect(report.junit.contains("<testsuites name=\"copydesk\" tests=\"1\" failures=\"1\">"))
    let sarif = try JSONDocument(report.sarif).root
    let result = sarif["runs"]?.elements.first?["results"]?.elements.first
    #expect(result?["ruleId"]?.string == "timexes.missing")
    #expect(result?["locations"]?.elements.first?["physicalLocation"]?["region"]?["startLine"]?.int == 1)
  }
}
