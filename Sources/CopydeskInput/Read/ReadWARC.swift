public import CopydeskCore

/// Reads web archives, WARC 1.0 and 1.1: what their responses, resources and conversions hold.
public struct ReadWARC: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-warc", summary: "Reads web archives.", writes: documentParts, options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .warc, options, stage: ReadWARC.spec.name, emit: emit)
  }
}
