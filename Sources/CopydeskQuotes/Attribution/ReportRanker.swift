/// Decides by a linear model whether a cue reports, and whose words.
///
/// The candidates of a cue are the noun phrases around it in its segment, "nobody named", and "it reports nothing"; the
/// model's scores make a distribution over them (a conditional logit).
struct ReportRanker {
  /// One that may be the speaker.
  struct Candidate {
    /// Index of a noun phrase; nil for "nobody named" and "reports nothing".
    var phrase: Int?
    /// Whether the cue reports at all.
    var reports: Bool
    var score: Float
    var features: [Int32] = []
  }

  private let passage: Passage
  private let model: LinearModel<ReportFeature>
  private let keepsFeatures: Bool

  init(_ passage: Passage, model: LinearModel<ReportFeature>, keepsFeatures: Bool = false) {
    self.passage = passage
    self.model = model
    self.keepsFeatures = keepsFeatures
  }

  /// The candidates with their scores; "reports nothing" and "nobody named" first.
  func candidates(of cue: Cue) -> [Candidate] {
    let scene = CueScene(cue, in: passage)
    var result = [nothing(scene), nobody(scene)]
    var order = 0
    scene.phrasesBefore(limit: 12) { phrase, gap in
      result.append(candidate(phrase, gap, scene, side: 0, order: order))
      order += 1
    }
    order = 0
    scene.phrasesAfter(limit: 3) { phrase, gap in
      result.append(candidate(phrase, gap, scene, side: 1, order: order))
      order += 1
    }
    return result
  }

  private func nothing(_ scene: CueScene) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    let cue = scene.cue
    let form = cue.form.rawValue
    let before = Int(scene.tagBefore.rawValue)
    let follow = scene.follow.rawValue
    score.add(.noneBias, 0)
    score.add(.noneWeightForm, cue.entry.weight * Cue.Form.count + form)
    score.add(.noneFrameNext, min(7, cue.entry.mainFrame) * Tag.count + Int(scene.tagAfter.rawValue))
    score.add(.noneWeightFollow, cue.entry.weight * ReportFeature.Follow.count + follow)
    score.add(.noneFormBefore, form * Tag.count + before)
    score.add(.noneQuote, cue.entry.weight * 4 + scene.quote)
    score.add(.noneFrameForm, scene.frame * Cue.Form.count + form)
    score.add(.noneLater, scene.earlierCues * Cue.Form.count + form)
    score.add(.noneBeforeFollow, before * ReportFeature.Follow.count + follow)
    return Candidate(phrase: nil, reports: false, score: score.value, features: score.features)
  }

  private func nobody(_ scene: CueScene) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    let form = scene.cue.form.rawValue
    score.add(.openBias, 0)
    score.add(.openFrameForm, scene.frame * Cue.Form.count + form)
    score.add(.openFollowForm, scene.follow.rawValue * Cue.Form.count + form)
    score.add(.openBefore, Int(scene.tagBefore.rawValue))
    score.add(.openQuote, scene.quote)
    return Candidate(phrase: nil, reports: true, score: score.value, features: score.features)
  }

  private func candidate(_ index: Int, _ gap: CueScene.Gap, _ scene: CueScene, side: Int, order: Int) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    let phrase = passage.phrases[index]
    let kind = Int(phrase.kind.rawValue)
    let form = scene.cue.form.rawValue
    let layout = ((side * 4 + min(3, gap.phrases)) * 3 + min(2, gap.verbs)) * 3 + min(2, gap.commas)
    let before = passage.tag(passage.before(phrase.start), in: scene.segment)
    let after = passage.tag(phrase.end, in: scene.segment)
    score.add(.sideKind, side * NounPhrase.Kind.count + kind)
    score.add(.layout, layout)
    score.add(.layoutForm, layout * 3 + (form == 3 ? 1 : scene.cue.kind == .verb ? 0 : 2))
    score.add(.tagBefore, side * Tag.count + Int(before.rawValue))
    score.add(.tagAfter, side * Tag.count + Int(after.rawValue))
    score.add(.kindForm, kind * Cue.Form.count + form)
    score.add(.kindWeight, kind * 9 + scene.weight)
    score.add(.order, side * 10 + min(9, order))
    score.add(.initial, side * 4 + initial(phrase, before, scene))
    score.add(.agreement, ((phrase.isPlural ? 1 : 0) * 2 + (phrase.kind.isPronoun ? 1 : 0)) * Cue.Form.count + form)
    let adjacent = gap.tokens == 0 ? 0 : gap.phrases == 0 ? 1 : 2
    score.add(.adjacency, (side * 3 + adjacent) * 2 + (phrase.precedesVerb ? 1 : 0))
    if side == 1 { score.add(.inversion, min(5, gap.tokens) * 4 + scene.lead) }
    score.add(
      .afterPreposition, ((before == .preposition || before == .to ? 1 : 0) * NounPhrase.Kind.count + kind) * 2 + side)
    score.add(.definiteness, (phrase.isDefinite ? 1 : phrase.isIndefinite ? 2 : 0) * NounPhrase.Kind.count + kind)
    score.add(.frameFollow, (scene.frame * 2 + side) * ReportFeature.Follow.count + scene.follow.rawValue)
    score.add(.clauses, (min(2, gap.openers) * 3 + min(2, gap.quotes)) * 2 + side)
    score.add(.quoteSide, (scene.quote * 2 + side) * 2 + (adjacent == 0 ? 1 : 0))
    score.add(
      .headTagKind,
      (side * NounPhrase.Kind.count + kind) * 4 + (adjacent == 0 ? 0 : gap.lastIsComma ? 1 : gap.verbs == 0 ? 2 : 3))
    return Candidate(phrase: index, reports: true, score: score.value, features: score.features)
  }

  private func initial(_ phrase: NounPhrase, _ before: Tag, _ scene: CueScene) -> Int {
    if before == .edge { return 0 }
    if before == .conjunction || before == .quotation { return 1 }
    return before == .comma ? 2 : 3
  }
}
