import CopydeskText

/// Which way the clause around an expression looks.
enum Tense: String, Sendable { case past, future, unknown }

/// Reads the tense of the words around an expression.
///
/// The nearest cue before the expression in its sentence decides, else the nearest one after. Cues are words of the data
/// files (`futureCue`, `pastCue`) and regular past forms.
struct TenseReader {
  private let view: TokenView
  private let classes: WordClasses
  private static let reach = 24

  init(view: TokenView) {
    self.view = view
    classes = view.grammar.classes
  }

  func tense(around tokens: Range<Int>, in sentence: Range<Int>) -> Tense {
    if precedes(tokens, sentence, classes.pastPreposition) { return .past }
    let verbs = verbTense(around: tokens, in: sentence)
    if verbs == .unknown, precedes(tokens, sentence, classes.futurePreposition) { return .future }
    return verbs
  }

  /// Whether a word right before the expression leaves no doubt ("since May").
  func isCertain(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    precedes(tokens, sentence, classes.pastPreposition)
  }

  /// Whether the nearest cue before the expression tells of something agreed upon or offered ("agreed to buy"): its tense
  /// is that of the agreement.
  func isIntended(_ tokens: Range<Int>, in sentence: Range<Int>) -> Bool {
    var index = tokens.lowerBound - 1
    let first = max(sentence.lowerBound, tokens.lowerBound - TenseReader.reach)
    while index >= first {
      if isCue(index, classes.intentCue) { return true }
      if cue(index) != nil { return false }
      index -= 1
    }
    return false
  }

  private func precedes(_ tokens: Range<Int>, _ sentence: Range<Int>, _ kind: Int) -> Bool {
    tokens.lowerBound > sentence.lowerBound && view.isIn(tokens.lowerBound - 1, kind)
  }

  private func verbTense(around tokens: Range<Int>, in sentence: Range<Int>) -> Tense {
    var index = tokens.lowerBound - 1
    let first = max(sentence.lowerBound, tokens.lowerBound - TenseReader.reach)
    while index >= first {
      if let found = cue(index) { return found }
      index -= 1
    }
    index = tokens.upperBound
    let last = min(sentence.upperBound, tokens.upperBound + TenseReader.reach)
    while index < last {
      if let found = cue(index) { return found }
      index += 1
    }
    return .unknown
  }

  /// Whether a word or phrase of the class begins here.
  private func isCue(_ index: Int, _ kind: Int) -> Bool {
    let symbol = view.symbols[index]
    guard symbol >= 0 else { return false }
    let bit: UInt128 = 1 << UInt128(kind)
    if view.grammar.vocabulary.masks[Int(symbol)] & bit != 0 { return true }
    guard view.grammar.vocabulary.phraseMasks[Int(symbol)] & bit != 0 else { return false }
    return view.grammar.vocabulary.words[Int(symbol)].phrases.contains { phrase in
      phrase.kind == kind && index + phrase.rest.count < view.tokens.count
        && zip(phrase.rest, index + 1..<view.tokens.count).allSatisfy { view.tokens[$1].hash == $0 }
    }
  }

  private func cue(_ index: Int) -> Tense? {
    if isCue(index, classes.futureCue) {
      // "Had been due" tells what didn't happen.
      return index > 1 && isCue(index - 2, classes.perfectPast) ? .past : .future
    }
    if isCue(index, classes.pastCue) { return .past }
    let token = view.tokens[index]
    if index > 0, view.isIn(index - 1, classes.beForm) { return nil }
    // "Set" and "cut" are their own past tense and say nothing.
    if token.is(.verbPast) { return token.is(.verb) || token.is(.verbPresent) ? nil : .past }
    guard token.shape == .lower, token.end - token.start > 3, token.classes.isEmpty || token.is(.verbParticiple) else {
      return nil
    }
    let end = Int(token.end)
    return view.text[end - 2] == UInt8(ascii: "e") && view.text[end - 1] == UInt8(ascii: "d") ? .past : nil
  }
}
