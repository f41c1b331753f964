import CopydeskCore
import Testing

@Suite struct RunTests {
  private let all = chain(
    #"{"stage": "toy.read"}, {"stage": "toy.mark-capitals", "options": {"drops": "drop", "fails": ["fail"]}}, {"stage": "toy.hold-back"}, {"stage": "toy.count-capitals"}"#
  )

  private func inputs(_ count: Int, lines: Int) -> [Input] {
    (0..<count).map { index in
      let text = (0..<lines).map { line in
        switch (index + line) % 7 {
        case 0: "A line to hold"
        case 1: "drop this"
        case 2: "!bad"
        case 3: "this must fail"
        default: "Line \(line) of Input \(index) 😀"
        }
      }
      return Input(uri: "in-\(index)", content: .bytes(Array(text.joined(separator: "\n").utf8)))
    }
  }

  /// A line for each outcome, and the summary.
  private func run(_ plan: Plan, _ inputs: [Input], jobs: Int) async throws -> (
    lines: [String], summary: RunSummary, run: Run
  ) {
    let run = Run(plan: plan, jobs: jobs)
    var lines: [String] = []
    var summary = RunSummary()
    for try await outcomes in try run.outcomes(of: inputs) {
      for outcome in outcomes {
        summary.count(outcome)
        switch outcome {
        case .record(let record): lines.append(String(decoding: record.json, as: UTF8.self))
        case .rejection(let rejection): lines.append("rejected " + String(decoding: rejection.line, as: UTF8.self))
        case .drop(let drop): lines.append("dropped " + String(decoding: drop.line, as: UTF8.self))
        }
      }
    }
    return (lines, summary, run)
  }

  @Test func `any number of workers writes the same, and counts reconcile`() async throws {
    let plan = try plan(all)
    let inputs = inputs(9, lines: 41)
    let one = try await run(plan, inputs, jobs: 1)
    for jobs in 2...4 {
      let other = try await run(plan, inputs, jobs: jobs)
      #expect(other.lines == one.lines)
    }
    let summary = one.summary
    let given = 9 * 41
    #expect(summary.records + summary.rejectedCount + summary.droppedCount == given)
    #expect(summary.rejected.keys.sorted() == ["toy.mark-capitals/toy", "toy.read/malformed"])
    #expect(summary.dropped.keys.sorted() == ["toy.mark-capitals/drop"])
    #expect(one.run.clock.inputs == 9)
    #expect(one.run.clock.documents + (summary.rejected["toy.read/malformed"] ?? 0) == given)
  }

  @Test func `documents keep their order, those held back follow`() async throws {
    let plan = try plan(chain(#"{"stage": "toy.read"}, {"stage": "toy.hold-back"}"#))
    let text = (0..<100).map { $0 % 10 == 3 ? "hold \($0)" : "go \($0)" }.joined(separator: "\n")
    let lines = try await run(plan, [Input(uri: "x", content: .bytes(Array(text.utf8)))], jobs: 3).lines
    let ids = lines.compactMap { $0.split(separator: "\"")[2 + 0] == ":" ? String($0.split(separator: "\"")[3]) : nil }
    let order = (0..<100).filter { $0 % 10 != 3 } + (0..<100).filter { $0 % 10 == 3 }
    #expect(ids == order.map { "x#\($0)" })
  }

  @Test func `an input without a document, and one that is missing, are rejections`() async throws {
    let plan = try plan(chain(#"{"stage": "toy.read"}"#))
    let lines = try await run(
      plan, [Input(uri: "void", content: .bytes([])), Input(uri: "gone", content: .file("/no/such/file"))], jobs: 2
    ).lines
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix(#"rejected {"source":{"uri":"void"},"stage":"toy.read","error":{"code":"empty""#))
    #expect(lines[1].contains(#""uri":"gone""#) && lines[1].contains(#""code":"io""#))
  }

  @Test func `a corpus stage that fails rejects one document, at the end it fails once`() async throws {
    let fails = try plan(chain(#"{"stage": "toy.read"}, {"stage": "toy.hold-back"}"#))
    let lines = try await run(fails, [Input(uri: "x", content: .bytes(Array("a\nexplode\nb".utf8)))], jobs: 1).lines
    #expect(lines.map { $0.hasPrefix("rejected") } == [false, true, false])
    let ends = try plan(chain(#"{"stage": "toy.read"}, {"stage": "toy.hold-back", "options": {"word": "never ends"}}"#))
    let last = try await run(ends, [Input(uri: "x", content: .bytes(Array("a\nb".utf8)))], jobs: 1).lines
    #expect(last.count == 3)
    #expect(last.last?.contains("The index can't be read.") == true)
  }

  @Test func `leaving early lets the reader go`() async throws {
    let run = Run(plan: try plan(chain(#"{"stage": "toy.read"}"#)), jobs: 1)
    let endless = Input(uri: "x", content: .bytes(Array(String(repeating: "line\n", count: 100_000).utf8)))
    for try await outcomes in try run.outcomes(of: [endless]) {
      #expect(!outcomes.isEmpty)
      break
    }
    #expect(run.clock.documents < 100_000)
  }

  @Test func `a step runs only where its condition holds`() async throws {
    let plan = try plan(chain(#"{"stage": "toy.read"}, {"stage": "toy.mark-capitals", "when": {"source": ["in-1*"]}}"#))
    let lines = try await run(plan, inputs(3, lines: 6).map { $0 }, jobs: 2).lines
    let marked = lines.filter { $0.contains("\"capitals\"") }
    #expect(!marked.isEmpty)
    #expect(marked.allSatisfy { $0.contains("\"uri\":\"in-1\"") })
  }

  @Test func `a pipeline without a reader takes documents`() async throws {
    let run = Run(plan: try plan(chain(#"{"stage": "toy.mark-capitals"}"#)))
    #expect(throws: StageError.self) { _ = try run.outcomes(of: [Input]()) }
    var count = 0
    for try await outcomes in try run.outcomes(of: [Document(id: "d", text: Array("A".utf8))]) {
      count += outcomes.count
    }
    #expect(count == 1)
  }
}
