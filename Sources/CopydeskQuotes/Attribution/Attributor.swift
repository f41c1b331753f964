import CopydeskText

/// Everything that the reading of quotations needs of a language, and the reading itself.
struct Attributor: Sendable {
  /// What one text says, by whom.
  struct Reading {
    var passage: Passage
    var reports: [Report]
    var drafts: [Draft]
    var entities: [EntityDraft]
    /// The entity of each phrase, or -1.
    var entityOf: [Int32]
  }

  let words: WordTable
  let reportModel: LinearModel<ReportFeature>
  let stretchModel: LinearModel<StretchFeature>

  init(_ lexicon: Lexicon) {
    words = WordTable(lexicon: lexicon)
    reportModel = LinearModel(language: lexicon.language)
    stretchModel = LinearModel(language: lexicon.language)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - threshold: the least probability of a report without quotation marks.
  func read(_ text: [UInt8], tokens: Tokens, paragraphs: [TextRange], sentences: [TextRange], threshold: Float)
    -> Reading
  {
    let passage = Passage(text: text, tokens: tokens, words: words, paragraphs: paragraphs, sentences: sentences)
    let cues = CueFinder(passage, words: words).cues()
    let reports = ReportRanker(passage, model: reportModel).reports(of: cues, atLeast: 0.1)
    let readings = StretchRanker(passage, words: words, reports: reports, model: stretchModel).readings()
    let drafts = DraftMaker.drafts(passage, reports: reports, readings: readings, threshold: threshold)
    var builder = EntityBuilder(passage, words: words, speakers: Set(drafts.compactMap(\.phrase)))
    builder.run()
    var entities = builder.entities
    let conditions = ConditionReader(passage, tokens: tokens, words: words)
    for phrase in drafts.compactMap(\.phrase) where builder.entityOf[phrase] >= 0 {
      let entity = Int(builder.entityOf[phrase])
      guard !entities[entity].isNamed, !entities[entity].isUnnamedOnCondition else { continue }
      entities[entity].isUnnamedOnCondition = conditions.isUnnamed(phrase)
    }
    return Reading(passage: passage, reports: reports, drafts: drafts, entities: entities, entityOf: builder.entityOf)
  }
}
