import Foundation
import Testing

/// Rejections run again.
@Suite struct RetryTests {
  private let program: Program

  init() throws { program = try Program() }

  @Test func `what was mended goes through, what was not is counted, nothing else is read`() throws {
    _ = try program.file("a.jsonl", "{\"id\": \"one\", \"text\": \"It rains.\"}\n{broken\n{also broken\n")
    _ = try program.file("b.txt", "")
    #expect(try program.run("run", "--quiet", "a.jsonl", "b.txt", "-o", "night").status == 3)
    _ = try program.file(
      "a.jsonl",
      "{\"id\": \"one\", \"text\": \"It rains.\"}\n{\"id\": \"two\", \"text\": \"It snows.\"}\n{also broken\n")
    _ = try program.file("b.txt", "The sun shines.")
    let outcome = try program.run("retry", "night", "-o", "again")
    #expect(outcome.status == 3, "\(outcome.errors)")
    let records = try contents("again/records.jsonl").split(separator: "\n")
    #expect(records.count == 2)
    #expect(records[0].hasPrefix("{\"id\":\"two\""))
    #expect(records[1].contains("The sun shines."))
    let rejected = try contents("again/rejected.jsonl").split(separator: "\n")
    #expect(rejected.count == 1)
    #expect(rejected[0].contains("\"item\":2") && rejected[0].contains("\"attempts\":2"))
  }

  @Test func `a file of something else is refused by line`() throws {
    _ = try program.file("list.jsonl", "{\"source\":{\"uri\":\"a\"}}\n[]\n")
    let outcome = try program.run("retry", "list.jsonl")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("list.jsonl:2:"))
    #expect(try program.run("retry", "nowhere").status == 74)
  }

  private func contents(_ name: String) throws -> String {
    try String(contentsOf: program.folder.appending(path: name), encoding: .utf8)
  }
}
