/// The tokens of one text, in order, with the lexicon that classed them.
public struct Tokens: Sendable, RandomAccessCollection {
  /// The tokens.
  public let all: [Token]
  /// The lexicon that classed them.
  public let lexicon: Lexicon

  /// Reads `text` once into tokens. Linear in its length; any bytes will do, broken UTF-8 makes symbols.
  public init(_ text: [UInt8], lexicon: Lexicon) {
    all = text.withUnsafeBufferPointer { Tokenizer.tokens(of: $0, lexicon: lexicon) }
    self.lexicon = lexicon
  }

  /// Index of the first token.
  public var startIndex: Int { 0 }
  /// Number of tokens.
  public var endIndex: Int { all.count }
  /// The token at a position.
  public subscript(index: Int) -> Token { @inline(__always) get { all[index] } }

  /// Position of the first token that starts at or after `offset` bytes; the count when there is none.
  public func firstIndex(startingAt offset: Int) -> Int {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if Int(all[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Positions of the tokens that start inside `range`.
  public func indices(in range: TextRange) -> Range<Int> {
    let first = firstIndex(startingAt: range.start)
    return first..<Swift.max(first, firstIndex(startingAt: range.end))
  }

  /// The longest phrase of the lexicon that starts at a token: its entry and how many tokens it takes. A single word counts;
  /// nil where the lexicon has nothing. White space of any length and hyphens in the text match a space in the lexicon.
  public func longestPhrase(at index: Int, in text: [UInt8]) -> (term: Int32, count: Int)? {
    let first = all[index]
    let word: (term: Int32, count: Int)? = first.term >= 0 ? (first.term, 1) : nil
    guard let limit = lexicon.phraseLength(startingWith: first.hash) else { return word }
    return text.withUnsafeBufferPointer { longestPhrase(from: first.hash, at: index, limit: limit, in: $0) } ?? word
  }

  private func longestPhrase(
    from first: UInt64, at index: Int, limit: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (term: Int32, count: Int)? {
    var found: (term: Int32, count: Int)?
    var hash = first
    var position = index + 1
    var words = 1
    while words < limit {
      if position < all.count, all[position].isJoined, text[Int(all[position].start)] == UInt8(ascii: "-") {
        position += 1
      }
      guard position < all.count else { break }
      hash = FNV1a.add(UInt8(ascii: " "), to: hash)
      hash = CaseFolding.hash(text, Int(all[position].start), Int(all[position].end), addedTo: hash)
      position += 1
      words += 1
      let term = lexicon.find(hash: hash)
      if term >= 0 { found = (term, position - index) }
    }
    return found
  }
}
