import CopydeskText

/// The tokens of one text with what the grammar knows of each.
struct TokenView {
  let tokens: UnsafeBufferPointer<Token>
  let text: UnsafeBufferPointer<UInt8>
  let grammar: DateGrammar
  /// Word of the grammar's vocabulary for each token; for digits and for the rest a number below zero.
  let symbols: UnsafeBufferPointer<Int16>
  /// For each token a bit for each stage that has patterns which begin with it, and `expressionBit`.
  let starts: UnsafeMutableBufferPointer<UInt8>
  let hyphen: Int16

  /// Of `starts`: an expression was found that begins with the token. There are at most seven stages.
  static let expressionBit: UInt8 = 0x80
  static let unknown: Int16 = -1
  /// A number of one or two bytes, of four, of any other length.
  static let fewDigits: Int16 = -2
  static let fourDigits: Int16 = -3
  static let otherDigits: Int16 = -4
  /// The same with something joined behind: the symbols above less this.
  static let joined: Int16 = 3
  static let lowestSymbol = otherDigits - joined

  /// Every symbol that a token may have.
  static func symbols(of vocabulary: Vocabulary) -> Range<Int> { Int(lowestSymbol)..<vocabulary.words.count }

  /// Calls `body` with the view; it is valid inside only.
  static func with<Result>(
    tokens: UnsafeBufferPointer<Token>, text: UnsafeBufferPointer<UInt8>, grammar: DateGrammar,
    _ body: (TokenView) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: Int16.self, capacity: tokens.count) { symbols in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: tokens.count) { starts in
        let hyphen = grammar.vocabulary.withView { vocabulary in
          grammar.trie.starts.withUnsafeBufferPointer { table in
            for index in 0..<tokens.count {
              let symbol = symbol(index, tokens, vocabulary)
              symbols.initializeElement(at: index, to: symbol)
              starts.initializeElement(at: index, to: table[Int(symbol) &- Int(lowestSymbol)])
            }
          }
          return vocabulary.find(hyphenHash)
        }
        return body(
          TokenView(
            tokens: tokens, text: text, grammar: grammar, symbols: UnsafeBufferPointer(symbols),
            starts: starts, hyphen: hyphen))
      }
    }
  }

  @inline(__always)
  private static func symbol(_ index: Int, _ tokens: UnsafeBufferPointer<Token>, _ vocabulary: Vocabulary.View) -> Int16
  {
    guard tokens[index].shape == .number else { return vocabulary.find(tokens[index].hash) }
    let isJoined = index + 1 < tokens.count && tokens[index + 1].isJoined
    return digitsSymbol(length: tokens[index].end - tokens[index].start) &- (isJoined ? joined : 0)
  }

  private static func digitsSymbol(length: Int32) -> Int16 {
    switch length {
    case 1, 2: fewDigits
    case 4: fourDigits
    default: otherDigits
    }
  }

  /// Whether a token is a number in digits.
  @inline(__always)
  func isNumber(_ index: Int) -> Bool { symbols[index] < TokenView.unknown }

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
  @inline(__always)
  func isCompoundHyphen(_ index: Int) -> Bool { symbols[index] == hyphen && isInsideCompound(index) }

  private func isInsideCompound(_ index: Int) -> Bool {
    tokens[index].isJoined && index + 1 < tokens.count && tokens[index + 1].isJoined
      && index > 0 && !(isNumber(index - 1) && isNumber(index + 1))
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
