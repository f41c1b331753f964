import CopydeskText

/// Finds sources that speak on condition that they are not named.
struct ConditionReader {
  private let passage: Passage
  private let tokens: Tokens
  private let words: WordTable

  init(_ passage: Passage, tokens: Tokens, words: WordTable) {
    self.passage = passage
    self.tokens = tokens
    self.words = words
  }

  /// Whether the segment of a phrase says so: "on condition of anonymity", "asked not to be named".
  func isUnnamed(_ phrase: Int) -> Bool {
    let segment = passage.segments[Int(passage.segmentOf[passage.phrases[phrase].start])]
    for index in segment where passage.stretchOf[index] < 0 {
      guard let found = tokens.longestPhrase(at: index, in: passage.text) else { continue }
      if words.conditions.contains(found.term) { return true }
    }
    return false
  }
}
