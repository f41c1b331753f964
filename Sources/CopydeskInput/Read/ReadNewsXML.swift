public import CopydeskCore

/// Reads news items of NITF 3 and NewsML-G2 with their metadata.
public struct ReadNewsXML: ReaderStage {
  /// How much of an input is read; `format` is no option here.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read-news-xml", summary: "Reads news items of NITF and NewsML-G2.", writes: documentParts,
    options: ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: .newsXML, options, stage: ReadNewsXML.spec.name, emit: emit)
  }
}
