import Foundation
import Testing

/// Runs that are killed and gone on with.
@Suite struct ResumeTests {
  private let program: Program
  private let pipeline = #"{"name": "short", "stages": [{"stage": "read"}, {"stage": "deduplicate"}]}"#

  init() throws {
    program = try Program()
    _ = try program.file("short.json", pipeline)
    var lines = ""
    for number in 0..<6000 {
      let same = number % 5 == 0 ? number / 25 : number
      let words = (0..<24).map { "word\(same)x\($0)" }.joined(separator: " ")
      lines += "{\"id\": \"\(number)\", \"text\": \"\(words).\"}\n"
      if number % 1000 == 500 { lines += "{broken\n" }
    }
    _ = try program.file("a.jsonl", lines)
  }

  private func bytes(_ run: String) throws -> [Data] {
    try ["records", "rejected", "dropped"].map {
      try Data(contentsOf: program.folder.appending(path: "\(run)/\($0).jsonl"))
    }
  }

  /// Starts a run and kills it as soon as the ledger can know of more than a thousand documents.
  private func kill(_ output: String) throws {
    let process = try program.start("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", output)
    let part = program.folder.appending(path: "\(output)/records.jsonl.part")
    while process.isRunning {
      let size = (try? part.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
      if size > 1_000_000 { Foundation.kill(process.processIdentifier, SIGKILL) }
      usleep(2000)
    }
    process.waitUntilExit()
  }

  @Test func `a run that was killed and resumed writes what an undisturbed one does`() throws {
    #expect(try program.run("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", "whole").status == 3)
    try kill("killed")
    let outcome = try program.run("run", "-p", "short.json", "a.jsonl", "-o", "killed", "--resume")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("The run goes on after"))
    #expect(try bytes("killed") == bytes("whole"))
    let again = try program.run("run", "-p", "short.json", "a.jsonl", "-o", "killed", "--resume")
    #expect(again.status == 3)
    #expect(again.errors.contains("finished already"))
  }

  @Test func `a run that replaces one that was killed forgets what that left in the index`() throws {
    _ = try program.file(
      "short.json", pipeline.replacing("deduplicate\"", with: "deduplicate\", \"options\": {\"index\": \"i.sqlite\"}"))
    try kill("killed")
    let overwrite = try program.run("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", "killed", "--overwrite")
    #expect(overwrite.status == 3, "\(overwrite.errors)")
    _ = try program.file("short.json", pipeline)
    #expect(try program.run("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", "whole").status == 3)
    let copies = try ["killed", "whole"].map { run in
      try String(contentsOf: program.folder.appending(path: "\(run)/records.jsonl"), encoding: .utf8)
        .split(separator: "\n").count { $0.contains("\"duplicate\"") }
    }
    #expect(copies[0] == copies[1])
  }

  @Test func `a run that can only be done anew leaves nothing in the index when it is killed`() throws {
    let linked = #"{"stage": "split-sentences"}, {"stage": "attribute-quotes"}, {"stage": "link-quotes"}"#
    _ = try program.file(
      "short.json",
      #"{"name": "s", "stages": [{"stage": "read"}, {"stage": "deduplicate", "options": {"index": "i.sqlite"}}, \#(linked)]}"#
    )
    try kill("killed")
    let again = try program.run("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", "killed", "--resume")
    #expect(again.status == 3, "\(again.errors)")
    let stats = try program.run("index", "stats", "i.sqlite")
    #expect(stats.output.contains("documents\t6000\n"))
  }

  @Test func `another pipeline, other inputs or no run at all are refused`() throws {
    let article = try program.file("b.txt", "The train will run on Friday, said the driver.")
    #expect(try program.run("run", "-p", "short.json", "--quiet", article, "-o", "out", "--resume").status == 0)
    let threshold = try program.run(
      "run", "-p", "short.json", "--quiet", article, "-o", "out", "--resume", "--set", "deduplicate.threshold=0.9")
    #expect(threshold.status == 78)
    #expect(threshold.errors.contains("pipeline") && threshold.errors.contains("--overwrite"))
    let inputs = try program.run("run", "-p", "short.json", "--quiet", "a.jsonl", "-o", "out", "--resume")
    #expect(inputs.status == 78 && inputs.errors.contains("inputs"))
    try FileManager.default.createDirectory(
      at: program.folder.appending(path: "empty"), withIntermediateDirectories: true)
    #expect(try program.run("run", "--quiet", article, "-o", "empty", "--resume").status == 78)
    #expect(try program.run("run", "--quiet", article, "-o", "x.jsonl", "--resume").status == 64)
    #expect(try program.run("run", "--quiet", "-", "-o", "new", "--resume").status == 64)
  }
}
