public import CopydeskCore

/// Gives the same quotation by the same speaker one id in all documents of a run.
///
/// A quotation that repeats one of an earlier document, exactly or nearly, points back at it: `sameAs` is the earlier
/// document's id, `#`, and the quotation's id there. Whoever carried it first carries no `sameAs`.
public struct LinkQuotes: CorpusStage {
  /// Options of the stage.
  public struct Options: StageOptions {
    /// Quotations with fewer words are never linked.
    public var minimumWords = 6
    /// Share of the shorter one's runs of three words that the longer one must hold.
    public var threshold = 0.8
    /// The defaults.
    public init() {}
  }

  /// What the stage says of itself.
  public static let spec = StageSpec<Options>(
    name: "link-quotes", summary: "Gives the same quotation by the same speaker one id in all documents.",
    needs: [Quotes.self], writes: [Quotes.self],
    options: [
      .option("minimumWords", \.minimumWords, 3...200, "Quotations with fewer words are never linked."),
      .option(
        "threshold", \.threshold, 0.3...1,
        "Share of the shorter quotation's runs of three words that the longer one must hold."),
    ],
    examples: [Example("A text alone repeats nothing.")])

  private let options: Options

  /// The stage with its options.
  public init(options: Options, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Starts a run.
  public func begin() throws(StageError) -> LinkQuotesSession {
    LinkQuotesSession(minimumWords: options.minimumWords, threshold: options.threshold)
  }
}

/// What one run of `LinkQuotes` remembers: the quotations seen, by runs of three words.
public final class LinkQuotesSession: SequentialSession {
  private var index = QuoteIndex()
  private let minimumWords: Int
  private let threshold: Double

  init(minimumWords: Int, threshold: Double) {
    self.minimumWords = minimumWords
    self.threshold = threshold
  }

  /// Links the document's quotations to earlier ones.
  public func accept(_ document: Document) throws(StageError) -> Document? {
    guard var quotes = document[Quotes.self] else { return document }
    var document = document
    var own: [(QuoteIndex.Entry, String)] = []
    for position in quotes.indices {
      let entry = QuoteIndex.Entry(words: quotes[position].words, speaker: quotes[position].speaker?.name)
      guard entry.wordCount >= minimumWords else { continue }
      if let same = index.cluster(of: entry, threshold: threshold) {
        quotes[position].sameAs = same
      } else {
        own.append((entry, "\(document.id)#\(quotes[position].id)"))
      }
    }
    // Only now: a document never repeats itself.
    for (entry, id) in own { index.add(entry, id: id) }
    document[Quotes.self] = quotes
    return document
  }

  /// Nothing is held back.
  public func next() throws(StageError) -> Document? { nil }
}
