/// Reads UTF-8 bytes into tokens: one pass, no strings made.
enum Tokenizer {
  static func tokens(of text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) -> [Token] {
    // Offsets are 32 bits wide; what lies beyond 2 GB is not read.
    let text = UnsafeBufferPointer(rebasing: text.prefix(Int(Int32.max) - 1))
    return lexicon.index.withView { index in
      byteKinds.withUnsafeBufferPointer { kinds in
        var scan = TokenScan(text: text, lexicon: lexicon, index: index, kinds: kinds)
        scan.run()
        return scan.tokens
      }
    }
  }

  /// What a byte starts.
  enum ByteKind: UInt8 {
    case letter, space, digit, quotationMark, punctuation, symbol, wide
  }

  private static let byteKinds: [ByteKind] = (0..<256).map { (byte: UInt32) in
    guard byte < 0x80 else { return .wide }
    switch ScalarTraits.of(byte).kind {
    case .space: return .space
    case .letter: return .letter
    case .digit: return .digit
    case .quotationMark: return .quotationMark
    case .punctuation: return .punctuation
    case .symbol: return .symbol
    }
  }
}

/// A position in the text on its way from token to token.
struct TokenScan {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  let index: LexiconIndex.View
  let kinds: UnsafeBufferPointer<Tokenizer.ByteKind>
  var tokens: [Token] = []
  /// End of the token before.
  private var end = 0

  init(
    text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon, index: LexiconIndex.View,
    kinds: UnsafeBufferPointer<Tokenizer.ByteKind>
  ) {
    self.text = text
    self.lexicon = lexicon
    self.index = index
    self.kinds = kinds
    tokens.reserveCapacity(text.count / 4 + 8)
  }

  mutating func run() {
    var at = 0
    while at < text.count {
      switch kinds[Int(text[at])] {
      case .letter:
        at = word(from: at)
        // Mostly a space follows.
        if at < text.count, text[at] == 0x20 { at += 1 }
      case .space: at += 1
      case .digit: at = number(from: at)
      case .quotationMark: at = quotationMark(from: at, to: at + 1)
      case .punctuation: at = punctuation(from: at)
      case .symbol: at = add(at, at + 1, .symbol)
      case .wide: at = wide(from: at)
      }
    }
  }

  private mutating func wide(from start: Int) -> Int {
    let (scalar, next) = Scalars.decode(text, at: start)
    switch ScalarTraits.of(scalar).kind {
    case .letter: return word(from: start)
    case .space: return next
    case .digit: return number(from: start)
    case .quotationMark: return quotationMark(from: start, to: next)
    case .punctuation: return add(start, next, .punctuation)
    case .symbol: return add(start, next, .symbol)
    }
  }

  /// A sign; two and more stops are one sign, an ellipsis.
  private mutating func punctuation(from start: Int) -> Int {
    var at = start + 1
    if text[start] == UInt8(ascii: ".") {
      while at < text.count, text[at] == UInt8(ascii: ".") { at += 1 }
    }
    return add(start, at, .punctuation)
  }

  private mutating func quotationMark(from start: Int, to next: Int) -> Int {
    if let word = apostropheWord(from: start, markEnd: next) { return word }
    // Two back-ticks or two apostrophes are one mark.
    let byte = text[start]
    let isDouble = next < text.count && text[next] == byte && (byte == 0x60 || byte == 0x27)
    return add(start, isDouble ? next + 1 : next, .quotationMark)
  }

  /// Adds a token that the lexicon isn't asked for unless it may hold it, and returns its end.
  @inline(__always)
  mutating func add(_ start: Int, _ stop: Int, _ shape: TokenShape) -> Int {
    let hash = CaseFolding.hash(text, start, stop)
    let entry = shape == .number ? (-1, TermClasses()) : index.find(hash)
    return add(start, stop, shape, hash: hash, entry: entry)
  }

  @inline(__always)
  mutating func add(
    _ start: Int, _ stop: Int, _ shape: TokenShape, hash: UInt64, entry: (term: Int32, classes: TermClasses)
  ) -> Int {
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: stop), hash: hash,
        classes: entry.classes,
        term: entry.term, shape: shape, isJoined: start == end && start > 0))
    end = stop
    return stop
  }
}
