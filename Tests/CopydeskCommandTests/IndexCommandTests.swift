import Foundation
import Testing

/// The duplicate index on disk, seen from outside: its subcommands, two processes that want it, a run that is killed.
@Suite struct IndexCommandTests {
  private let program: Program

  init() throws {
    program = try Program()
    _ = try program.file(
      "p.json",
      #"{"name": "p", "stages": [{"stage": "read"}, {"stage": "deduplicate", "options": {"index": "i.sqlite"}}]}"#)
  }

  /// JSON Lines of invented texts; every fifth one stood there before.
  private func texts(_ name: String, _ numbers: Range<Int>) throws -> String {
    let lines = numbers.map { number in
      let same = number % 5 == 0 ? number / 25 : number
      let words = (0..<24).map { "word\(same)x\($0)" }.joined(separator: " ")
      return "{\"id\": \"\(number)\", \"published\": \"2026-03-0\(number % 9 + 1)\", \"text\": \"\(words).\"}\n"
    }
    return try program.file(name, lines.joined())
  }

  private func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: program.folder.appending(path: name).path)
  }

  @Test func `an index says what it holds, shrinks and is in order`() throws {
    let input = try texts("a.jsonl", 0..<50)
    #expect(try program.run("run", "-p", "p.json", "--quiet", input).status == 0)
    let stats = try program.run("index", "stats", "i.sqlite")
    #expect(stats.status == 0)
    #expect(stats.output.contains("documents\t50\n") && stats.output.contains("earliest\t2026-03-01\n"))
    let json = try program.run("index", "stats", "--json", "i.sqlite")
    #expect(json.output.hasPrefix("{\"documents\":50,"))
    #expect(try program.run("index", "verify", "i.sqlite").status == 0)
    let compact = try program.run("index", "compact", "i.sqlite", "--before", "2026-03-05")
    #expect(compact.status == 0)
    #expect(compact.output.isEmpty && compact.errors.contains("bytes before"))
    #expect(try program.run("index", "stats", "i.sqlite").output.contains("documents\t50\n"))
    #expect(try program.run("index", "verify", "i.sqlite").status == 0)
    #expect(try program.run("index", "compact", "i.sqlite", "--before", "yesterday").status == 64)
  }

  @Test(arguments: ["stats", "compact", "verify"])
  func `what is no index is said so and left alone`(_ command: String) throws {
    let missing = try program.run("index", command, "nowhere.sqlite")
    #expect(missing.status == 74 && missing.errors.contains("There is no index at nowhere.sqlite"))
    #expect(!exists("nowhere.sqlite") && !exists("nowhere.sqlite.lock"))
    let text = try program.file("notes.txt", String(repeating: "These are notes. ", count: 100))
    let other = try program.run("index", command, text)
    #expect(other.status == 74 && other.errors.contains("notes.txt"))
    #expect(try String(contentsOfFile: text, encoding: .utf8).hasPrefix("These are notes."))
  }

  @Test func `an index of a later version is refused with both versions`() throws {
    #expect(try program.run("run", "-p", "p.json", "--quiet", texts("a.jsonl", 0..<3)).status == 0)
    // Bytes 60 to 63 of the file hold SQLite's user version.
    let file = try FileHandle(forUpdating: program.folder.appending(path: "i.sqlite"))
    try file.seek(toOffset: 60)
    try file.write(contentsOf: Data([0, 0, 0, 99]))
    try file.close()
    let outcome = try program.run("index", "stats", "i.sqlite")
    #expect(outcome.status == 74)
    #expect(outcome.errors.contains("schema version 99"))
    #expect(try program.run("run", "-p", "p.json", "--quiet", "a.jsonl").status != 0)
  }

  @Test func `a process that finds the index held waits, or ends with status 75 and names the holder`() throws {
    let input = try texts("a.jsonl", 0..<40)
    #expect(try program.run("run", "-p", "p.json", "--quiet", input, "-o", "first.jsonl").status == 0)
    let lock = open(program.folder.appending(path: "i.sqlite.lock").path, O_RDWR | O_CREAT, 0o644)
    #expect(flock(lock, LOCK_EX) == 0)
    ftruncate(lock, 0)
    pwrite(lock, "4711\n", 5, 0)
    let busy = try program.run("index", "stats", "i.sqlite", "--wait", "0")
    #expect(busy.status == 75 && busy.errors.contains("process 4711"))
    let run = try program.start("run", "-p", "p.json", "--quiet", input, "-o", "waited.jsonl")
    usleep(500_000)
    #expect(run.isRunning)
    close(lock)
    run.waitUntilExit()
    #expect(run.terminationStatus == 0)
    #expect(exists("waited.jsonl"))
  }

  @Test func `of two runs on one index at the same time the second waits, or ends with status 75`() throws {
    let inputs = [try texts("a.jsonl", 0..<400), try texts("b.jsonl", 400..<800)]
    let errors = (0..<2).map { program.folder.appending(path: "errors\($0)") }
    let runs = try inputs.enumerated().map { number, input in
      try program.start(
        ["run", "-p", "p.json", "--quiet", input, "-o", "out\(number).jsonl"],
        output: program.folder.appending(path: "output\(number)"), errors: errors[number])
    }
    for run in runs { run.waitUntilExit() }
    let done = runs.count { $0.terminationStatus == 0 }
    #expect(done >= 1)
    for (number, run) in runs.enumerated() where run.terminationStatus != 0 {
      #expect(run.terminationStatus == 75)
      #expect(try String(contentsOf: errors[number], encoding: .utf8).contains("i.sqlite is in use by "))
    }
    #expect(try program.run("index", "stats", "i.sqlite").output.contains("documents\t\(done * 400)\n"))
    #expect(try program.run("index", "verify", "i.sqlite").status == 0)
  }

  @Test func `a killed run leaves the index in step with its output`() throws {
    let input = try texts("a.jsonl", 0..<6000)
    #expect(try program.run("run", "-p", "p.json", "--quiet", input, "-o", "whole").status == 0)
    let whole = try Data(contentsOf: program.folder.appending(path: "whole/records.jsonl"))
    for name in ["i.sqlite", "i.sqlite-wal", "i.sqlite-shm"] {
      try? FileManager.default.removeItem(at: program.folder.appending(path: name))
    }
    let process = try program.start("run", "-p", "p.json", "--quiet", input, "-o", "killed")
    let part = program.folder.appending(path: "killed/records.jsonl.part")
    while process.isRunning {
      let size = (try? part.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
      if size > 1_000_000 { Foundation.kill(process.processIdentifier, SIGKILL) }
      usleep(2000)
    }
    process.waitUntilExit()
    #expect(try program.run("index", "verify", "i.sqlite").status == 0)
    #expect(try program.run("run", "-p", "p.json", "--quiet", input, "-o", "killed", "--resume").status == 0)
    #expect(try Data(contentsOf: program.folder.appending(path: "killed/records.jsonl")) == whole)
    #expect(try program.run("index", "stats", "i.sqlite").output.contains("documents\t6000\n"))
  }
}
