import CopydeskText

/// Cuts noun phrases out of tagged tokens, outside quotation marks; one pass.
struct Chunker {
  private let text: [UInt8]
  private let tokens: [Token]
  private let tags: [Tag]
  private let stretchOf: [Int32]
  private let segments: [Range<Int>]
  private let words: WordTable
  private(set) var phrases: [NounPhrase] = []
  /// Names that own something inside a phrase: "Zach Parise" in "Zach Parise's stick"; in order.
  private(set) var owners: [NounPhrase] = []

  private static let nominal = TermClasses(
    .role, .rank, .personNoun, .kinship, .anonymousNoun, .groupNoun, .organizationWord, .reportingNoun)
  private static let time = TermClasses(.weekday, .month, .relativeDay, .season)
  private static let openers = TermClasses(.determiner, .possessive)

  init(text: [UInt8], tokens: [Token], tags: [Tag], stretchOf: [Int32], segments: [Range<Int>], words: WordTable) {
    self.text = text
    self.tokens = tokens
    self.tags = tags
    self.stretchOf = stretchOf
    self.segments = segments
    self.words = words
  }

  mutating func run() {
    for segment in segments {
      var index = segment.lowerBound
      while index < segment.upperBound {
        if stretchOf[index] >= 0 {
          index += 1
        } else if isPronoun(index) {
          phrases.append(pronoun(index, in: segment))
          index += 1
        } else {
          index = phrase(from: index, in: segment)
        }
      }
    }
  }

  private func isPronoun(_ index: Int) -> Bool {
    switch tags[index] {
    case .pronoun: true
    case .relative, .that: words.pronouns[tokens[index].term] != nil
    case .determiner: words.pronouns[tokens[index].term] != nil && !startsNoun(index + 1)
    default: false
    }
  }

  private func startsNoun(_ index: Int) -> Bool {
    guard index < tokens.count, stretchOf[index] < 0 else { return false }
    return tags[index].isNominal || tags[index] == .adverb || tags[index] == .gerund
  }

  private func pronoun(_ index: Int, in segment: Range<Int>) -> NounPhrase {
    var phrase = NounPhrase(start: index, end: index + 1, head: index, kind: .indefinite, nameStart: index)
    if let pronoun = words.pronouns[tokens[index].term] {
      phrase.isPlural = pronoun.isPlural
      if pronoun.isRelative {
        phrase.kind = pronoun.isObject ? .object : .who
      } else if pronoun.isDemonstrative {
        phrase.kind = .demonstrative
      } else if pronoun.isIndefinite {
        phrase.kind = .indefinite
      } else {
        phrase.kind = pronoun.isObject ? .object : pronoun.isNeuter ? .neuter : .personal
      }
    } else {
      phrase.kind = .demonstrative
    }
    phrase.precedesVerb = precedesVerb(index + 1, in: segment)
    return phrase
  }

  /// Reads the phrase that starts at `first`, if one does, and returns where to go on.
  private mutating func phrase(from first: Int, in segment: Range<Int>) -> Int {
    guard tags[first].isNominal || tags[first] == .determiner || tags[first] == .possessive else { return first + 1 }
    var index = first
    var head = -1
    while index < segment.upperBound, stretchOf[index] < 0, goesOn(at: index, from: first, head: head) {
      if tags[index].isNominal { head = index }
      if tags[index] == .genitive, tags[head] == .name {
        owners.append(describe(first..<index, head: head, in: segment))
      }
      index += 1
      if head >= 0, let end = linkedName(from: index, head: head, in: segment) { (head, index) = (end - 1, end) }
    }
    while index > first, tags[index - 1] == .hyphen || tags[index - 1] == .genitive { index -= 1 }
    guard head >= 0 else { return max(index, first + 1) }
    phrases.append(describe(first..<index, head: head, in: segment))
    return index
  }

  private func goesOn(at index: Int, from first: Int, head: Int) -> Bool {
    switch tags[index] {
    case .determiner, .possessive: return index == first || (head < 0 && index == first + 1)
    case .noun, .name, .number:
      guard index > first else { return true }
      // A day stands for itself: "Snelsire Tuesday".
      let isTime = tokens[index].classes.intersects(Chunker.time)
      if isTime != tokens[index - 1].classes.intersects(Chunker.time), head >= 0, tags[index - 1] != .hyphen,
        tags[index] == .name || isTime, !isGivenName(index - 1, at: first)
      {
        return !isTime && tags[index - 1] != .name
      }
      return !opensPlace(index)
    case .genitive, .hyphen: return head >= 0
    case .conjunction: return joinsNations(index, from: first)
    case .gerund, .past, .participle:
      return index > first && isBeforeNoun(index)
        && (head < 0 || tags[index - 1] == .hyphen || tags[index - 1] == .genitive
          || tokens[index].classes.contains(.roleModifier))
    case .adverb, .preposition, .present, .base:
      return tokens[index].isJoined && tags[index - 1] == .hyphen
        || index > first && (head < 0 || tags[index - 1] == .genitive) && tags[index] == .adverb && isBeforeNoun(index)
    default: return false
    }
  }

  /// "Jun Takeda": a month that is a first name too and opens a phrase, no preposition before it.
  private func isGivenName(_ index: Int, at first: Int) -> Bool {
    index == first && tags[index] == .name && tokens[index].classes.contains(.givenName)
      && (first == 0 || tags[first - 1] != .preposition)
  }

  /// "Pakistani and US officials": two nations before one noun.
  private func joinsNations(_ index: Int, from first: Int) -> Bool {
    guard index > first, index + 2 < tokens.count, tags[index + 2] == .noun, stretchOf[index + 2] < 0 else {
      return false
    }
    return tokens[index - 1].classes.contains(.nationality)
      && tokens[index + 1].classes.intersects(TermClasses(.nationality, .country))
  }

  /// "At one time Pakistan was ...": a place after a plain noun is a phrase of its own.
  private func opensPlace(_ index: Int) -> Bool {
    guard tags[index] == .name, tags[index - 1] == .noun, tokens[index].classes.intersects(Chunker.places) else {
      return false
    }
    return tokens[index - 1].shape == .lower && !tokens[index - 1].classes.intersects(Chunker.titles)
  }

  private static let places = TermClasses(.country, .city)
  private static let origins = TermClasses(.country, .city, .region, .nationality)
  private static let titles = TermClasses(
    .role, .rank, .organizationWord, .honorific, .personNoun, .nationality, .roleModifier)

  /// "Ministry of Foreign Affairs", "Secretary of State Mike Pompeo": the end of a name that goes on after a link word.
  private func linkedName(from index: Int, head: Int, in segment: Range<Int>) -> Int? {
    guard index == head + 1, index + 1 < segment.upperBound, tags[index] == .preposition, tags[head] == .name,
      tokens[index].classes.contains(.nameParticle)
    else { return nil }
    var end = index + 1
    var given = -1
    while end < segment.upperBound, stretchOf[end] < 0,
      tags[end] == .name || tags[end] == .hyphen && tokens[end].isJoined
    {
      if given < 0, end > index + 1, tokens[end].classes.contains(.givenName) { given = end }
      end += 1
    }
    guard end > index + 1 else { return nil }
    if tokens[head].classes.contains(.organizationWord), !tokens[head].classes.contains(.role) { return end }
    return tokens[head].classes.intersects(TermClasses(.role, .rank)) && given >= 0 && given + 1 < end ? end : nil
  }

  private func isBeforeNoun(_ index: Int) -> Bool {
    index + 1 < tokens.count && stretchOf[index + 1] < 0
      && (tags[index + 1].isNominal || tags[index + 1] == .hyphen || tags[index + 1] == .participle
        || tags[index + 1] == .past)
  }

  private func precedesVerb(_ index: Int, in segment: Range<Int>) -> Bool {
    var at = index
    while at < segment.upperBound, tags[at] == .adverb || tags[at] == .negation { at += 1 }
    return at < segment.upperBound && stretchOf[at] < 0 && tags[at].isFinite
  }

  // MARK: What a phrase is

  private func describe(_ range: Range<Int>, head: Int, in segment: Range<Int>) -> NounPhrase {
    var phrase = NounPhrase(start: range.lowerBound, end: range.upperBound, head: head, kind: .thing, nameStart: head)
    let first = range.lowerBound
    phrase.isDefinite = tags[first] == .possessive || tags[first] == .determiner && !isIndefinite(first)
    phrase.isIndefinite = tags[first] == .number || isIndefinite(first)
    phrase.isPlural = words.isPlural(tokens[head].term) || tags[head] == .noun && endsInS(tokens[head])
    phrase.precedesVerb = precedesVerb(range.upperBound, in: segment)
    phrase.nameStart = nameStart(range, head: head)
    if phrase.nameStart == range.lowerBound, opensWithRole(range, head: head, in: segment) { phrase.nameStart += 1 }
    phrase.kind = kind(range, head: head, nameStart: phrase.nameStart)
    return phrase
  }

  private func isIndefinite(_ index: Int) -> Bool {
    guard tags[index] == .determiner else { return false }
    let token = tokens[index]
    return !(text[Int(token.start)] | 0x20 == UInt8(ascii: "t"))
  }

  private func endsInS(_ token: Token) -> Bool {
    let end = Int(token.end)
    return token.end - token.start > 3 && text[end - 1] == UInt8(ascii: "s") && text[end - 2] != UInt8(ascii: "s")
  }

  /// Where the name at the phrase's end starts: after an owner, titles and roles.
  private func nameStart(_ range: Range<Int>, head: Int) -> Int {
    guard tags[head] == .name else { return head }
    let title = TermClasses(.honorific, .rank, .role, .nationality, .kinship)
    var start = head
    while start > range.lowerBound {
      let before = start - 1
      if tags[before] == .hyphen, before > range.lowerBound, tokens[start].isJoined || isAmpersand(before) {
        start = before - 1
        continue
      }
      let token = tokens[before]
      if before > range.lowerBound + 1, endsGivenName(before) {
        start = before - 2
        continue
      }
      guard tags[before] == .name || token.classes.contains(.nameParticle) && tags[before] != .preposition else {
        break
      }
      if token.classes.intersects(title)
        && !(token.classes.contains(.givenName) && !token.classes.intersects(TermClasses(.honorific, .rank, .role)))
      {
        break
      }
      if token.classes.intersects(TermClasses(.country, .organizationWord)),
        start < head && (token.classes.contains(.country) || tokens[start].classes.contains(.givenName))
          || hasTitle(range.lowerBound..<before + 1)
      {
        break
      }
      start = before
    }
    return start
  }

  /// The "woo" of "Hyun-woo Park", but not the "born" of "Seoul-born".
  private func endsGivenName(_ index: Int) -> Bool {
    tokens[index].isJoined && tokens[index].classes.isEmpty && tokens[index].shape == .lower
      && tags[index - 1] == .hyphen && tags[index - 2] == .name
      && !tokens[index - 2].classes.intersects(Chunker.origins)
  }

  /// "Pianist Emil Sandström": a role that owes its capital to the sentence's start.
  private func opensWithRole(_ range: Range<Int>, head: Int, in segment: Range<Int>) -> Bool {
    let first = range.lowerBound
    return first == segment.lowerBound && head - first >= 2 && tags[first + 1] == .name
      && !tokens[first].classes.intersects(Chunker.names)
      && words.roles.isRole(tokens[first], in: text, atSentenceStart: true)
  }

  private static let names = TermClasses(.givenName, .organizationWord, .publication, .country, .city, .region)

  private func hasTitle(_ range: Range<Int>) -> Bool {
    for index in range where tokens[index].classes.intersects(TermClasses(.role, .rank, .honorific)) { return true }
    return false
  }

  private func kind(_ range: Range<Int>, head: Int, nameStart: Int) -> NounPhrase.Kind {
    let token = tokens[head]
    let classes = token.classes
    if classes.intersects(Chunker.time) && !(tags[head] == .name && nameStart < head) { return .time }
    if tags[head] == .number { return .thing }
    guard tags[head] == .name else {
      let noun = nounBeforeAdjective(head, in: range)
      return nominal(tokens[noun].classes, head: noun)
    }
    // "Mr. Bank": a title makes a surname of any word.
    if nameStart == head, head > range.lowerBound, tokens[head - 1].classes.contains(.honorific),
      !tokens[head - 1].classes.intersects(TermClasses(.role, .kinship))
    {
      return .person
    }
    if classes.contains(.publication), nameStart == head || !hasGivenName(nameStart..<head) { return .publication }
    if classes.contains(.region), head > range.lowerBound, !holdsInstitution(nameStart..<head) { return .place }
    if classes.intersects(TermClasses(.organizationWord, .organizationSuffix)) && !hasGivenName(nameStart..<head) {
      return .organization
    }
    for index in nameStart..<head where isAmpersand(index) { return .organization }
    if nameStart > range.lowerBound, isKindOfCompany(nameStart - 1), !hasGivenName(nameStart..<head) {
      return .organization
    }
    if isLinkedInstitution(range) { return .organization }
    if classes.intersects(TermClasses(.groupNoun)) { return .group }
    let first = tokens[nameStart].classes
    if nameStart > range.lowerBound,
      isTitled(nameStart - 1) || nameStart < head && hasTitle(range.lowerBound..<nameStart)
    {
      return .person
    }
    if nameStart < head, first.contains(.givenName) { return .person }
    if classes.contains(.nationality), token.end - token.start > 3, endsInS(token) { return .group }
    if classes.intersects(TermClasses(.country, .city, .region)), nameStart == head || !first.contains(.givenName) {
      return .place
    }
    if classes.intersects(TermClasses(.role, .rank)) { return .role }
    if holdsInstitution(nameStart..<head + 1) { return .organization }
    if nameStart == head, classes.contains(.givenName) { return .person }
    return .name
  }

  private func isTitled(_ index: Int) -> Bool {
    tokens[index].classes.intersects(TermClasses(.honorific, .rank, .role, .kinship))
      || tags[index] == .noun && words.roles.isRole(tokens[index], in: text, beforeName: true)
  }

  /// "newspaper Dawn", "retailer Tesco": a common noun for a company before its name.
  private func isKindOfCompany(_ index: Int) -> Bool {
    tags[index] == .noun && tokens[index].shape == .lower && tokens[index].classes.contains(.organizationWord)
  }

  /// The "&" of "Grain & Sons", free on both sides.
  private func isAmpersand(_ index: Int) -> Bool {
    tags[index] == .hyphen && !tokens[index].isJoined && text[Int(tokens[index].start)] == UInt8(ascii: "&")
  }

  /// "Bank of England".
  private func isLinkedInstitution(_ range: Range<Int>) -> Bool {
    guard let link = range.first(where: { tags[$0] == .preposition }), link > range.lowerBound else { return false }
    return tokens[link - 1].classes.contains(.organizationWord)
  }

  private func hasGivenName(_ range: Range<Int>) -> Bool {
    for index in range where tokens[index].classes.contains(.givenName) { return true }
    return false
  }

  private func holdsInstitution(_ range: Range<Int>) -> Bool {
    for index in range where tokens[index].classes.intersects(TermClasses(.organizationWord, .organizationSuffix)) {
      return true
    }
    return false
  }

  /// "A source close to ...", "a person familiar with ...": the word before a preposition is no noun where one for a person stands
  /// before it.
  private func nounBeforeAdjective(_ head: Int, in range: Range<Int>) -> Int {
    guard head > range.lowerBound, !tokens[head].classes.intersects(Chunker.nominal), head + 1 < tokens.count,
      tags[head + 1] == .preposition || tags[head + 1] == .to,
      tokens[head - 1].classes.intersects(TermClasses(.anonymousNoun, .personNoun, .kinship))
    else { return head }
    return head - 1
  }

  private func nominal(_ classes: TermClasses, head: Int) -> NounPhrase.Kind {
    if classes.contains(.anonymousNoun) { return .source }
    if classes.intersects(TermClasses(.role, .personNoun, .kinship, .rank)) {
      return classes.contains(.groupNoun) ? .group : .role
    }
    if classes.contains(.groupNoun) { return .group }
    if classes.contains(.organizationWord) { return .institution }
    if classes.contains(.reportingNoun) { return .document }
    if classes.intersects(TermClasses(.timeUnit, .dayPart, .relativeDay, .season)) { return .time }
    return words.roles.isRole(tokens[head], in: text) || isAge(head) ? .role : .thing
  }

  /// "the 51-year-old".
  private func isAge(_ head: Int) -> Bool {
    head > 1 && tags[head - 1] == .hyphen && tokens[head - 2].classes.contains(.timeUnit)
  }
}
