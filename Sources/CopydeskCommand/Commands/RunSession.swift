import CopydeskCore

/// One run of the program, from inputs to output, with what it came to.
struct RunSession {
  let run: Run
  let console: Console
  let limit: Int?
  let maxRejections: Int?
  let showsDigest: Bool
  private(set) var summary = RunSummary()
  private(set) var digest = Digest()
  /// The signal that ended the run early.
  private(set) var stoppedBy: Int32?
  /// Whether an input that was named could not be opened or read.
  private(set) var isInputUnreadable = false
  private let start = ContinuousClock.now

  init(run: Run, console: Console, limit: Int?, maxRejections: Int?, showsDigest: Bool) {
    self.run = run
    self.console = console
    self.limit = limit
    self.maxRejections = maxRejections
    self.showsDigest = showsDigest
  }

  mutating func run(_ inputs: [Input], into output: any Output) async throws(StageError) {
    let signals = SignalWatch()
    var progress = Progress(console: console, inputs: inputs.count)
    var iterator = try run.outcomes(of: inputs).makeAsyncIterator()
    do {
      while let outcomes = try await iterator.next() {
        let taken = Array(outcomes.prefix(limit.map { max(0, $0 - done) } ?? outcomes.count))
        for outcome in taken { count(outcome) }
        try output.write(taken)
        progress.update(run, summary)
        stoppedBy = signals.received
        if stoppedBy != nil || isOver { break }
      }
      progress.clear()
      try output.finish(summary: summary.json(run: run))
    } catch let error as StageError {
      progress.clear()
      throw error
    } catch {
      progress.clear()
      throw StageError(.io, "\(error)")
    }
  }

  private var done: Int { summary.records + summary.rejectedCount + summary.droppedCount }

  private var isOver: Bool {
    if let limit, done >= limit { return true }
    guard let maxRejections, summary.rejectedCount > maxRejections else { return false }
    console.error("More than \(maxRejections) documents were rejected; the run stops.")
    return true
  }

  private mutating func count(_ outcome: Outcome) {
    summary.count(outcome)
    switch outcome {
    case .record(let record): if showsDigest { digest.add(record, console: console) }
    case .rejection(let rejection): if rejection.error.code == .io { isInputUnreadable = true }
    case .drop: break
    }
  }

  /// Says what the run came to.
  func report(output: String?) {
    if showsDigest { console.write(digest.text) }
    console.write("\n" + summary.text(run: run, seconds: (ContinuousClock.now - start).seconds))
    if let output, showsDigest {
      console.write("Records: \(output.hasSuffix(".jsonl") ? output : output + "/records.jsonl")\n")
    }
  }
}

extension RunSummary {
  /// A few lines for people.
  func text(run: Run, seconds: Double) -> String {
    var text = "\(count(run.clock.inputs, "input")), \(count(records, "record"))"
    if rejectedCount > 0 { text += ", \(rejectedCount) rejected" }
    if droppedCount > 0 { text += ", \(droppedCount) dropped" }
    text += " in \(seconds) s"
    if quotes.all > 0 { text += "; \(count(quotes.all, "quote")), \(quotes.withSpeaker) with a speaker" }
    if !duplicates.isEmpty { text += "; \(count(duplicates.values.reduce(0, +), "duplicate"))" }
    text += "\n"
    for (why, number) in rejected.sorted(by: { $0.key < $1.key }) { text += "  rejected by \(why): \(number)\n" }
    for (why, number) in dropped.sorted(by: { $0.key < $1.key }) { text += "  dropped by \(why): \(number)\n" }
    let times = run.plan.ids.map { "\($0) \(run.clock.time(of: $0).seconds) s" }
    return text + "Time by stage, over all workers: \(times.joined(separator: ", "))\n"
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
