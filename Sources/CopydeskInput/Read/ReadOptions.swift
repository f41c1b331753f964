public import CopydeskCore

/// Options that all readers share: what is read, and how much of it.
public struct ReadOptions: StageOptions {
  /// The format, or `auto` to tell it from the bytes.
  public var format = InputFormat.Choice.auto
  /// How many bytes an input may have, unpacked.
  public var maxInputBytes = 1 << 40
  /// How many bytes one document may have: a page, a line of JSON, an item of a feed, a record of an archive.
  public var maxDocumentBytes = 1 << 25
  /// How many bytes the text of a document may have.
  public var maxTextBytes = 10_000_000
  /// How many times its size packed data may grow.
  public var maxExpansion = 500
  /// How many items a feed may have.
  public var maxItems = 100_000
  /// Whether UTF-8 that was encoded twice is repaired where that is certain.
  public var repairDoubleEncoding = true

  /// The defaults.
  public init() {}

  /// The options but `format`, described.
  static let limits: [OptionSpec<ReadOptions>] = [
    .option("maxInputBytes", \.maxInputBytes, 1...(1 << 50), "How many bytes an input may have, unpacked."),
    .option(
      "maxDocumentBytes", \.maxDocumentBytes, 1...(1 << 30),
      "How many bytes a page, line, item or archived record may have."),
    .option("maxTextBytes", \.maxTextBytes, 1...(1 << 30), "How many bytes the text of a document may have."),
    .option(
      "maxExpansion", \.maxExpansion, 1...2000,
      "How many times its size packed data may grow, past the first megabytes."),
    .option("maxItems", \.maxItems, 1...100_000_000, "How many items of a feed are read."),
    .option(
      "repairDoubleEncoding", \.repairDoubleEncoding,
      "Whether UTF-8 that was encoded twice is repaired where that is certain."),
  ]
}
