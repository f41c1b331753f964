/// Reads UTF-8 bytes into tokens: one pass, no strings made.
enum Tokenizer {
  static func tokens(of text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(text.count / 5 + 4)
    var scan = Scan(text: text, lexicon: lexicon)
    while let token = scan.next() { tokens.append(token) }
    return tokens
  }

  /// Calls `take` with the range's bytes in lower case.
  @inline(__always)
  static func fold(_ text: [UInt8], _ range: TextRange, take: (UInt8) -> Void) {
    text.withUnsafeBufferPointer { fold($0, range.start, range.end, take: take) }
  }

  @inline(__always)
  static func fold(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, take: (UInt8) -> Void) {
    var index = start
    while index < end {
      let byte = text[index]
      if byte < 0x80 {
        take(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        index += 1
      } else {
        let (scalar, next) = Scalars.decode(text, at: index)
        index = next
        // The typographic apostrophe counts as the plain one, so that data files need but one spelling.
        if scalar == 0x2019 { take(0x27); continue }
        foldWide(scalar, take)
      }
    }
  }

  @inline(never)
  private static func foldWide(_ scalar: UInt32, _ take: (UInt8) -> Void) {
    guard let value = Unicode.Scalar(scalar) else { return }
    if value.properties.changesWhenLowercased {
      for byte in value.properties.lowercaseMapping.utf8 { take(byte) }
    } else {
      for byte in UTF8.encode(value)! { take(byte) }
    }
  }
}

/// What a scalar does in a token.
private enum Kind {
  case space, letter, digit, quotationMark, punctuation, symbol
}

private func kind(of scalar: UInt32) -> Kind {
  if Scalars.isDigit(scalar) { return .digit }
  if Scalars.isQuotationMark(scalar) { return .quotationMark }
  if Scalars.isSpace(scalar) { return .space }
  if Scalars.isPunctuation(scalar) { return .punctuation }
  return Scalars.isLetter(scalar) ? .letter : .symbol
}

/// A position in the text on its way from token to token.
private struct Scan {
  let text: UnsafeBufferPointer<UInt8>
  let lexicon: Lexicon
  var index = 0
  var end = 0  // of the token before

  init(text: UnsafeBufferPointer<UInt8>, lexicon: Lexicon) {
    self.text = text
    self.lexicon = lexicon
  }

  mutating func next() -> Token? {
    while index < text.count {
      let (kind, after) = peek(index)
      let start = index
      switch kind {
      case .space:
        index = after
        continue
      case .letter: return word(from: start)
      case .digit: return number(from: start)
      case .quotationMark:
        if let clitic = cliticEnd(at: start, markEnd: after) { return make(start, clitic, .lower) }
        index = after
        // Two back-ticks or two apostrophes are one mark.
        if index < text.count, text[start] == text[index], text[start] == 0x60 || text[start] == 0x27 { index += 1 }
        return make(start, index, .quotationMark)
      case .punctuation:
        index = after
        if text[start] == UInt8(ascii: "."), index < text.count, text[index] == UInt8(ascii: ".") { index = run(of: UInt8(ascii: "."), from: index) }
        return make(start, index, .punctuation)
      case .symbol:
        index = after
        return make(start, index, .symbol)
      }
    }
    return nil
  }

  @inline(__always)
  func peek(_ at: Int) -> (Kind, Int) {
    let byte = text[at]
    if byte < 0x80 { return (asciiKinds[Int(byte)], at + 1) }
    let (scalar, next) = Scalars.decode(text, at: at)
    return (kind(of: scalar), next)
  }

  func run(of byte: UInt8, from: Int) -> Int {
    var at = from
    while at < text.count, text[at] == byte { at += 1 }
    return at
  }

  @inline(__always)
  func isLetter(_ at: Int) -> Bool { at < text.count && peek(at).0 == .letter }

  /// An apostrophe followed by the letters of a clitic ('s, 'll, 't ...) right after a word: the clitic's end.
  func cliticEnd(at start: Int, markEnd: Int) -> Int? {
    let isApostrophe = text[start] == 0x27 || (markEnd - start == 3 && text[start + 1] == 0x80 && text[start + 2] == 0x99)
    guard isApostrophe, start == end, start > 0, isLetter(markEnd) else { return nil }
    var at = markEnd
    while at < text.count, at - markEnd <= 2, isLetter(at) { at = peek(at).1 }
    return at - markEnd <= 2 && !isLetter(at) ? at : nil
  }

  mutating func word(from start: Int) -> Token {
    var at = start
    var uppers = 0
    var letters = 0
    var startsUpper = false
    while at < text.count {
      let byte = text[at]
      if byte < 0x80 {
        if (byte | 0x20) &- 0x61 < 26 {
          if byte < 0x61 {
            uppers += 1
            if letters == 0 { startsUpper = true }
          }
          letters += 1
          at += 1
          continue
        }
        if byte == 0x27, letters > 0, joinsName(after: at + 1, letters: letters, start: start) {
          at += 1
          continue
        }
        break
      }
      let (scalar, next) = Scalars.decode(text, at: at)
      if scalar == 0xAD || scalar == 0x200B {  // soft hyphen, no-width space: inside a word
        guard isLetter(next) else { break }
        at = next
        continue
      }
      if scalar == 0x2019, letters > 0, joinsName(after: next, letters: letters, start: start) {
        at = next
        continue
      }
      guard kind(of: scalar) == .letter else { break }
      if Scalars.isUppercase(scalar) {
        uppers += 1
        if letters == 0 { startsUpper = true }
      }
      letters += 1
      at = next
    }
    var shape: TokenShape
    if uppers == 0 {
      shape = .lower
    } else if letters == 1 {
      shape = .initial
    } else if uppers == letters {
      shape = .allCaps
    } else {
      shape = startsUpper && uppers == 1 ? .capitalized : .mixedCase
    }
    let stop = stopEnd(wordStart: start, wordEnd: at, letters: letters)
    if stop > at, letters == 1, stop > at + 1 { shape = uppers == 1 ? .allCaps : .lower }
    index = stop
    return make(start, stop, shape)
  }

  /// O'Brien, d'Ivoire, Qur'an: an apostrophe inside a name goes with it; a clitic ('s, 're) does not.
  func joinsName(after next: Int, letters: Int, start: Int) -> Bool {
    guard isLetter(next) else { return false }
    var at = next
    var count = 0
    while at < text.count, count < 3, isLetter(at) {
      at = peek(at).1
      count += 1
    }
    if count == 1 || count == 2, !isLetter(at) {
      // n't, 's, 'll, 're, 've, 'd, 'm are split off; other short ends (Ba'ath has 3) are rare enough to go with them.
      return false
    }
    return true
  }

  /// Where a word's own stop ends: `U.S.`, `a.m.`, and abbreviations of the lexicon. The word's end when it has none.
  func stopEnd(wordStart: Int, wordEnd: Int, letters: Int) -> Int {
    guard wordEnd < text.count, text[wordEnd] == UInt8(ascii: ".") else { return wordEnd }
    if letters == 1 {
      // Letters and stops in turn.
      var at = wordEnd + 1
      var pairs = 1
      while at < text.count, isLetter(at) {
        let after = peek(at).1
        guard after < text.count, text[after] == UInt8(ascii: ".") else { break }
        at = after + 1
        pairs += 1
      }
      if pairs > 1 {
        // `U.S.Army` is no abbreviation with three parts; the stop before a longer word stays.
        return isLetter(at) ? at : at
      }
      // A single initial keeps its stop: `George W. Bush`.
      if Scalars.isUppercase(Scalars.decode(text, at: wordStart).scalar) { return wordEnd + 1 }
    }
    // `Ph.D.`: the longest known abbreviation over further letters and stops.
    var best = wordEnd
    var at = wordEnd
    var hash = FNV1a.offsetBasis
    var from = wordStart
    for _ in 0..<3 {
      guard at < text.count, text[at] == UInt8(ascii: ".") else { break }
      Tokenizer.fold(text, from, at + 1) { hash = FNV1a.add($0, to: hash) }
      if lexicon.classes(of: lexicon.find(hash: hash)).contains(.abbreviation) { best = at + 1 }
      from = at + 1
      at = from
      while at < text.count, isLetter(at) { at = peek(at).1 }
      if at == from { break }
    }
    return best
  }

  mutating func number(from start: Int) -> Token {
    var at = start
    while at < text.count {
      let (kind, next) = peek(at)
      if kind == .digit {
        at = next
      } else if text[at] == UInt8(ascii: ".") || text[at] == UInt8(ascii: ","), next < text.count, peek(next).0 == .digit {
        at = next
      } else {
        break
      }
    }
    index = at
    return make(start, at, .number)
  }

  mutating func make(_ start: Int, _ stop: Int, _ shape: TokenShape) -> Token {
    var hash = FNV1a.offsetBasis
    Tokenizer.fold(text, start, stop) { hash = FNV1a.add($0, to: hash) }
    let term = shape == .number ? -1 : lexicon.find(hash: hash)
    defer { end = stop }
    index = stop
    return Token(
      start: Int32(start), end: Int32(stop), hash: hash, classes: lexicon.classes(of: term), term: term, shape: shape,
      isJoined: start == end && start > 0)
  }
}

private let asciiKinds: [Kind] = (0..<128).map { kind(of: UInt32($0)) }
