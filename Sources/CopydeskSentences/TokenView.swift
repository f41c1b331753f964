import CopydeskText

/// The tokens and bytes of a text, for questions about neighbours. Valid while its buffers are.
struct TokenView {
  let text: UnsafeBufferPointer<UInt8>
  let tokens: UnsafeBufferPointer<Token>
  let starters: SentenceStarters

  var count: Int { tokens.count }

  /// The first byte of a token; 0 where there is no such token.
  @inline(__always) func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < tokens.count ? text[Int(tokens[index].start)] : 0
  }

  /// A token, if there is one at this position.
  @inline(__always) func token(_ index: Int) -> Token? {
    index >= 0 && index < tokens.count ? tokens[index] : nil
  }

  /// The first scalar of a token.
  func scalar(_ index: Int) -> UInt32 {
    index >= 0 && index < tokens.count ? Scalars.decode(text, at: Int(tokens[index].start)).scalar : 0
  }

  /// Whether the token is the sign of one byte given.
  func isSign(_ index: Int, _ sign: Unicode.Scalar) -> Bool {
    guard let token = token(index) else { return false }
    return token.end - token.start == 1 && text[Int(token.start)] == UInt8(ascii: sign)
  }

  /// Whether a token ends with its own stop, as abbreviations and initials do.
  @inline(__always) func hasStop(_ token: Token) -> Bool {
    token.shape.isWord && text[Int(token.end) - 1] == UInt8(ascii: ".") && token.end - token.start > 1
  }

  func isJoined(_ index: Int) -> Bool { token(index)?.isJoined ?? false }

  /// One past the tokens that go with the end sign at `at`: more end signs, closing quotation marks and brackets.
  func closingEnd(after at: Int, until end: Int) -> Int {
    var next = at + 1
    if isOmissionAhead(at) { return next }
    while next < count, tokens[next].start < end, isClosing(next) { next += 1 }
    while let reference = referenceEnd(next), Int(tokens[reference - 1].end) <= end { next = reference }
    return next
  }

  /// A stop of its own, then three spaced ones that open the next sentence: "It ended. . . . Then"
  func isOmissionAhead(_ at: Int) -> Bool {
    guard isJoined(at), isSign(at, "."), !isSign(at + 4, "."),
      (1...3).allSatisfy({ isSign(at + $0, ".") && !isJoined(at + $0) })
    else { return false }
    return token(at + 4).map { $0.shape.isCapitalized && !$0.isJoined } ?? false
  }

  /// One past a note's number in square brackets, or a few words there ("[citation needed]"); nil where none stands.
  private func referenceEnd(_ index: Int) -> Int? {
    guard isSign(index, "[") else { return nil }
    for end in index + 2..<index + 6 where isSign(end, "]") {
      let inside = index + 1..<end
      let isNote = inside.allSatisfy { tokens[$0].shape == .lower } && inside.count > 1
      return tokens[index + 1].shape == .number || isNote ? end + 1 : nil
    }
    return nil
  }

  private func isClosing(_ index: Int) -> Bool {
    let token = tokens[index]
    switch token.shape {
    case .punctuation:
      let scalar = scalar(index)
      if EndSign.isEnd(scalar) {
        // Spaced stops are one ellipsis: ". . ."
        return token.isJoined || (scalar == 0x2E && !isJoined(index + 1)) || byte(index - 1) == byte(index)
      }
      return token.isJoined && TokenView.isClosingBracket(scalar)
    case .quotationMark:
      return token.isJoined && isClosingMark(index)
    default: return false
    }
  }

  /// A quotation mark that can close: a closing one by its form, or a straight one that nothing is joined to.
  private func isClosingMark(_ index: Int) -> Bool {
    switch scalar(index) {
    case 0x201C, 0x2018, 0x201E, 0x201A, 0xAB, 0x300C, 0x300E: return false
    case 0x22, 0x27, 0x60:
      guard let after = token(index + 1), after.isJoined else { return true }
      return after.shape == .punctuation || after.shape == .quotationMark
    default: return true
    }
  }

  static func isClosingBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x29, 0x5D, 0x7D, 0x300B, 0x3009, 0x3011, 0xFF09: true
    default: false
    }
  }

  static func isOpeningBracket(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x28, 0x5B, 0x7B, 0x300A, 0x3008, 0x3010, 0xFF08: true
    default: false
    }
  }
}
