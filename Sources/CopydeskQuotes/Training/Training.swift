public import CopydeskText

/// What the training script sees of a text: for every decision its candidates with their features.
@_spi(Training) public enum Training {
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
    /// For the candidates without a phrase: whether there is a report (a quotation) at all.
    public var reports: Bool
    /// The model's score as it stands.
    public var score: Float
    /// Numbers of its features.
    public var features: [Int32]
  }

  /// Names of all features of a model, by number: template and value.
  public static var reportFeatures: [(template: String, value: Int)] { names(of: ReportFeature.self) }

  private static func names<T: FeatureTemplate>(of: T.Type) -> [(template: String, value: Int)] {
    T.allCases.flatMap { template in (0..<template.size).map { (template.name, $0) } }
  }

  /// Names of all features of the other model.
  public static var stretchFeatures: [(template: String, value: Int)] { names(of: StretchFeature.self) }

  /// The decisions about the cues of a text.
  public static func reports(_ text: [UInt8], sentences: [TextRange]? = nil) -> [Decision] {
    guard let (passage, words) = passage(text, sentences) else { return [] }
    let ranker = ReportRanker(passage, model: LinearModel(language: "en"), keepsFeatures: true)
    return CueFinder(passage, words: words).cues().map { cue in
      Decision(
        range: passage.range(cue.token..<cue.token + 1),
        candidates: ranker.candidates(of: cue).map { candidate in
          Candidate(
            head: head(candidate.phrase, passage), reports: candidate.reports, score: candidate.score,
            features: candidate.features)
        })
    }
  }

  /// The decisions about the stretches in quotation marks of a text.
  public static func stretches(_ text: [UInt8], sentences: [TextRange]? = nil) -> [Decision] {
    guard let (passage, words) = passage(text, sentences) else { return [] }
    let cues = CueFinder(passage, words: words).cues()
    let reports = ReportRanker(passage, model: LinearModel(language: "en")).reports(of: cues, atLeast: 0.1)
    let ranker = StretchRanker(
      passage, words: words, reports: reports, model: LinearModel(language: "en"), keepsFeatures: true)
    return passage.stretches.map { stretch in
      Decision(
        range: passage.range(stretch.tokens),
        candidates: ranker.candidates(of: stretch).map { candidate in
          Candidate(
            head: head(candidate.phrase, passage), reports: candidate.isQuotation, score: candidate.score,
            features: candidate.features)
        })
    }
  }

  private static func head(_ phrase: Int?, _ passage: Passage) -> TextRange? {
    phrase.map { passage.range(passage.phrases[$0].head..<passage.phrases[$0].head + 1) }
  }

  private static func passage(_ text: [UInt8], _ sentences: [TextRange]?) -> (Passage, WordTable)? {
    guard let lexicon = Lexicon.language("en") else { return nil }
    let tokens = Tokens(text, lexicon: lexicon)
    let words = WordTable(lexicon: lexicon)
    let blocks = PlainSentences.paragraphs(of: text)
    let passage = Passage(
      text: text, tokens: tokens, words: words, paragraphs: blocks,
      sentences: sentences ?? PlainSentences.sentences(of: tokens, in: text, paragraphs: blocks))
    return (passage, words)
  }
}
