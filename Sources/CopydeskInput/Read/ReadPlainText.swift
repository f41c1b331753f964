public import CopydeskCore

/// Reads an input as one plain text, whatever it looks like.
public struct ReadPlainText: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-plain-text", summary: "Reads an input as one plain text.",
    writes: documentParts, options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .plainText, options, stage: ReadPlainText.spec.name, emit: emit)
  }
}
