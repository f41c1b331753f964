public import CopydeskText

/// What the training script sees of a text: for every decision its candidates with their features.
@_spi(Training) public struct Training {
  /// One decision.
  public struct Decision: Sendable {
    /// What is decided about, in bytes.
    public var range: TextRange
    /// Its candidates.
    public var candidates: [Candidate]
  }

  /// One candidate.
  public struct Candidate: Sendable {
    /// The head of the noun phrase, in bytes; nil where the candidate is none.
    public var head: TextRange?
    /// Whether it makes the word a report, the stretch a quotation; only "it is none" doesn't.
    public var reports: Bool
    /// Numbers of its features.
    public var features: [Int32]
  }

  /// Templates of the model of reports, each with the number of its values, in the order of the features' numbers.
  public static let reportTemplates = ReportFeature.allCases.map { (name: $0.name, size: $0.size) }
  /// Templates of the model of stretches in quotation marks.
  public static let stretchTemplates = StretchFeature.allCases.map { (name: $0.name, size: $0.size) }

  private let passage: Passage
  private let words: WordTable
  private let rows: [[Substring]]

  /// Reads an English text.
  ///
  /// - Parameters:
  ///   - paragraphs: byte ranges of its blocks, in order.
  ///   - sentences: byte ranges of its sentences, in order.
  ///   - rows: the model that says which words report, as rows of its file; nil for the one in the program.
  public init?(_ text: [UInt8], paragraphs: [TextRange], sentences: [TextRange], rows: [[Substring]]? = nil) {
    guard let lexicon = Lexicon.language("en") else { return nil }
    words = WordTable(lexicon: lexicon)
    passage = Passage(
      text: text, tokens: Tokens(text, lexicon: lexicon), words: words, paragraphs: paragraphs, sentences: sentences)
    self.rows = rows ?? LinearModel<ReportFeature>.rows(of: "en")
  }

  /// The decisions about the words that may report.
  public func reports() -> [Decision] {
    let ranker = ReportRanker(passage, model: LinearModel(rows: rows), keepsFeatures: true)
    return CueFinder(passage, words: words).cues().map { cue in
      Decision(
        range: passage.range(cue.token..<cue.token + 1),
        candidates: ranker.candidates(of: cue).map {
          Candidate(head: head($0.phrase), reports: $0.reports, features: $0.features)
        })
    }
  }

  /// The decisions about the stretches in quotation marks.
  public func stretches() -> [Decision] {
    let cues = CueFinder(passage, words: words).cues()
    let reports = ReportRanker(passage, model: LinearModel(rows: rows)).reports(of: cues)
      .filter { $0.probability >= ReportRanker.leastProbability }
    let ranker = StretchRanker(
      passage, words: words, reports: reports, model: LinearModel(rows: rows), keepsFeatures: true)
    return passage.stretches.map { stretch in
      Decision(
        range: passage.range(stretch.tokens),
        candidates: ranker.candidates(of: stretch).map {
          Candidate(head: head($0.phrase), reports: $0.isQuotation, features: $0.features)
        })
    }
  }

  private func head(_ phrase: Int?) -> TextRange? {
    phrase.map { passage.range(passage.phrases[$0].head..<passage.phrases[$0].head + 1) }
  }
}
