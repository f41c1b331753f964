import CopydeskCore
import CopydeskStore

/// One run of the program, from inputs to output, with what it came to.
struct RunSession {
  let run: Run
  let console: Console
  let limit: Int?
  let maxRejections: Int?
  /// What is taken of the inputs when rejections are run again.
  let wanted: Rejected?
  let showsDigest: Bool
  private(set) var summary = RunSummary()
  private(set) var digest = Digest()
  /// The signal that ended the run early.
  private(set) var stoppedBy: Int32?
  /// Whether an input that was named could not be opened or read.
  var isInputUnreadable: Bool { summary.rejected.keys.contains { $0.hasSuffix("/\(StageError.Code.io.rawValue)") } }
  private var wasFinished = false
  private let start = ContinuousClock.now

  init(run: Run, console: Console, limit: Int?, maxRejections: Int?, wanted: Rejected?, showsDigest: Bool) {
    self.run = run
    self.console = console
    self.limit = limit
    self.maxRejections = maxRejections
    self.wanted = wanted
    self.showsDigest = showsDigest
  }

  /// Takes the inputs through the plan, from where the output was broken off if it was.
  mutating func run(_ inputs: [Input], into output: any Output) async throws(StageError) {
    let directory = output as? RunDirectory
    if let start = directory?.start {
      summary = start.summary
      guard start.checkpoint != nil else {
        wasFinished = true
        console.note("The run is finished already; there is nothing left to do.")
        try directory?.publish()
        return
      }
      console.note("The run goes on after \(counted(done, "document")).")
    }
    let signals = SignalWatch()
    var progress = Progress(console: console, inputs: inputs.count)
    defer { progress.clear() }
    let outcomes = try self.outcomes(of: inputs, directory)
    if directory?.start == nil, let beginning = outcomes.beginning { try output.keep(beginning, summary) }
    var iterator = outcomes.makeAsyncIterator()
    while let outcomes = try await next(&iterator) {
      let taken = outcomes.prefix(limit.map { max(0, $0 - done) } ?? outcomes.count).map(withAttempts)
      for outcome in taken { count(outcome) }
      try output.write(taken)
      progress.update(run, summary)
      stoppedBy = signals.received
      if stoppedBy != nil || isOver { break }
      if let checkpoint = iterator.checkpoint { try output.keep(checkpoint, summary) }
    }
    if stoppedBy != nil, directory != nil {
      console.note("Stopped; the same command with --resume instead of --overwrite goes on.")
    } else {
      try output.finish(summary, report: summary.json(run: run))
    }
  }

  private func outcomes(of inputs: [Input], _ directory: RunDirectory?) throws(StageError) -> Outcomes {
    let wanted = self.wanted.map { wanted in { @Sendable source in wanted.contains(source) } }
    if let directory, let abandoned = directory.abandoned {
      do throws(StageError) {
        return try run.outcomes(of: inputs, after: abandoned, where: wanted)
      } catch {
        guard error.code == .options else { throw error }
        console.warn("What the run that was broken off left behind stays: \(error.message)")
        try directory.forgetAbandoned()
      }
    }
    return try run.outcomes(of: inputs, after: directory?.start?.checkpoint, where: wanted)
  }

  private func next(_ iterator: inout Outcomes.AsyncIterator) async throws(StageError) -> [Outcome]? {
    do {
      return try await iterator.next()
    } catch let error as StageError {
      throw error
    } catch {
      throw StageError(.io, "\(error)")
    }
  }

  private func withAttempts(_ outcome: Outcome) -> Outcome {
    guard let wanted, case .rejection(let rejection) = outcome else { return outcome }
    return .rejection(wanted.counted(rejection))
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
    if showsDigest, case .record(let record) = outcome { digest.add(record, console: console) }
  }

  /// Says what the run came to; nothing for one that was finished before.
  func report(output: String?) {
    guard !wasFinished else { return }
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
    var text = "\(counted(run.clock.inputs, "input")), \(counted(records, "record"))"
    if rejectedCount > 0 { text += ", \(rejectedCount) rejected" }
    if droppedCount > 0 { text += ", \(droppedCount) dropped" }
    text += " in \(seconds) s"
    if quotes.all > 0 { text += "; \(counted(quotes.all, "quote")), \(quotes.withSpeaker) with a speaker" }
    if !duplicates.isEmpty { text += "; \(counted(duplicates.values.reduce(0, +), "duplicate"))" }
    text += "\n"
    for (why, number) in rejected.sorted(by: { $0.key < $1.key }) { text += "  rejected by \(why): \(number)\n" }
    for (why, number) in dropped.sorted(by: { $0.key < $1.key }) { text += "  dropped by \(why): \(number)\n" }
    let times = run.plan.ids.map { "\($0) \(run.clock.time(of: $0).seconds) s" }
    return text + "Time by stage, over all workers: \(times.joined(separator: ", "))\n"
  }

}

private func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
