import CopydeskText

/// Reads the name inside a noun phrase.
struct NameReader {
  /// A name.
  struct Name {
    /// Its tokens, without titles and roles.
    var range: Range<Int>
    /// Number of words.
    var count: Int
    /// Hash of the surname, or of an organisation's last word.
    var key: UInt64
    /// Hash of the first word.
    var given: UInt64
    var kind: EntityDraft.Kind
    var gender: WordTable.Gender
    /// Hash of the capitals' letters, in lower case, where there are three or more.
    var acronym: UInt64?
  }

  private let passage: Passage
  private let words: WordTable

  init(_ passage: Passage, words: WordTable) {
    self.passage = passage
    self.words = words
  }

  func read(_ phrase: NounPhrase) -> Name {
    let tokens = passage.tokens
    var start =
      phrase.kind == .organization || phrase.kind == .place || phrase.kind == .publication
      ? bare(phrase) : phrase.nameStart
    if phrase.kind == .name, phrase.nameStart == phrase.head, phrase.start < phrase.head { start = phrase.nameStart }
    if start == phrase.start + 1, isNamedWithArticle(phrase) { start = phrase.start }
    let range = start..<phrase.head + 1
    var last = phrase.head
    while last > start, tokens[last].classes.contains(.nameSuffix) { last -= 1 }
    let isPerson = phrase.kind == .person
    return Name(
      range: range, count: range.reduce(0) { $0 + (tokens[$1].shape.isWord ? 1 : 0) }, key: tokens[last].hash,
      given: tokens[start].hash,
      kind: kind(phrase), gender: isPerson || phrase.kind == .name ? gender(phrase, start) : .unknown,
      acronym: isPerson ? nil : acronym(range))
  }

  /// "The Nation": a publication that the data know with its article, which has a capital.
  private func isNamedWithArticle(_ phrase: NounPhrase) -> Bool {
    passage.tags[phrase.start] == .determiner && passage.tokens[phrase.start].shape == .capitalized
      && passage.listsPublication(passage.string(phrase.start..<phrase.head + 1).lowercased())
  }

  /// Without an article and common nouns: "the furniture retailer".
  private func bare(_ phrase: NounPhrase) -> Int {
    var start = afterArticle(phrase)
    while start < phrase.nameStart, passage.tags[start] == .noun, passage.tokens[start].shape == .lower { start += 1 }
    return start
  }

  private func afterArticle(_ phrase: NounPhrase) -> Int {
    guard passage.tags[phrase.start] == .determiner, phrase.start < phrase.head else { return phrase.start }
    // The article belongs to the name of many a publication.
    return phrase.kind == .publication && passage.tokens[phrase.start].shape == .capitalized
      ? phrase.start : phrase.start + 1
  }

  private func kind(_ phrase: NounPhrase) -> EntityDraft.Kind {
    switch phrase.kind {
    case .person: return .person
    case .organization, .publication: return .organization
    case .place: return .place
    default: break
    }
    let head = passage.tokens[phrase.head]
    if head.shape == .allCaps || head.shape == .mixedCase, phrase.nameStart == phrase.head { return .organization }
    return isFollowedByPerson(phrase) ? .person : .unknown
  }

  /// "Wells, who", "Persson, 43,".
  private func isFollowedByPerson(_ phrase: NounPhrase) -> Bool {
    guard phrase.end + 1 < passage.tokens.count, passage.tags[phrase.end] == .comma else { return false }
    let next = passage.tokens[phrase.end + 1]
    if passage.tags[phrase.end + 1] == .number, next.end - next.start == 2 { return true }
    return words.pronouns[next.term]?.isRelative ?? false
  }

  private func gender(_ phrase: NounPhrase, _ start: Int) -> WordTable.Gender {
    for index in phrase.start..<start where passage.tags[index] != .possessive {
      let gender = words.gender(of: passage.tokens[index].term)
      if gender != .unknown, !passage.tokens[index].classes.contains(.givenName) { return gender }
    }
    guard start < phrase.head, passage.tokens[start].classes.contains(.givenName) else { return .unknown }
    return words.gender(of: passage.tokens[start].term)
  }

  private func acronym(_ range: Range<Int>) -> UInt64? {
    var hash = FNV1a.offsetBasis
    var count = 0
    for index in range where passage.tokens[index].shape.isCapitalized {
      let byte = passage.text[Int(passage.tokens[index].start)]
      guard byte < 0x80 else { return nil }
      hash = FNV1a.add(byte | 0x20, to: hash)
      count += 1
    }
    return count >= 3 ? hash : nil
  }
}
