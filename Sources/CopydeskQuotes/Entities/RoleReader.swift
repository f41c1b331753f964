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
  private static let roles = TermClasses(.role, .rank, .anonymousNoun, .kinship, .personNoun)

  init(_ passage: Passage, words: WordTable) {
    self.passage = passage
    self.words = words
  }

  /// Roles of the phrase with this index, whose name takes these tokens.
  func roles(of index: Int, name: Range<Int>) -> Roles {
    var roles = Roles()
    let phrase = passage.phrases[index]
    readBefore(phrase, name, &roles)
    readApposition(index, &roles)
    readLeading(index, &roles)
    return roles
  }

  /// "Pakistani Foreign Minister Khawaja Asif".
  private func readBefore(_ phrase: NounPhrase, _ name: Range<Int>, _ roles: inout Roles) {
    var start = phrase.start
    if passage.tags[start] == .determiner || passage.tags[start] == .possessive { start += 1 }
    guard start < name.lowerBound, holdsRole(start..<name.lowerBound) else { return }
    roles.ranges.append(start..<name.lowerBound)
    noteGender(start..<name.lowerBound, &roles)
    if isSpokesperson(name.lowerBound - 1) { roles.speaksFor = owner(start..<name.lowerBound - 1) }
  }

  /// "Richard Snelsire, the spokesperson for the US embassy in Islamabad,".
  private func readApposition(_ index: Int, _ roles: inout Roles) {
    let phrase = passage.phrases[index]
    guard index + 1 < passage.phrases.count else { return }
    let next = passage.phrases[index + 1]
    guard next.start == phrase.end + 1, passage.tags[phrase.end] == .comma, next.kind == .role || next.kind == .source
    else { return }
    guard passage.segmentOf[next.start] == passage.segmentOf[phrase.start],
      !next.precedesVerb || next.isDefinite || next.isIndefinite
    else { return }
    let range = DescriptionReader(passage).description(of: index + 1)
    roles.ranges.append(range)
    noteGender(next.tokens, &roles)
    if let principal = principal(of: index + 1) { roles.speaksFor = principal }
  }

  /// "The ministry's spokesperson, Muhammad Faisal,".
  private func readLeading(_ index: Int, _ roles: inout Roles) {
    guard index > 0 else { return }
    let phrase = passage.phrases[index]
    let before = passage.phrases[index - 1]
    guard before.kind == .role || before.kind == .source, before.isDefinite, before.end + 1 == phrase.start,
      passage.tags[before.end] == .comma
    else { return }
    guard phrase.end < passage.tokens.count, passage.tags[phrase.end] == .comma else { return }
    roles.ranges.append(DescriptionReader(passage).description(of: index - 1))
    noteGender(before.tokens, &roles)
    if let principal = principal(of: index - 1) { roles.speaksFor = principal }
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

  private func holdsRole(_ range: Range<Int>) -> Bool {
    range.contains {
      passage.tokens[$0].classes.intersects(RoleReader.roles) && !passage.tokens[$0].classes.contains(.honorific)
    }
  }

  private func isSpokesperson(_ index: Int) -> Bool { index >= 0 && words.isSpokesperson(passage.tokens[index].term) }

  private func noteGender(_ range: Range<Int>, _ roles: inout Roles) {
    guard roles.gender == .unknown else { return }
    for index in range {
      let gender = words.gender(of: passage.tokens[index].term)
      if gender != .unknown, !passage.tokens[index].classes.contains(.givenName) { roles.gender = gender }
    }
  }
}
