/// What became of a document or input.
public enum Outcome: Sendable {
  /// It went through.
  case record(Record)
  /// It could not be processed.
  case rejection(Rejection)
  /// A stage took it out, with a reason.
  case drop(DroppedDocument)
}

/// A document that went through, and its JSON.
public struct Record: Sendable {
  /// The document.
  public let document: Document
  /// The record: one line of JSON without its newline.
  public let json: [UInt8]
}

/// Some documents on their way through a pipeline, in input order.
struct Batch: Sendable {
  var entries: [Entry] = []
  /// Where a run could go on after these documents; nil for most batches.
  var checkpoint: RunCheckpoint?

  enum Entry: Sendable {
    case document(Document)
    case done(Outcome)
  }
}

/// Hands batches on in input order; used by one task.
protocol BatchStream: AnyObject {
  /// The next batch; nil at the end.
  func next() async throws -> Batch?
}
