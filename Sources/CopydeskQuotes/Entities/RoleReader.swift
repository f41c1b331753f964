import CopydeskText

/// Reads the roles that stand beside a name: before it, or in apposition.
struct RoleReader {
  /// What is said of somebody beside the name.
  struct Roles {
    var ranges: [Range<Int>] = []
    var gender = WordTable.Gender.unknown
    var organization: Range<Int>?
    /// Whom a spokesperson speaks for.
    var speaksFor: Range<Int>?
  }

  private let passage: Passage
  private let words: WordTable
  private let appositions: Appositions
  private static let roles = TermClasses(.role, .rank, .anonymousNoun, .kinship, .personNoun)

  init(_ passage: Passage, words: WordTable, appositions: Appositions) {
    self.passage = passage
    self.words = words
    self.appositions = appositions
  }

  /// Roles of the phrase with this index, whose name takes these tokens.
  func roles(of index: Int, name: Range<Int>) -> Roles {
    var roles = Roles()
    let phrase = passage.phrases[index]
    readBefore(phrase, name, &roles)
    readAppositions(index, &roles)
    return roles
  }

  /// "Pakistani Foreign Minister Khawaja Asif".
  private func readBefore(_ phrase: NounPhrase, _ name: Range<Int>, _ roles: inout Roles) {
    let start = afterAge(phrase.start, before: name.lowerBound)
    guard start < name.lowerBound, holdsRole(start..<name.lowerBound) else { return }
    roles.ranges.append(contentsOf: RoleSplitter.split(start..<name.lowerBound, in: passage))
    noteGender(start..<name.lowerBound, &roles)
    if isSpokesperson(name.lowerBound - 1) { roles.speaksFor = owner(start..<name.lowerBound - 1) }
  }

  /// What stands beside the name, before or after it: "its owner, Farida Anwar," and "Farida Anwar, its owner,".
  private func readAppositions(_ index: Int, _ roles: inout Roles) {
    for range in appositions.descriptions[index] ?? [] {
      roles.ranges.append(range)
      noteGender(range, &roles)
      let head = Int(passage.phraseAt[range.lowerBound])
      for phrase in max(0, head - 1)...head where phrase < passage.phrases.count {
        guard passage.phrases[phrase].tokens.overlaps(range), appositions.described(by: phrase) == index else {
          continue
        }
        if let principal = principal(of: phrase), roles.speaksFor == nil { roles.speaksFor = principal }
        break
      }
    }
  }

  /// Whom the spokesperson described by a phrase speaks for: "spokesman for X", "X's spokesman", "X spokesman".
  func principal(of index: Int) -> Range<Int>? {
    let phrase = passage.phrases[index]
    guard isSpokesperson(phrase.head) else { return nil }
    if index + 1 < passage.phrases.count, passage.phrases[index + 1].start == phrase.end + 1,
      passage.tags[phrase.end] == .preposition, passage.tokens[phrase.end].classes.contains(.nameParticle)
    {
      let after = passage.phrases[index + 1]
      return after.kind.isPronoun || after.kind == .time ? nil : after.tokens
    }
    var start = phrase.start
    if passage.tags[start] == .determiner || passage.tags[start] == .possessive { start += 1 }
    return owner(start..<phrase.head)
  }

  /// The organisation in front of "spokesperson".
  private func owner(_ range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound < range.upperBound else { return nil }
    var end = range.upperBound
    while end > range.lowerBound,
      passage.tags[end - 1] == .genitive || passage.tokens[end - 1].classes.contains(.roleModifier)
    { end -= 1 }
    var start = range.lowerBound
    while start < end, passage.tokens[start].classes.contains(.roleModifier) || passage.tags[start] == .determiner {
      start += 1
    }
    guard start < end else { return nil }
    for index in start..<end
    where passage.tags[index] == .name || passage.tokens[index].classes.contains(.organizationWord) {
      return start..<end
    }
    return nil
  }

  /// Past an article, an owner and an age: "the 43-year-old".
  private func afterAge(_ first: Int, before end: Int) -> Int {
    var start = first
    if passage.tags[start] == .determiner || passage.tags[start] == .possessive { start += 1 }
    guard start < end, passage.tags[start] == .number else { return start }
    var at = start + 1
    while at + 1 < end, passage.tags[at] == .hyphen { at += 2 }
    return at > start + 3 ? at : start
  }

  private func holdsRole(_ range: Range<Int>) -> Bool {
    range.contains {
      passage.tokens[$0].classes.intersects(RoleReader.roles) && !passage.tokens[$0].classes.contains(.honorific)
        || words.roles.isRole(passage.tokens[$0], in: passage.text, beforeName: $0 + 1 == range.upperBound)
        || passage.segments[Int(passage.segmentOf[$0])].lowerBound == $0
          && words.roles.isRole(passage.tokens[$0], in: passage.text, atSentenceStart: true)
    }
  }

  private func isSpokesperson(_ index: Int) -> Bool { index >= 0 && words.isSpokesperson(passage.tokens[index].term) }

  private func noteGender(_ range: Range<Int>, _ roles: inout Roles) {
    guard roles.gender == .unknown else { return }
    for index in range {
      let gender = words.gender(of: passage.tokens[index])
      if gender != .unknown, !passage.tokens[index].classes.contains(.givenName) { roles.gender = gender }
    }
  }
}
