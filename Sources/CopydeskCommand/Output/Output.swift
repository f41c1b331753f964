import CopydeskCore

/// Where outcomes go.
protocol Output: AnyObject {
  /// Writes some outcomes, whole lines only.
  func write(_ outcomes: [Outcome]) throws(StageError)
  /// Makes permanent what was written, and notes that the run can go on from here.
  func keep(_ checkpoint: RunCheckpoint, _ summary: RunSummary) throws(StageError)
  /// Ends the output. `report` is what the run came to, as JSON.
  func finish(_ summary: RunSummary, report: [UInt8]) throws(StageError)
}

/// A plain stream of records; rejections go to a file of their own or to standard error.
final class StreamOutput: Output {
  private let records: OutputFile
  private let rejected: OutputFile?

  init(records: OutputFile, rejected: OutputFile?) {
    self.records = records
    self.rejected = rejected
  }

  func write(_ outcomes: [Outcome]) throws(StageError) {
    var lines: [UInt8] = []
    for outcome in outcomes {
      switch outcome {
      case .record(let record): lines += record.json + [0x0A]
      case .rejection(let rejection):
        if let rejected {
          try rejected.write(rejection.line + [0x0A])
        } else {
          StandardError.write(String(decoding: rejection.line, as: UTF8.self) + "\n")
        }
      case .drop: break
      }
    }
    try records.write(lines)
  }

  /// A stream can't be gone on with.
  func keep(_ checkpoint: RunCheckpoint, _ summary: RunSummary) {}

  func finish(_ summary: RunSummary, report: [UInt8]) throws(StageError) {
    try records.synchronize()
    try rejected?.synchronize()
  }
}
