import Foundation
import Testing

/// The program run as a process: statuses, what goes to standard output, what a run leaves behind.
@Suite struct ProgramTests {
  private struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The program that was built beside these tests.
  private static var program: URL {
    Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
      .appending(path: "copydesk")
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(
        path: "copydesk")
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  private func file(_ name: String, _ text: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func run(_ arguments: String...) throws -> Outcome {
    let process = Process()
    process.executableURL = Self.program
    process.currentDirectoryURL = folder
    process.arguments = arguments
    // Files, not pipes: nobody has to read while the program writes.
    let output = folder.appending(path: ".stdout-\(UUID().uuidString)")
    let errors = folder.appending(path: ".stderr-\(UUID().uuidString)")
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

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
    let rejected = try String(contentsOf: folder.appending(path: "new/out/rejected.jsonl"), encoding: .utf8)
    #expect(rejected.contains("\"code\":\"empty\""))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "new/out").path).sorted()
    #expect(names == ["dropped.jsonl", "records.jsonl", "rejected.jsonl", "summary.json"])
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
    let project = try run("check", Self.root.appending(path: "pipeline.json").path).output.split(separator: "\n")
      .dropFirst()
    #expect(built == project)
  }

  @Test func `a pipeline's own tests pass`() throws {
    let outcome = try run("validate", "-p", Self.root.appending(path: "pipeline.json").path)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
