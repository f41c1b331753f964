public import CopydeskCore

/// Reads an input as one page of HTML or XHTML, whatever it looks like.
public struct ReadHTML: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-html", summary: "Reads an input as one page of HTML or XHTML.",
    writes: documentParts, options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .html, options, stage: ReadHTML.spec.name, emit: emit)
  }
}
