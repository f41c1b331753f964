public import CopydeskCore

/// Reads the items of RSS, RDF, Atom or JSON Feed.
///
/// A broken feed is read item by item, and what was repaired is a finding of the item it stood in.
public struct ReadFeed: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-feed", summary: "Reads the items of RSS, RDF, Atom or JSON Feed.", writes: documentParts,
    options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .feed, options, stage: ReadFeed.spec.name, emit: emit)
  }
}
