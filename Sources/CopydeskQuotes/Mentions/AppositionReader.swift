import CopydeskText

/// Reads one apposition.
struct AppositionReader {
  private let passage: Passage
  private let words: WordTable
  private let reader: DescriptionReader

  init(_ passage: Passage, words: WordTable) {
    self.passage = passage
    self.words = words
    reader = DescriptionReader(passage)
  }

  /// "The ministry's spokesperson, Muhammad Faisal,": the phrase describes the name that follows.
  func leading(_ index: Int) -> Appositions.Found? {
    let phrase = passage.phrases[index]
    guard isDescription(phrase), !phrase.isPlural else { return nil }
    let range = reader.description(of: index)
    guard range.upperBound + 1 < passage.tokens.count, isComma(range.upperBound) else { return nil }
    let next = Int(passage.phraseAt[range.upperBound])
    guard next < passage.phrases.count, passage.phrases[next].start == range.upperBound + 1 else { return nil }
    let name = passage.phrases[next]
    let segment = self.segment(of: phrase)
    guard name.end <= segment.upperBound, mayName(name, head: phrase.head) else { return nil }
    guard Appositions.isClosed(passage.tag(name.end, in: segment)), !opensList(name, segment),
      !isFronted(phrase, segment)
    else { return nil }
    return Appositions.Found(name: next, head: index, range: bare(range), isClosed: true)
  }

  /// "Richard Snelsire, the spokesperson for the embassy,": the phrase is a name that a description follows.
  func trailing(_ index: Int) -> Appositions.Found? {
    let phrase = passage.phrases[index]
    guard phrase.kind == .person || phrase.kind == .name, isComma(phrase.end) else { return nil }
    let segment = self.segment(of: phrase)
    let start = afterAge(phrase.end + 1, segment)
    let next = start < segment.upperBound ? Int(passage.phraseAt[start]) : passage.phrases.count
    guard next < passage.phrases.count, passage.phrases[next].start == start else { return nil }
    let description = passage.phrases[next]
    guard isDescription(description), !description.isPlural,
      !description.precedesVerb || description.isDefinite || description.isIndefinite
    else { return nil }
    var range = reader.description(of: next)
    guard range.upperBound <= segment.upperBound else { return nil }
    if passage.tag(range.upperBound, in: segment) == .conjunction {
      guard let end = joined(range.upperBound + 1, segment) else { return nil }
      range = range.lowerBound..<end
    }
    let isClosed = Appositions.isClosed(passage.tag(range.upperBound, in: segment))
    return Appositions.Found(name: index, head: next, range: bare(range), isClosed: isClosed)
  }

  /// "Zoë Lask was elected head of the guild": the phrase says what its clause's subject is.
  func predicate(_ index: Int) -> Appositions.Found? {
    guard index > 0, isDescription(passage.phrases[index]), !passage.phrases[index].isPlural else { return nil }
    let phrase = passage.phrases[index]
    let subject = passage.phrases[index - 1]
    guard subject.kind == .person || subject.kind == .name || subject.kind == .personal || subject.kind == .who,
      subject.end < phrase.start, phrase.start - subject.end <= 4,
      passage.segmentOf[subject.start] == passage.segmentOf[phrase.start]
    else { return nil }
    var hasVerb = false
    for at in subject.end..<phrase.start {
      switch passage.tags[at] {
      case .auxiliary: hasVerb = hasVerb || passage.isBe(at)
      case .adverb: break
      case .past, .present, .participle:
        guard words.roles.appoints(passage.tokens[at]) else { return nil }
        hasVerb = true
      default: return nil
      }
    }
    guard hasVerb, !phrase.precedesVerb else { return nil }
    return Appositions.Found(
      name: index - 1, head: index, range: bare(reader.description(of: index)), isClosed: false)
  }

  /// "A statement issued by the ministry", "a letter from the mayor": who made what speaks.
  func author(of index: Int) -> Int? {
    let phrase = passage.phrases[index]
    guard phrase.kind == .document, !phrase.isPlural, index + 1 < passage.phrases.count else { return nil }
    let next = passage.phrases[index + 1]
    let gap = phrase.end..<max(phrase.end, next.start)
    guard gap.count == 1 || gap.count == 2, let link = gap.last, words.roles.linksAuthor(passage.tokens[link]),
      gap.count == 1 || passage.tags[gap.lowerBound] == .past || passage.tags[gap.lowerBound] == .participle,
      passage.segmentOf[phrase.start] == passage.segmentOf[next.start]
    else { return nil }
    switch next.kind {
    case .person, .organization, .publication, .name, .place, .institution, .role, .source, .group: return index + 1
    default: return nil
    }
  }

  /// "chairman and chief executive": the second role has no article of its own.
  private func joined(_ at: Int, _ segment: Range<Int>) -> Int? {
    let index = at < segment.upperBound ? Int(passage.phraseAt[at]) : passage.phrases.count
    guard index < passage.phrases.count, passage.phrases[index].start == at, isDescription(passage.phrases[index]),
      !passage.phrases[index].isDefinite, !passage.phrases[index].isIndefinite
    else { return nil }
    return reader.description(of: index).upperBound
  }

  /// Past an age: "Ann Lee, 43, a baker".
  private func afterAge(_ at: Int, _ segment: Range<Int>) -> Int {
    guard at + 1 < segment.upperBound, passage.tag(at, in: segment) == .number, isComma(at + 1) else { return at }
    let digits = passage.tokens[at].end - passage.tokens[at].start
    return digits <= 3 ? at + 2 : at
  }

  private func isDescription(_ phrase: NounPhrase) -> Bool {
    switch phrase.kind {
    case .role, .source: true
    case .institution: phrase.isDefinite
    default: false
    }
  }

  private func mayName(_ name: NounPhrase, head: Int) -> Bool {
    let role = passage.tokens[head]
    let isInstitution = role.classes.contains(.organizationWord)
    switch name.kind {
    case .person: return !isInstitution || role.classes.contains(.role)
    case .name: return passage.tags[name.start] == .name
    case .organization, .publication: return isInstitution || words.roles.mayBeHeldByCompany(role)
    default: return false
    }
  }

  /// "the mayor, Ann Lee, and the governor": a list rather than an apposition where the name's comma joins one more.
  private func opensList(_ name: NounPhrase, _ segment: Range<Int>) -> Bool {
    guard passage.tag(name.end, in: segment) == .comma else { return false }
    guard passage.tag(name.end + 1, in: segment) == .conjunction else { return false }
    let next = name.end + 2 < segment.upperBound ? Int(passage.phraseAt[name.end + 2]) : passage.phrases.count
    return next < passage.phrases.count && passage.phrases[next].start == name.end + 2
      && !passage.phrases[next].precedesVerb
  }

  /// "After a call with the minister, Ms Lee, who ...": the name is the clause's subject, for no verb precedes.
  private func isFronted(_ phrase: NounPhrase, _ segment: Range<Int>) -> Bool {
    switch passage.tag(passage.before(phrase.start), in: segment) {
    case .preposition, .gerund, .to, .base: break
    default: return false
    }
    var at = phrase.start - 1
    while at >= segment.lowerBound, at > phrase.start - 60 {
      if passage.stretchOf[at] >= 0 || passage.tags[at].isFinite { return false }
      at -= 1
    }
    return true
  }

  /// Without the owner's pronoun: "his sister" describes her as a sister.
  private func bare(_ range: Range<Int>) -> Range<Int> {
    passage.tags[range.lowerBound] == .possessive && range.count > 1 ? range.lowerBound + 1..<range.upperBound : range
  }

  private func isComma(_ index: Int) -> Bool {
    index < passage.tokens.count && passage.stretchOf[index] < 0 && passage.tags[index] == .comma
  }

  private func segment(of phrase: NounPhrase) -> Range<Int> { passage.segments[Int(passage.segmentOf[phrase.start])] }
}
