import CopydeskText

/// What grammar settles whatever the model thinks: who speaks where the order of words says so, and which cues can't report.
struct ReportRules {
  private let passage: Passage
  private let words: WordTable
  private let appositions: Appositions

  init(_ passage: Passage, words: WordTable, appositions: Appositions) {
    self.passage = passage
    self.words = words
    self.appositions = appositions
  }

  /// The reports without those that can't be or are too unlikely, with the speakers that the order of words tells.
  func settle(_ reports: [Report]) -> [Report] {
    var result: [Report] = []
    result.reserveCapacity(reports.count)
    for report in reports {
      var report = report
      if let phrase = settledSpeaker(report) {
        if phrase != report.phrase { (report.phrase, report.speakerProbability) = (phrase, 0.95) }
        report.probability = max(report.probability, 0.8)
      } else if report.probability < ReportRanker.leastProbability || !mayReport(report) {
        continue
      }
      if !isOwnClause(report, after: result) { result.append(report) }
    }
    return result
  }

  private func segment(_ report: Report) -> Range<Int> { passage.segments[report.cue.segment] }

  /// Index of the phrase that starts at a token.
  private func phrase(at token: Int, in segment: Range<Int>) -> Int? {
    guard segment.contains(token) else { return nil }
    let index = Int(passage.phraseAt[token])
    return index < passage.phrases.count && passage.phrases[index].start == token ? index : nil
  }

  // MARK: Who speaks

  /// Whom the order of words says to speak. A verb that seldom reports does so at the end of a sentence only.
  private func settledSpeaker(_ report: Report) -> Int? {
    guard report.probability >= ReportRanker.leastProbability else { return final(report) }
    return inverted(report) ?? final(report) ?? agent(report) ?? author(report)
  }

  /// "..., reported The Dunmora Herald.": a cue between a comma and what ends the sentence.
  private func inverted(_ report: Report) -> Int? {
    let cue = report.cue
    guard cue.kind == .verb, cue.form == .past || cue.form == .present, cue.entry.mainFrame == 0 else { return nil }
    let segment = segment(report)
    guard cue.group.count == 1, passage.tag(cue.token - 1, in: segment) == .comma,
      let index = phrase(at: cue.token + 1, in: segment), maySpeak(index)
    else { return nil }
    switch passage.tag(passage.phrases[index].end, in: segment) {
    case .stop, .edge: return index
    default: return nil
    }
  }

  /// "..., The Nation has learnt.": a speaker and a cue between a comma and what ends the sentence.
  private func final(_ report: Report) -> Int? {
    let cue = report.cue
    guard cue.kind == .verb, cue.entry.mainFrame == 0, cue.form == .past || cue.form == .present || cue.form == .perfect
    else { return nil }
    let segment = segment(report)
    switch passage.tag(cue.group.upperBound, in: segment) {
    case .stop, .edge: break
    default: return nil
    }
    let index = Int(passage.phraseAt[cue.group.lowerBound]) - 1
    guard index >= 0, passage.phrases[index].end == cue.group.lowerBound, maySpeak(index),
      passage.tag(passage.phrases[index].start - 1, in: segment) == .comma
    else { return nil }
    let kind = passage.phrases[index].kind
    guard cue.entry.weight > 2 || kind == .publication || kind == .organization || kind == .name else { return nil }
    var at = passage.phrases[index].start - 2
    while at >= segment.lowerBound, passage.stretchOf[at] < 0, !passage.tags[at].isFinite { at -= 1 }
    return at >= segment.lowerBound ? index : nil
  }

  /// "It was conceded by the minister that ...": whom "by" names after a passive.
  private func agent(_ report: Report) -> Int? {
    guard report.cue.kind == .verb, report.cue.form == .passive else { return nil }
    let segment = segment(report)
    let by = report.cue.token + 1
    guard segment.contains(by), passage.isAgentMark(by), let index = phrase(at: by + 1, in: segment) else { return nil }
    return maySpeak(index) || passage.phrases[index].kind == .object ? index : nil
  }

  /// "A statement issued by the ministry said": who made what speaks.
  private func author(_ report: Report) -> Int? {
    guard report.cue.kind == .verb, report.cue.entry.mainFrame == 0, let phrase = report.phrase else { return nil }
    let author = appositions.speaker(of: phrase)
    return appositions.isAuthor(author) && passage.phrases[author].end == report.cue.group.lowerBound ? author : nil
  }

  private func maySpeak(_ index: Int) -> Bool {
    switch passage.phrases[index].kind {
    case .person, .organization, .publication, .place, .name, .role, .source, .group, .institution, .personal: true
    default: false
    }
  }

  // MARK: What can't report

  private func mayReport(_ report: Report) -> Bool {
    let cue = report.cue
    guard cue.kind == .verb else { return true }
    let segment = segment(report)
    return isFollowedFittingly(report, segment) && !isNegatedReason(cue, segment) && !isReducedPassive(cue, segment)
      && !isOfNobody(report) && !isNaming(report)
  }

  /// "It was dubbed the 'green mile'": what something is called by nobody in particular.
  private func isNaming(_ report: Report) -> Bool {
    report.phrase == nil && report.cue.form == .passive && report.cue.entry.frames == [.object]
  }

  /// Whether what follows the verb is something that the verb may take.
  private func isFollowedFittingly(_ report: Report, _ segment: Range<Int>) -> Bool {
    let cue = report.cue
    let frames = cue.entry.frames
    var next = cue.token + 1
    while passage.tag(next, in: segment) == .adverb { next += 1 }
    switch passage.tag(next, in: segment) {
    case .to where passage.tag(next + 1, in: segment) == .base && cue.form != .passive:
      // "continue to cooperate", "add to": only verbs of promise and order take what is to be done.
      return !frames.isDisjoint(with: [.infinitive, .order, .question, .object, .preposition])
    case .determiner, .possessive, .name, .noun, .number:
      return frames != [.clause] || !isObject(next, report, segment)
    case .to, .preposition:
      // "responded well to the offer" judges how; it says nothing.
      return next == cue.token + 1 || !frames.contains(.preposition) || cue.entry.mainFrame != 0
    default: return true
    }
  }

  /// "a statement issued by the ministry": a participle that says whose the noun is.
  private func isReducedPassive(_ cue: Cue, _ segment: Range<Int>) -> Bool {
    cue.form == .past && segment.contains(cue.token + 1) && passage.isAgentMark(cue.token + 1)
      && passage.tag(cue.token - 1, in: segment) == .noun
  }

  /// "No general came, suggesting a rift": the participle is the clause's, not its subject's.
  private func isOfNobody(_ report: Report) -> Bool {
    guard report.cue.form == .gerund, let phrase = report.phrase else { return false }
    return words.roles.meansNobody(passage.tokens[passage.phrases[phrase].start])
  }

  /// A plain noun phrase after a verb that a clause must follow: "asserted its position".
  private func isObject(_ next: Int, _ report: Report, _ segment: Range<Int>) -> Bool {
    guard let speaker = report.phrase, passage.phrases[speaker].end <= report.cue.token,
      let index = phrase(at: next, in: segment)
    else { return false }
    let object = passage.phrases[index]
    guard !object.precedesVerb, object.kind != .time else { return false }
    // "Say the water smells": the last noun may be a verb that no list has.
    let opener = passage.tags[object.start]
    if report.cue.entry.weight > 5, object.end - object.start > 2, opener == .determiner || opener == .possessive {
      return false
    }
    // No verb follows that the phrase could be the subject of, and no mark of speech.
    var at = object.end
    while at < segment.upperBound {
      if passage.stretchOf[at] >= 0 || passage.tags[at].isFinite || passage.tags[at] == .that { return false }
      at += 1
    }
    return true
  }

  /// "for not acknowledging its part": what somebody is blamed for not doing.
  private func isNegatedReason(_ cue: Cue, _ segment: Range<Int>) -> Bool {
    guard passage.tags[cue.token] == .gerund else { return false }
    var at = cue.token - 1
    while passage.tag(at, in: segment) == .adverb { at -= 1 }
    guard passage.tag(at, in: segment) == .negation else { return false }
    let before = passage.tag(at - 1, in: segment)
    return before == .preposition || before == .subordinator || before == .conjunction
  }

  /// "She said Norway had responded": the inner verb has a subject of its own, so the outer speaker doesn't report by it.
  private func isOwnClause(_ report: Report, after others: [Report]) -> Bool {
    guard let speaker = report.phrase, report.cue.kind == .verb else { return false }
    switch report.cue.form {
    case .past, .present, .perfect, .modal: break
    default: return false
    }
    for other in others.suffix(4)
    where other.cue.segment == report.cue.segment && other.phrase == speaker && other.cue.token < report.cue.token
      && passage.phrases[speaker].end <= other.cue.token && other.probability > 0.8
    {
      var index = Int(passage.phraseAt[other.cue.group.upperBound])
      while index < passage.phrases.count, passage.phrases[index].end <= report.cue.group.lowerBound {
        let phrase = passage.phrases[index]
        if phrase.end == report.cue.group.lowerBound, maySpeak(index) { return true }
        index += 1
      }
    }
    return false
  }
}

extension Passage {
  /// Whether a token is the "by" before the agent of a passive.
  func isAgentMark(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 2 && text[Int(token.start)] | 0x20 == UInt8(ascii: "b")
      && text[Int(token.start) + 1] | 0x20 == UInt8(ascii: "y")
  }
}
