import CopydeskText

/// Tags tokens: word list first, then shape, ending and neighbours; one pass from left to right.
struct Tagger {
  let text: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let starts: [Bool]  // whether a sentence starts at a token
  let stretchOf: [Int32]
  private(set) var tags: [Tag]

  private static let plainWord = TermClasses(
    .determiner, .preposition, .conjunction, .subordinator, .pronoun, .possessive, .auxiliary, .modal, .adverb,
    .questionWord, .relativePronoun, .negation)
  private static let verbs = TermClasses(.verb, .verbPast, .verbPresent, .verbParticiple)
  private static let nameWords = TermClasses(
    .givenName, .country, .nationality, .city, .region, .month, .weekday, .publication)
  private static let nouns = TermClasses(.groupNoun, .kinship, .role, .personNoun, .organizationWord, .anonymousNoun)
  private static let titles = TermClasses(.honorific, .rank, .role, .kinship, .organizationWord, .personNoun)

  init(text: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>, starts: [Bool], stretchOf: [Int32]) {
    self.text = text
    self.tokens = tokens
    self.starts = starts
    self.stretchOf = stretchOf
    tags = Array(repeating: .other, count: tokens.count)
  }

  mutating func run() {
    let known = namesInside()
    var previous = Tag.edge
    for index in tokens.indices {
      if starts[index] { previous = .edge }
      let tag = tag(at: index, after: previous, known: known)
      tags[index] = tag
      if tag != .adverb && tag != .negation || previous == .edge { previous = tag }
    }
  }

  /// Hashes of words that stand with a capital inside a sentence somewhere: names even where they start one.
  private func namesInside() -> Set<UInt64> {
    var result: Set<UInt64> = []
    for index in tokens.indices where tokens[index].shape.isCapitalized && !starts[index] && index > 0 {
      if tokens[index - 1].shape != .quotationMark { result.insert(tokens[index].hash) }
    }
    return result
  }

  private func tag(at index: Int, after previous: Tag, known: Set<UInt64>) -> Tag {
    let token = tokens[index]
    switch token.shape {
    case .number: return .number
    case .punctuation: return punctuation(token)
    case .quotationMark: return isOwnersApostrophe(index) ? .genitive : .quotation
    case .symbol: return text[Int(token.start)] == UInt8(ascii: "$") ? .number : .other
    default: break
    }
    let classes = token.classes
    let startsSentence = starts[index] || (index > 0 && tokens[index - 1].shape == .quotationMark) || previous == .colon
    if token.shape.isCapitalized, !startsSentence || isNameAtStart(index, known: known) {
      if token.shape == .initial, classes.contains(.pronoun) { return .pronoun }
      return .name
    }
    if isGenitive(token) { return genitiveOrVerb(at: index, after: previous) }
    if classes.intersects(Tagger.plainWord) { return closed(classes, at: index, after: previous) }
    if classes.intersects(Tagger.verbs) { return verb(classes, at: index, after: previous) }
    return open(token, after: previous)
  }

  /// The apostrophe of "the drivers' union": behind an s, outside any stretch, before a word.
  private func isOwnersApostrophe(_ index: Int) -> Bool {
    guard stretchOf[index] < 0, tokens[index].isJoined, index > 0, index + 1 < tokens.count else { return false }
    return ends(tokens[index - 1], "s") && tokens[index + 1].shape.isWord && !tokens[index + 1].isJoined
  }

  private func isNameAtStart(_ index: Int, known: Set<UInt64>) -> Bool {
    let token = tokens[index]
    if token.classes.intersects(Tagger.plainWord) {
      // "US officials", "US Deputy Secretary", but not in a heading all in capitals.
      let isHeading = index + 1 < tokens.count && tokens[index + 1].shape == .allCaps
      return token.shape == .allCaps && token.end - token.start > 1 && !isHeading && token.classes.contains(.country)
    }
    if token.classes.intersects(Tagger.nameWords) || token.shape == .allCaps || token.shape == .mixedCase
      || token.shape == .initial
    {
      return true
    }
    if known.contains(token.hash) { return true }
    if nextIsCapital(index) {
      return !token.classes.intersects(Tagger.verbs) || token.classes.intersects(Tagger.titles)
    }
    if token.classes.isEmpty, index + 1 < tokens.count, tokens[index + 1].isJoined, isGenitive(tokens[index + 1]) {
      return true
    }
    return token.classes.isEmpty && leadsToSurname(index)
  }

  /// "Ludovic de la Tour": up to three particles and a capital follow.
  private func leadsToSurname(_ index: Int) -> Bool {
    var at = index + 1
    while at < tokens.count, at < index + 4, tokens[at].shape == .lower, tokens[at].classes.contains(.nameParticle) {
      at += 1
    }
    return at > index + 1 && at < tokens.count && tokens[at].shape.isCapitalized && !isTo(at - 1)
  }

  private func nextIsCapital(_ index: Int) -> Bool { index + 1 < tokens.count && tokens[index + 1].shape.isCapitalized }

  private func punctuation(_ token: Token) -> Tag {
    switch text[Int(token.start)] {
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ";"): .semicolon
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): token.end - token.start > 1 ? .dash : .stop
    case UInt8(ascii: "-"): token.isJoined ? .hyphen : .dash
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): .bracket
    case UInt8(ascii: "&"): .hyphen
    case 0xE2: .dash
    default: .other
    }
  }

  private func isGenitive(_ token: Token) -> Bool {
    let count = token.end - token.start
    guard token.isJoined, count == 2 || count == 4 else { return false }
    let first = text[Int(token.start)]
    return (first == 0x27 || first == 0xE2) && text[Int(token.end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// `'s` is a verb after a pronoun and before what cannot follow an owner.
  private func genitiveOrVerb(at index: Int, after previous: Tag) -> Tag {
    if previous == .pronoun || previous == .relative || previous == .that { return .auxiliary }
    guard index + 1 < tokens.count else { return .genitive }
    let next = tokens[index + 1]
    if next.shape == .punctuation { return .genitive }
    let isClosed = next.classes.intersects(TermClasses(.determiner, .preposition, .negation, .pronoun))
    return isClosed && !next.classes.contains(.cardinal) ? .auxiliary : .genitive
  }

  private func closed(_ classes: TermClasses, at index: Int, after previous: Tag) -> Tag {
    let next = index + 1 < tokens.count ? tokens[index + 1].classes : TermClasses()
    if classes.contains(.negation) { return .negation }
    if classes.contains(.possessive) && !classes.contains(.relativePronoun) {
      // "her": an owner before a noun, else a pronoun.
      guard classes.contains(.pronoun), index + 1 < tokens.count else { return .possessive }
      let isObject = !tokens[index + 1].shape.isWord || next.intersects(Tagger.plainWord)
      return isObject ? .pronoun : .possessive
    }
    if classes.contains(.modal) { return .modal }
    if classes.contains(.auxiliary) { return .auxiliary }
    if classes.contains(.determiner), classes.contains(.subordinator), classes.contains(.pronoun) { return .that }
    if classes.contains(.relativePronoun) { return .relative }
    if classes.contains(.pronoun), !classes.contains(.determiner) { return .pronoun }
    if classes.contains(.conjunction) { return .conjunction }
    if isTo(index) { return .to }
    if classes.contains(.preposition) {
      if classes.contains(.subordinator), startsClause(index + 1) { return .subordinator }
      return .preposition
    }
    if classes.contains(.subordinator), !classes.contains(.adverb) { return .subordinator }
    if classes.contains(.determiner), standsAlone(classes, before: index + 1) { return .noun }
    if classes.contains(.determiner) { return classes.contains(.adverb) && previous.isVerb ? .adverb : .determiner }
    if classes.contains(.questionWord) { return .subordinator }
    return .adverb
  }

  private func isTo(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.end - token.start == 2 && text[Int(token.start)] | 0x20 == UInt8(ascii: "t")
      && text[Int(token.start) + 1] | 0x20 == UInt8(ascii: "o")
  }

  private func startsClause(_ index: Int) -> Bool {
    guard index < tokens.count else { return false }
    return tokens[index].classes.intersects(TermClasses(.pronoun, .determiner)) || tokens[index].shape.isCapitalized
  }

  private func verb(_ classes: TermClasses, at index: Int, after previous: Tag) -> Tag {
    let token = tokens[index]
    let owned = previous == .determiner || previous == .possessive || previous == .genitive || previous == .number
    if ends(token, "ing") {
      if owned, nextIsNoun(index) { return .noun }
      return previous == .determiner || previous == .possessive ? .noun : .gerund
    }
    if classes.intersects(TermClasses(.verbPast, .verbParticiple)) {
      if previous == .auxiliary || previous == .modal { return .participle }
      if owned, previous != .number && !classes.contains(.verb) || nextIsNoun(index) { return .noun }
      if classes.contains(.verb) && (previous == .preposition || previous == .to) {
        return previous == .to ? .base : .noun
      }
      return previous == .determiner ? .noun : .past
    }
    let isNominalHere = owned || previous == .preposition
    if classes.contains(.verbPresent) {
      if isNominalHere || previous.isVerb || previous == .edge && !nextIsOpener(index) { return .noun }
      if index + 1 < tokens.count, tokens[index + 1].classes.intersects(TermClasses(.verbPast, .auxiliary, .modal)),
        !tokens[index + 1].classes.contains(.verb) || tokens[index + 1].classes.contains(.auxiliary)
      {
        return .noun
      }
      return .present
    }
    if previous == .to || previous == .modal || previous == .negation || previous == .auxiliary { return .base }
    if isNominalHere || previous.isVerb || classes.intersects(TermClasses(.role, .organizationWord)) { return .noun }
    if previous == .pronoun || previous == .relative { return .base }
    if previous == .noun || previous == .name { return isPlural(index - 1) && !precedesFinite(index) ? .base : .noun }
    return previous == .edge || previous == .conjunction ? .base : .noun
  }

  /// "Some said", "many told": a determiner that is a noun as well, but not in "some reported cases".
  private func standsAlone(_ classes: TermClasses, before index: Int) -> Bool {
    classes.contains(.groupNoun) && index < tokens.count && tokens[index].classes.contains(.reportingVerb)
      && tokens[index].classes.intersects(TermClasses(.verbPast, .verb)) && !nextIsNoun(index)
  }

  private func nextIsNoun(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].shape.isWord else { return false }
    let next = tokens[index + 1].classes
    return !next.intersects(Tagger.plainWord) && !next.intersects(TermClasses(.verbPast, .verbPresent))
  }

  private func precedesFinite(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    return tokens[index + 1].classes.intersects(TermClasses(.verbPast, .verbPresent, .auxiliary, .modal))
  }

  private func nextIsOpener(_ index: Int) -> Bool {
    guard index + 1 < tokens.count else { return false }
    return tokens[index + 1].classes.intersects(TermClasses(.determiner, .pronoun, .possessive))
      || tokens[index + 1].shape.isCapitalized
  }

  private func isPlural(_ index: Int) -> Bool {
    guard index >= 0 else { return false }
    let token = tokens[index]
    return token.classes.contains(.groupNoun) || (ends(token, "s") && !ends(token, "ss") && token.shape == .lower)
  }

  private func open(_ token: Token, after previous: Tag) -> Tag {
    if ends(token, "ly"), !token.classes.intersects(Tagger.nouns) { return .adverb }
    if ends(token, "ed"), token.end - token.start > 4, token.classes.isEmpty {
      if previous == .auxiliary { return .participle }
      return previous == .determiner || previous == .possessive || previous == .genitive || previous == .number
        ? .noun : .past
    }
    if ends(token, "ing"), token.end - token.start > 5, token.classes.isEmpty {
      return previous == .determiner || previous == .possessive || previous == .genitive ? .noun : .gerund
    }
    return .noun
  }

  private func ends(_ token: Token, _ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard Int(token.end - token.start) > count else { return false }
    for offset in 0..<count where text[Int(token.end) - count + offset] | 0x20 != suffix.utf8Start[offset] {
      return false
    }
    return true
  }
}
