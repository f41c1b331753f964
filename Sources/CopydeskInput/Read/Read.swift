public import CopydeskCore

/// Reads inputs of every known format, told by their content, into documents.
///
/// Plain text and the `text` of JSON Lines get their blocks; pages and the content of feeds stay markup for
/// `clean-markup`. What is packed with gzip or Zstandard is unpacked.
public struct Read: ReaderStage {
  /// What is read, and how much of it.
  public typealias Options = ReadOptions

  /// What the stage says of itself.
  public static let spec = StageSpec<ReadOptions>(
    name: "read", summary: "Reads feeds, pages, news items, text, JSON Lines and web archives, told by their content.",
    writes: documentParts,
    options: [.option("format", \.format, "The format, or \"auto\" to tell it from the bytes.")] + ReadOptions.limits)

  private let options: ReadOptions

  /// Makes the stage.
  public init(options: ReadOptions, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the documents of an input.
  public func read(_ input: Input, emit: (Item) throws -> Void) throws {
    try InputReading.read(input, as: options.format.format, options, stage: Read.spec.name, emit: emit)
  }
}

extension ReaderStage {
  /// The parts that readers may write.
  static var documentParts: [any DocumentPart.Type] {
    [
      Parts.Markup.self, Parts.Text.self, Parts.Title.self, Parts.Authors.self, Parts.Language.self,
      Parts.Published.self,
      Parts.URL.self, Blocks.self,
    ]
  }
}
