public import CopydeskCore

/// Reads one JSON object a line: `id`, `text` or `html`, `title`, `url`, `published`, `language`.
public struct ReadJSONLines: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-json-lines", summary: "Reads one JSON object a line.",
    writes: documentParts, options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .jsonLines, options, stage: ReadJSONLines.spec.name, emit: emit)
  }
}
