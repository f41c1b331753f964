import CopydeskText

/// Finds all who speak together: "the minister, the army chief and the foreign ministry said".
struct JointSpeakers {
  private let passage: Passage
  private let appositions: Appositions

  /// Speakers of one report at most.
  private static let limit = 12

  init(_ passage: Passage, appositions: Appositions) {
    self.passage = passage
    self.appositions = appositions
  }

  /// The phrases joined with the speaker's, itself included, in order; it alone where nobody is.
  func phrases(with phrase: Int) -> [Int] {
    var all = [phrase]
    var next = phrase
    var hasConjunction = false
    while all.count < JointSpeakers.limit, let found = following(next) {
      all.append(found.phrase)
      hasConjunction = hasConjunction || found.isConjunction
      next = found.phrase
      if found.isConjunction { break }
    }
    // A row without a conjunction is none: what follows the speaker is another clause.
    if !hasConjunction { all = [phrase] }
    let alone = all
    var first = phrase
    while all.count < JointSpeakers.limit, let found = preceding(first), found.isConjunction || all.count > 1 {
      // Only the row's last gap has the conjunction.
      if found.isConjunction, all.count > 1 { break }
      all.insert(found.phrase, at: 0)
      first = found.phrase
    }
    return isObject(first) ? alone : all
  }

  private func following(_ index: Int) -> (phrase: Int, isConjunction: Bool)? {
    var last = index
    var next = index + 1
    // Past descriptions of the same speaker and an acronym in brackets.
    while next < passage.phrases.count, appositions.speaker(of: next) == index || isBracketed(next) {
      if !isBracketed(next) { last = next }
      next += 1
    }
    guard next < passage.phrases.count else { return nil }
    let target = appositions.speaker(of: next)
    guard target > index, let isConjunction = gap(from: last, to: target), maySpeak(target) else { return nil }
    return (target, isConjunction)
  }

  private func preceding(_ index: Int) -> (phrase: Int, isConjunction: Bool)? {
    let start = appositions.span(of: index, in: passage).lowerBound
    var before = Int(passage.phraseAt[start]) - 1
    if before > 0, isBracketed(before) { before -= 1 }
    guard before >= 0 else { return nil }
    let target = appositions.speaker(of: before)
    guard target <= before, let isConjunction = gap(from: before, to: index), maySpeak(target) else { return nil }
    return (target, isConjunction)
  }

  /// Whether a row goes on over the gap between two phrases, and whether by a conjunction; an acronym in brackets may stand in it.
  private func gap(from: Int, to: Int) -> Bool? {
    var at = passage.phrases[from].end
    let end = appositions.span(of: to, in: passage).lowerBound
    guard at < end, passage.segmentOf[at] == passage.segmentOf[end] else { return nil }
    if passage.tags[at] == .bracket, at + 2 < end, passage.tags[at + 2] == .bracket { at += 3 }
    if at < end, passage.tags[at] == .comma { at += 1 }
    let isConjunction = at < end && passage.tags[at] == .conjunction
    if isConjunction { at += 1 }
    return at == end && at > passage.phrases[from].end ? isConjunction : nil
  }

  /// "in talks with Oslo and the minister said": what a preposition or a verb governs speaks with nobody.
  private func isObject(_ index: Int) -> Bool {
    let start = appositions.span(of: index, in: passage).lowerBound
    let segment = passage.segments[Int(passage.segmentOf[start])]
    let tag = passage.tag(start - 1, in: segment)
    return tag == .preposition || tag == .to || tag.isVerb
  }

  /// "(NSC)": an acronym that belongs to the phrase before.
  private func isBracketed(_ index: Int) -> Bool {
    let phrase = passage.phrases[index]
    return phrase.start > 0 && passage.tags[phrase.start - 1] == .bracket && phrase.end < passage.tokens.count
      && passage.tags[phrase.end] == .bracket
  }

  private func maySpeak(_ index: Int) -> Bool {
    switch passage.phrases[index].kind {
    case .person, .organization, .publication, .place, .name, .role, .source, .group, .institution, .personal: true
    default: false
    }
  }
}
