public import CopydeskCore
import CopydeskText

/// Finds who said what: direct, mixed and indirect quotations with cue, speaker, kind and confidence.
///
/// Marks are paired by paragraph; noun phrases and reporting words are found without a parser; two small linear models
/// decide which words report and who speaks; names, roles, common nouns and pronouns are put together into entities.
public struct AttributeQuotes: DocumentStage {
  /// Options of the stage.
  public struct Options: StageOptions {
    /// Whether quotations without quotation marks are written.
    public var indirect = true
    /// The least probability that a word reports.
    public var threshold = 0.5
    /// The defaults.
    public init() {}
  }

  /// What the stage says of itself.
  public static let spec = StageSpec<Options>(
    name: "attribute-quotes", summary: "Finds direct, mixed and indirect quotations and names their speakers.",
    needs: [Parts.Text.self],
    uses: [Blocks.self, Sentences.self, Timexes.self, DatelineLayer.self, Parts.Published.self],
    writes: [Quotes.self, Entities.self, Mentions.self],
    options: [
      .option("indirect", \.indirect, "Whether quotations without quotation marks are written."),
      .option("threshold", \.threshold, 0.05...0.99, "The least probability of a quotation."),
    ],
    examples: [
      Example("⟦“We will talk,”⟧ said Muhammad Faisal."),
      Example("The ministry said ⟦it would answer in a week⟧."),
      Example("The train left at nine."),
    ])

  private let options: Options

  /// The stage with its options.
  public init(options: Options, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Reads the document's quotations; a document in a language without data is left alone, with a finding.
  public func process(_ document: inout Document) throws(StageError) {
    guard let tokens = document.tokens() else {
      document.find("attribute-quotes", "no-language-data", "There are no data for the document's language.")
      return
    }
    let attributor = AttributorCache.attributor(for: tokens.lexicon)
    let text = document.text
    let paragraphs = document[Blocks.self]?.map(\.range) ?? PlainSentences.paragraphs(of: text)
    let sentences = document[Sentences.self] ?? PlainSentences.sentences(of: tokens, in: text, paragraphs: paragraphs)
    let reading = attributor.read(
      text, tokens: tokens, paragraphs: paragraphs, sentences: sentences, dateline: document[DatelineLayer.self]?.range,
      threshold: Float(options.threshold))
    let entities = EntityWriter(reading, words: attributor.words)
    var quotes = QuoteWriter(
      reading, entities: entities, timexes: document[Timexes.self] ?? [], published: document.metadata.published?.value
    ).quotes()
    if !options.indirect {
      quotes.removeAll { $0.kind == .indirect }
      for index in quotes.indices { quotes[index].inside = nil }
      for index in quotes.indices { quotes[index].id = "q\(index + 1)" }
      Nesting.nest(&quotes)
    }
    if document.notes.isOn {
      for list in attributor.shortlists(of: reading) {
        document.notes.add("attribute-quotes", range: list.range, list.text)
      }
    }
    document[Quotes.self] = quotes
    document[Entities.self] = entities.entities
    document[Mentions.self] = entities.mentions()
  }
}
