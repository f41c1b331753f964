import CopydeskText

/// Decides whether a sentence ends at a sign, by the words on both sides.
struct BoundaryJudge {
  let view: TokenView
  /// The sentence's first token.
  let first: Int
  /// The token of the sign.
  let at: Int
  /// The first token behind the sign and the marks that close with it.
  let next: Int
  let sign: EndSign

  var isBoundary: Bool {
    if view.tokens[next].isJoined { return isBoundaryWithoutSpace }
    switch sign {
    case .full: return true
    case .mark: return afterMark
    case .stop: return afterStop
    case .ellipsis: return afterEllipsis
    case .abbreviation: return afterAbbreviation
    }
  }

  /// Where white space is missing, signs of other scripts still end; a stop does between a word and a capital.
  private var isBoundaryWithoutSpace: Bool {
    if case .full = sign { return true }
    let after = view.tokens[next]
    guard let before = view.token(at - 1), before.shape.isWord, after.shape == .capitalized else { return false }
    guard !isInAddress, !view.hasStop(after), before.end - before.start > 1 else { return false }
    switch sign {
    case .mark: return true
    case .stop, .ellipsis: return before.shape == .lower && !view.isJoined(next + 1)
    default: return false
    }
  }

  /// Inside an address, a file's name or the like: signs hang together on both sides.
  private var isInAddress: Bool {
    guard view.isJoined(at - 1) else { return false }
    switch view.byte(at - 2) {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "_"), UInt8(ascii: ":"): return true
    default: return false
    }
  }

  private var hasClosed: Bool { view.token(next - 1)?.shape == .quotationMark }

  private var afterMark: Bool {
    let word = wordIndex
    guard let after = view.token(word) else { return true }
    if after.shape == .lower, view.scalar(word) < 0x250 { return marksBeforeLowerCase }
    return !(hasClosed && isTag(at: word))
  }

  /// Careless writing goes on in lower case; a name that ends in a mark ("Yahoo!") and a quotation don't end a sentence then.
  private var marksBeforeLowerCase: Bool {
    guard next == at + 1 || view.token(next - 1)?.shape == .punctuation, !hasClosedBracket else { return false }
    return view.token(at - 1)?.shape.isCapitalized != true && !isDash(next)
  }

  private var hasClosedBracket: Bool { next > at + 1 && TokenView.isClosingBracket(view.scalar(next - 1)) }

  private var afterStop: Bool {
    let word = wordIndex
    guard let after = view.token(word) else { return true }
    if view.isSign(next, ".") { return true }  // an omission opens the next sentence
    if isMarkerOpening || isShortForm(before: after) { return false }
    if after.shape == .lower, view.scalar(word) < 0x250 { return startsInLowerCase(word) }
    if after.shape == .punctuation, !TokenView.isOpeningBracket(view.scalar(next)) {
      return isDash(next) || isMarker(next)
    }
    return !(hasClosed && isTag(at: word))
  }

  /// "1. The first": a number that opens its block is a marker, not a sentence.
  private var isMarkerOpening: Bool {
    at == first + 1 && view.tokens[first].shape == .number && view.isJoined(at)
  }

  /// "(b. March 1950": a single letter behind a bracket; "N°. 5".
  private func isShortForm(before after: Token) -> Bool {
    guard let before = view.token(at - 1) else { return false }
    if before.shape == .symbol { return view.scalar(at - 1) == 0xB0 && after.shape == .number }
    return before.shape == .lower && before.end - before.start == 1 && TokenView.isOpeningBracket(view.scalar(at - 2))
  }

  /// A stop of no known abbreviation before a word in lower case: careless writing, unless a quotation was closed.
  private func startsInLowerCase(_ word: Int) -> Bool {
    guard !hasClosed, !hasClosedBracket, let before = view.token(at - 1) else { return false }
    if word > next { return TokenView.isOpeningBracket(view.scalar(next)) }
    return before.shape == .lower && (before.end - before.start > 2 || view.starters.contains(view.tokens[word]))
  }

  private var afterEllipsis: Bool {
    let word = wordIndex
    guard let after = view.token(word) else { return true }
    if at == first || TokenView.isOpeningBracket(view.scalar(next)) { return isDash(next) }
    if after.shape == .number { return true }
    return after.shape.isCapitalized && after.end - after.start > 1 && !(hasClosed && isTag(at: word))
  }

  private var afterAbbreviation: Bool {
    AbbreviationJudge(view: view, first: first, at: at, next: next, word: wordIndex).isBoundary
  }

  /// Stars before a note, or a number with its sign before an item: "paid. ** Not all", "done. #2) Wash".
  private func isMarker(_ index: Int) -> Bool {
    guard view.isJoined(index + 1) else { return false }
    return view.isSign(index, "*") && view.isSign(index + 1, "*")
      || view.isSign(index, "#") && view.token(index + 1)?.shape == .number
  }

  private func isDash(_ index: Int) -> Bool { [0x2D, 0x2013, 0x2014].contains(view.scalar(index)) }

  /// The first word or number behind the sign: opening quotation marks and brackets are stepped over.
  private var wordIndex: Int {
    var word = next
    while word < view.count, word < next + 3 {
      let token = view.tokens[word]
      let isOpening = token.shape == .quotationMark || TokenView.isOpeningBracket(view.scalar(word))
      guard isOpening else { break }
      word += 1
    }
    return word
  }

  /// "… ?" Smith asked: a few words of a name or a pronoun, then a verb of speech.
  private func isTag(at word: Int) -> Bool {
    var index = word
    while index < view.count, index < word + 4 {
      let token = view.tokens[index]
      if token.is(.reportingVerb), token.shape == .lower { return index > word }
      guard token.shape.isWord,
        token.shape.isCapitalized || token.is(.pronoun) || token.is(.determiner) || token.is(.honorific)
      else { return false }
      index += 1
    }
    return false
  }
}
