import Foundation
import Testing

/// `fixture add`, `compare` and `score`, as processes.
@Suite struct CaseToolTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `a document becomes a case that validates`() throws {
    let article = try program.file("a.txt", "“We will talk,” said Muhammad Faisal on Friday.\n")
    let added = try program.run("fixture", "add", "quotes/talk", article, "--published", "2018-01-13")
    #expect(added.status == 0, "\(added.errors)")
    let folder = program.folder.appending(path: "Fixtures/quotes/talk")
    let expected = try String(contentsOf: folder.appending(path: "expected.json"), encoding: .utf8)
    #expect(expected.contains("\"name\": \"Muhammad Faisal\""))
    #expect(try program.run("validate").status == 0)
    try Data(expected.replacing("Muhammad Faisal", with: "Mary Faisal").utf8).write(
      to: folder.appending(path: "expected.json"))
    let differs = try program.run("validate", "Fixtures", "--filter", "talk")
    #expect(differs.status == 1)
    #expect(differs.output.contains("speaker changed from “Mary Faisal” to “Muhammad Faisal”"))
    #expect(try program.run("fixture", "add", "quotes/talk", article).status == 74)
  }

  @Test func `compare says what another pipeline changes`() throws {
    let article = try program.file("a.txt", "“We will talk,” said Muhammad Faisal on Friday.\n")
    _ = try program.run("run", "--quiet", article, "-o", "old.jsonl")
    _ = try program.run("run", "--quiet", article, "-o", "new.jsonl", "--published", "2018-01-13")
    let same = try program.run("compare", "old.jsonl", "old.jsonl")
    #expect(same.status == 0 && same.output.contains("1 documents in both, 0 differ"))
    let changed = try program.run("compare", "old.jsonl", "new.jsonl")
    #expect(changed.output.contains("date “Friday” resolved to 2018-01-12 instead of"))
    #expect(try program.run("compare", "old.jsonl", "nowhere.jsonl").status == 74)
  }

  @Test func `score measures, and a floor that is not reached is status 1`() throws {
    let article = try program.file("a.txt", "“We will talk,” said Muhammad Faisal on Friday.\n")
    _ = try program.run("run", "--quiet", article, "-o", "found.jsonl")
    let annotated = try String(contentsOf: program.folder.appending(path: "found.jsonl"), encoding: .utf8)
    _ = try program.file("gold.jsonl", annotated)
    let right = try program.run("score", "gold.jsonl", "found.jsonl")
    #expect(right.status == 0, "\(right.errors)")
    #expect(right.output.contains("quotes.speaker"))
    let other = try program.file("b.txt", "Nothing was said.\n")
    _ = try program.run("run", "--quiet", other, "-o", "none.jsonl")
    _ = try program.file(
      "gold.jsonl", annotated.replacing(try id(in: annotated), with: try id(in: contents("none.jsonl"))))
    _ = try program.file("floors.json", "{\"quotes.exact\": 0.9}")
    let below = try program.run("score", "gold.jsonl", "none.jsonl", "--floors", "floors.json")
    #expect(below.status == 1, "\(below.output) \(below.errors)")
    #expect(below.errors.contains("quotes.exact fell to 0.0 %"))
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }

  private func id(in record: String) throws -> String {
    try #require(record.split(separator: "\"").dropFirst(3).first.map(String.init))
  }
}
