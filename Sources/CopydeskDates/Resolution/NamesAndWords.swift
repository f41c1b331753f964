import CopydeskText

/// Words of the calendar that are names or other words here.
extension Resolver {
  /// `may` and `march` in lower case are words of another kind; in upper case, as `April` and `June`, perhaps a name.
  func isWordAsWell(_ match: Match) -> Bool {
    let classes = view.grammar.classes
    let index = match.tokens.upperBound - 1
    let isWord = view.isIn(index, classes.alsoWord)
    if isWord, !view.tokens[index].shape.isCapitalized {
      return !view.isIn(index, classes.lazyMonth) || !isAfterCue(index)
    }
    guard match.tokens.count == 1, isWord || view.isIn(index, classes.alsoName) else { return false }
    return isName(index, isWord: isWord)
  }

  /// "In august": careless writing, unless a noun follows.
  private func isAfterCue(_ index: Int) -> Bool {
    guard index > sentence.lowerBound, view.isIn(index - 1, view.grammar.classes.monthCue) else { return false }
    guard index + 1 < sentence.upperBound else { return true }
    return view.tokens[index + 1].shape != .lower || view.symbols[index + 1] != TokenView.unknown
  }

  private func isName(_ index: Int, isWord: Bool) -> Bool {
    let before = index > sentence.lowerBound ? view.tokens[index - 1] : nil
    let next = index + 1 < sentence.upperBound ? view.tokens[index + 1] : nil
    if let before,
      view.isIn(index - 1, view.grammar.classes.monthCue) || before.is(.preposition) && !isSurname(index + 1)
    {
      return false
    }
    if let next, next.is(.reportingVerb) || isWord && next.is(.pronoun) { return true }
    guard let before else { return isSurname(index + 1) }
    if let next, isWord, before.is(.determiner), next.is(.preposition) { return true }
    if before.shape.isCapitalized, before.classes.intersects(TermClasses(.givenName, .honorific)) { return true }
    if isWord, view.symbols[index - 1] == TokenView.unknown, before.shape == .capitalized { return true }
    return !before.is(.determiner) && isSurname(index + 1)
  }

  /// Whether a word looks like the last one of a name: "April Summers won", but not "April Retail Sales Fall".
  private func isSurname(_ index: Int) -> Bool {
    guard index < sentence.upperBound, !view.tokens[index].isJoined else { return false }
    let token = view.tokens[index]
    // "Jun dela Cruz".
    if token.is(.nameParticle) { return true }
    guard token.shape == .capitalized || token.shape == .mixedCase else { return false }
    guard view.symbols[index] == TokenView.unknown || view.isIn(index, view.grammar.classes.seasons) else {
      return false
    }
    guard token.classes.isEmpty || token.classes.intersects(TermClasses(.familyName, .givenName)) else { return false }
    return index + 1 >= sentence.upperBound || !view.tokens[index + 1].shape.isCapitalized
  }

  /// Whether a word follows that no lexicon knows, in all likelihood a noun: "the 15th floor", "daily volume".
  func isBeforeNoun(_ match: Match) -> Bool {
    let next = match.tokens.upperBound
    return next < sentence.upperBound && view.tokens[next].shape.isWord && view.tokens[next].classes.isEmpty
  }

  /// "Christmas Island" and "Easter Rising": a named day that a longer name begins with.
  func isPartOfName(_ match: Match) -> Bool {
    let next = match.tokens.upperBound
    guard match.tokens.count == 1, isSurname(next) else { return false }
    let before = match.tokens.lowerBound - 1
    let classes = view.grammar.classes
    return before < sentence.lowerBound || !view.isIn(before, classes.dateCue) && !view.isIn(before, classes.monthCue)
  }
}
