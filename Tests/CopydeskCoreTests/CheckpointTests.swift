import CopydeskCore
import Testing

@Suite struct CheckpointTests {
  private let stages =
    #"{"stage": "toy.read"}, {"stage": "toy.mark-capitals", "options": {"drops": "drop"}}, {"stage": "toy.number"}"#

  private let inputs = (0..<7).map { input in
    let lines = (0..<[3, 70, 1, 0, 200, 33, 64][input]).map { line in
      (line + input) % 11 == 0 ? "!bad" : (line + input) % 7 == 0 ? "drop \(line)" : "Line \(line) of \(input)"
    }
    return Input(uri: "in-\(input)", content: .bytes(Array(lines.joined(separator: "\n").utf8)))
  }

  private func line(_ outcome: Outcome) -> String {
    switch outcome {
    case .record(let record): String(decoding: record.json, as: UTF8.self)
    case .rejection(let rejection): String(decoding: rejection.line, as: UTF8.self)
    case .drop(let drop): String(decoding: drop.line, as: UTF8.self)
    }
  }

  /// The lines of a run, and how many stood before each checkpoint.
  private func run(
    _ plan: Plan, jobs: Int, after checkpoint: RunCheckpoint? = nil
  ) async throws -> (lines: [String], checkpoints: [(lines: Int, at: RunCheckpoint)], run: Run) {
    let run = Run(plan: plan, jobs: jobs, checkpointInterval: 1)
    var lines: [String] = []
    let outcomes = try run.outcomes(of: inputs, after: checkpoint)
    var checkpoints = outcomes.beginning.map { [(lines: 0, at: $0)] } ?? []
    var iterator = outcomes.makeAsyncIterator()
    while let outcomes = try await iterator.next() {
      lines += outcomes.map(line)
      if let checkpoint = iterator.checkpoint { checkpoints.append((lines.count, checkpoint)) }
    }
    return (lines, checkpoints, run)
  }

  @Test(arguments: [1, 3]) func `a run goes on from each checkpoint as if it had not stopped`(jobs: Int) async throws {
    let plan = try plan(chain(stages))
    let whole = try await run(plan, jobs: jobs)
    #expect(whole.checkpoints.count > 8)
    for (done, checkpoint) in whole.checkpoints {
      let rest = try await run(plan, jobs: jobs, after: checkpoint)
      #expect(rest.lines == Array(whole.lines.dropFirst(done)))
      #expect(rest.run.clock.inputs == whole.run.clock.inputs)
      #expect(rest.run.clock.documents == whole.run.clock.documents)
      #expect(rest.run.clock.bytes == whole.run.clock.bytes)
    }
  }

  @Test func `a stage that keeps nothing allows no checkpoint`() async throws {
    let all = try await run(plan(chain(stages + #", {"stage": "toy.hold-back"}"#)), jobs: 2)
    #expect(all.checkpoints.isEmpty)
  }
}
