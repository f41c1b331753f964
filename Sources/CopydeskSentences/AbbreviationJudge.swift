import CopydeskText

/// Decides whether a sentence ends with an abbreviation or initial.
struct AbbreviationJudge {
  let view: TokenView
  let first: Int
  /// The abbreviation.
  let at: Int
  /// The token behind it and the marks that close with it.
  let next: Int
  /// The first word or number from there.
  let word: Int

  var isBoundary: Bool {
    let token = view.tokens[at]
    guard let after = view.token(word) else { return true }
    if next > at + 1, view.tokens[next - 1].shape == .quotationMark || EndSign(at: at + 1, in: view) != nil {
      return isUpper(after)
    }
    guard isUpper(after) || after.shape == .number else { return false }
    if token.shape == .initial { return afterInitial(after) }
    if token.is(.abbreviationBeforeName) { return false }
    if after.shape == .number { return false }
    if token.is(.abbreviation), !token.is(.abbreviationMayEnd) { return false }
    if starts(after) { return true }
    return token.shape == .lower && !isTimeLike(after)
  }

  private func isUpper(_ token: Token) -> Bool { token.shape.isCapitalized }

  /// "Plan B. The …", but "Jane Q. Public".
  private func afterInitial(_ after: Token) -> Bool {
    guard let before = view.token(at - 1), starts(after), after.shape != .initial else { return false }
    return before.shape == .lower || view.starters.contains(before) || !before.shape.isWord
      || view.hasStop(before) == false && at > first + 1
  }

  /// A word that opens sentences, with its capital.
  private func starts(_ token: Token) -> Bool {
    guard view.starters.contains(token) else { return false }
    return token.shape == .capitalized || token.end - token.start == 1
  }

  private func isTimeLike(_ token: Token) -> Bool {
    token.classes.intersects(TermClasses(.weekday, .month, .timeZone, .honorific, .rank)) || token.shape == .allCaps
  }
}
