import CopydeskText

/// The tokens of one text with what the grammar knows of each.
struct TokenView {
  let tokens: UnsafeBufferPointer<Token>
  let text: UnsafeBufferPointer<UInt8>
  let grammar: DateGrammar
  /// Word of the grammar's vocabulary for each token; `number` for digits, `unknown` for the rest.
  let symbols: [Int16]
  let hyphen: Int16

  static let unknown: Int16 = -1
  static let number: Int16 = -2

  init(tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>, grammar: DateGrammar) {
    self.tokens = tokens
    self.text = text
    self.grammar = grammar
    symbols = [Int16](unsafeUninitializedCapacity: tokens.count) { buffer, count in
      for index in 0..<tokens.count {
        let token = tokens[index]
        buffer[index] =
          token.shape == .number
          ? TokenView.number : grammar.vocabulary.find(token.hash).map { Int16($0) } ?? TokenView.unknown
      }
      count = tokens.count
    }
    hyphen = grammar.vocabulary.find(TokenView.hyphenHash).map { Int16($0) } ?? TokenView.unknown
  }

  private static let hyphenHash = FNV1a.add(UInt8(ascii: "-"), to: FNV1a.offsetBasis)

  /// The value of the token's word in a class.
  @inline(__always)
  func value(_ index: Int, _ kind: Int) -> Int? {
    let symbol = symbols[index]
    guard symbol >= 0 else { return nil }
    guard isIn(index, kind) else { return nil }
    return grammar.vocabulary.words[Int(symbol)].value(of: kind).map { Int($0) }
  }

  @inline(__always)
  func isIn(_ index: Int, _ kind: Int) -> Bool {
    let symbol = symbols[index]
    return symbol >= 0 && grammar.vocabulary.masks[Int(symbol)] & 1 << UInt128(kind) != 0
  }

  func byte(_ index: Int) -> UInt8 { text[Int(tokens[index].start)] }

  /// Whether a hyphen inside a compound stands at `index`: joined to words or numbers on both sides.
  func isCompoundHyphen(_ index: Int) -> Bool {
    symbols[index] == hyphen && tokens[index].isJoined && index + 1 < tokens.count && tokens[index + 1].isJoined
      && index > 0 && !(symbols[index - 1] == TokenView.number && symbols[index + 1] == TokenView.number)
  }

  /// The digits of a number token without separators; nil when there are others signs or too many digits.
  func digits(_ index: Int) -> (value: Int, count: Int)? {
    let token = tokens[index]
    guard token.shape == .number, token.end - token.start <= 9 else { return nil }
    var value = 0
    for at in Int(token.start)..<Int(token.end) {
      let digit = text[at] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return (value, Int(token.end - token.start))
  }
}
