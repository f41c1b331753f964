import Foundation
import Testing

/// The program run as a process: statuses, what goes to standard output, what a run leaves behind.
@Suite struct ProgramTests {
  private let program: Program

  init() throws { program = try Program() }

  private func file(_ name: String, _ text: String) throws -> String { try program.file(name, text) }
  private func run(_ arguments: String...) throws -> Program.Outcome { try program.run(arguments) }

  private static let article = "\"We will talk,\" said Muhammad Faisal on Friday.\n"

  @Test func `records go to standard output and nothing else does`() throws {
    let outcome = try run("run", try file("a.txt", Self.article), "--published", "2018-01-13")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("{\"id\":") && outcome.output.hasSuffix("}\n"))
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.output.contains("\"name\":\"Muhammad Faisal\""))
    #expect(outcome.output.contains("\"value\":\"2018-01-12\""))
  }

  @Test func `the same bytes come out for any number of workers`() throws {
    for number in 0..<70 {
      _ = try file("\(number).txt", "\"Talk \(number),\" said Ann Smith on May \(number % 28 + 1), 2020.\n")
    }
    let one = try run("run", "--jobs", "1", "--quiet", ".")
    let four = try run("run", "--jobs", "4", "--quiet", ".")
    #expect(one.status == 0)
    #expect(one.output == four.output)
    #expect(one.output.split(separator: "\n").count == 70)
  }

  @Test func `a missing input is status 74 and the others are still read`() throws {
    let outcome = try run("run", "--quiet", "nowhere.txt", try file("a.txt", Self.article))
    #expect(outcome.status == 74)
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.errors.contains("nowhere.txt"))
  }

  @Test func `a rejected input is status 3 and lands in the dead letter`() throws {
    let empty = try file("empty.txt", "")
    let outcome = try run("run", "--quiet", empty, try file("a.txt", Self.article), "-o", "new/out")
    #expect(outcome.status == 3)
    let rejected = try String(contentsOf: program.folder.appending(path: "new/out/rejected.jsonl"), encoding: .utf8)
    #expect(rejected.contains("\"code\":\"empty\""))
    let names = try FileManager.default.contentsOfDirectory(atPath: program.folder.appending(path: "new/out").path)
      .sorted()
    #expect(
      names == [
        "dropped.jsonl", "ledger.sqlite", "ledger.sqlite.lock", "records.jsonl", "rejected.jsonl", "summary.json",
      ])
  }

  @Test func `an output that is there is refused unless it may be replaced`() throws {
    let article = try file("a.txt", Self.article)
    #expect(try run("run", "--quiet", article, "-o", "out.jsonl").status == 0)
    #expect(try run("run", "--quiet", article, "-o", "out.jsonl").status == 74)
    #expect(try run("run", "--quiet", article, "-o", "out.jsonl", "--overwrite").status == 0)
  }

  @Test func `a wrong pipeline is status 78 with every mistake and its place`() throws {
    let pipeline = try file(
      "bad.json",
      "{\"stages\": [{\"stage\": \"reed\"},\n {\"stage\": \"deduplicate\", \"options\": {\"threshold\": 7}}]}")
    let outcome = try run("check", pipeline)
    #expect(outcome.status == 78)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("bad.json:1:23: ") && outcome.errors.contains("did you mean \"read\""))
    #expect(outcome.errors.contains("bad.json:2:") && outcome.errors.contains("$.stages[1].options.threshold"))
  }

  @Test func `a wrong command line is status 64`() throws {
    #expect(try run("run").status == 64)
    #expect(try run("run", "--jobs", "0", "a.txt").status == 64)
    #expect(try run("nonsense").status == 64)
  }

  @Test func `the built-in pipeline and the project's say the same`() throws {
    let built = try run("check").output.split(separator: "\n").dropFirst()
    let project = try run("check", Program.root.appending(path: "pipeline.json").path).output.split(separator: "\n")
      .dropFirst()
    #expect(built == project)
  }

  @Test func `a pipeline's own tests pass`() throws {
    let outcome = try run("validate", "-p", Program.root.appending(path: "pipeline.json").path)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  // MARK: Pages

  private static let page = """
    <html lang="en"><body><nav><a href="/">Home</a></nav><p>The &amp; of the town was stolen on Friday, the mayor said, and
    nobody knows who took it, or why anybody should.</p></body></html>
    """

  @Test func `provenance is written on request only`() throws {
    let page = try file("p.html", Self.page)
    #expect(try run("run", page).output.contains("\"map\"") == false)
    #expect(try run("run", page, "--provenance").output.contains("\"map\":[[0,4,"))
  }

  @Test func `explain shows the page block by block`() throws {
    let outcome = try run("explain", try file("p.html", Self.page))
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("\n+ paragraph, line 1, /html/body/p, score "))
    #expect(outcome.output.contains(", line 1, /html/body/nav, score "))
  }

  @Test func `mistakes in site rules are told before anything is read`() throws {
    let rules = try file("sites.json", "{\n  \"rules\": [{ \"site\": \"*\", \"select\": \"p[\" }]\n}")
    let outcome = try run("run", try file("p.html", Self.page), "--set", "clean-markup.rules=\(rules)")
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("sites.json:2:38: The selector \"p[\" can't be read"))
    #expect(outcome.output.isEmpty)
  }
}
