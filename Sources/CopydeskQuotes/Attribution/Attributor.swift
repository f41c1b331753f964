import CopydeskText

/// Everything that the reading of quotations needs of a language, and the reading itself.
struct Attributor: Sendable {
  /// What one text says, by whom.
  struct Reading {
    var passage: Passage
    var appositions: Appositions
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
  ///   - dateline: the dateline that opens the text.
  func read(
    _ text: [UInt8], tokens: Tokens, paragraphs: [TextRange], sentences: [TextRange], dateline: TextRange?,
    threshold: Float
  ) -> Reading {
    let passage = Passage(
      text: text, tokens: tokens, words: words, paragraphs: paragraphs, sentences: sentences, dateline: dateline)
    let appositions = Appositions(passage, words: words)
    let cues = CueFinder(passage, words: words).cues()
    var reports = ReportRules(passage, words: words, appositions: appositions).settle(
      ReportRanker(passage, model: reportModel).reports(of: cues))
    var readings = StretchRanker(passage, words: words, reports: reports, model: stretchModel).readings()
    for index in reports.indices {
      reports[index].phrase = reports[index].phrase.map(appositions.speaker)
      reports[index].speaker = reports[index].phrase.map { appositions.span(of: $0, in: passage) }
    }
    for index in readings.indices { readings[index].phrase = readings[index].phrase.map(appositions.speaker) }
    let drafts = DraftMaker.drafts(passage, reports: reports, readings: readings, threshold: threshold)
    let joint = JointSpeakers(passage, appositions: appositions)
    var builder = EntityBuilder(
      passage, words: words, appositions: appositions,
      speakers: Set(drafts.compactMap(\.phrase).flatMap(joint.phrases)))
    builder.run()
    var entities = builder.entities
    let conditions = ConditionReader(passage, tokens: tokens, words: words)
    for phrase in drafts.compactMap(\.phrase) where builder.entityOf[phrase] >= 0 {
      let entity = Int(builder.entityOf[phrase])
      guard !entities[entity].isNamed, !entities[entity].isUnnamedOnCondition else { continue }
      entities[entity].isUnnamedOnCondition = conditions.isUnnamed(phrase)
    }
    return Reading(
      passage: passage, appositions: appositions, reports: reports, drafts: drafts, entities: entities,
      entityOf: builder.entityOf)
  }
}
