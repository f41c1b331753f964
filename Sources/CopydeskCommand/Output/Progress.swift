import CopydeskCore

/// A line on the terminal that says how far a run is.
struct Progress {
  private let console: Console
  private let inputs: Int
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now
  private var isShown = false

  init(console: Console, inputs: Int) {
    self.console = console
    self.inputs = inputs
  }

  /// Shows where the run is, at most five times a second.
  mutating func update(_ run: Run, _ summary: RunSummary) {
    let now = ContinuousClock.now
    guard console.isInteractive, now - last > .milliseconds(200) else { return }
    last = now
    isShown = true
    let seconds = max((now - start).seconds, 0.001)
    let done = summary.records + summary.rejectedCount + summary.droppedCount
    var line = "\(done) documents, \(Int(Double(done) / seconds)) a second"
    if summary.rejectedCount > 0 { line += ", \(summary.rejectedCount) rejected" }
    let read = run.clock.inputs
    if inputs > 1, read > 0, read < inputs {
      line += ", about \(clockTime(seconds * Double(inputs - read) / Double(read))) left"
    }
    StandardError.write("\r\u{1B}[K\(line)")
  }

  /// Takes the line away.
  func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }

  private func clockTime(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded())
    return whole < 60 ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
