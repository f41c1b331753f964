/// A place in a run from which it can go on: everything before it is in the outcomes handed out, nothing after it is.
public struct RunCheckpoint: Sendable, Equatable {
  /// Inputs read to their end.
  public var inputs = 0
  /// Documents and rejections that came out of the input after those.
  public var items = 0
  /// Documents read so far.
  public var documents = 0
  /// Bytes of text and markup read so far.
  public var bytes = 0
  /// What each corpus stage said of what it keeps on disk, by the step's id.
  public var stages: [String: String] = [:]

  /// The start of a run.
  public init() {}
}
