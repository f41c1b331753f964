/// Words: letters, with the apostrophes and stops that are theirs.
extension TokenScan {
  /// Reads the word that starts at `start` and returns its end. Words of plain letters are hashed while they are read.
  @inline(__always)
  mutating func word(from start: Int) -> Int {
    var at = start
    var hash = FNV1a.offsetBasis
    var uppers = 0
    while at < text.count {
      let byte = text[at]
      let lower = byte | 0x20
      guard lower &- 0x61 < 26 else { break }
      hash = FNV1a.add(lower, to: hash)
      uppers &+= Int(~byte >> 5 & 1)
      at &+= 1
    }
    if at < text.count {
      let byte = text[at]
      if byte >= 0x80 || byte == 0x27 || byte == 0x2E && mayOwnStop(at, letters: at - start, hash) {
        return wordWithMarks(from: start, plainEnd: at, uppers: uppers)
      }
    }
    let shape = TokenScan.shape(letters: at - start, uppers: uppers, startsUpper: text[start] & 0x20 == 0)
    return add(start, at, shape, hash: hash, entry: index.find(hash))
  }

  /// Whether the stop behind a word of plain letters may be its own: of an initial, of an abbreviation that the lexicon has or
  /// that goes on behind it.
  @inline(__always)
  private func mayOwnStop(_ at: Int, letters: Int, _ hash: UInt64) -> Bool {
    letters == 1 || isLetter(at + 1)
      || index.find(FNV1a.add(UInt8(ascii: "."), to: hash)).classes.contains(.abbreviation)
  }

  @inline(__always)
  private static func shape(letters: Int, uppers: Int, startsUpper: Bool) -> TokenShape {
    if uppers == 0 { return .lower }
    if letters == 1 { return .initial }
    if uppers == letters { return .allCaps }
    return uppers == 1 && startsUpper ? .capitalized : .mixedCase
  }

  /// A word that goes on with a letter beyond ASCII or an apostrophe, or that a stop follows.
  @inline(never)
  private mutating func wordWithMarks(from start: Int, plainEnd: Int, uppers plainUppers: Int) -> Int {
    var at = plainEnd
    var letters = plainEnd - start
    var uppers = plainUppers
    while at < text.count {
      let (scalar, next) = Scalars.decode(text, at: at)
      let traits = ScalarTraits.of(scalar)
      if traits.isLetter {
        letters += 1
        uppers += traits.isUppercase ? 1 : 0
      } else if scalar == 0x27 || scalar == 0x2019 {
        guard isLetter(next) else { break }
        if let clitic = clitic(of: start, mark: at, markEnd: next) { return split(start, letters, uppers, clitic) }
        if isElided(start, next) { return addWord(start, next, letters, uppers) }
      } else if !TokenScan.isInvisible(scalar) || !isLetter(next) {
        break
      }
      at = next
    }
    return addWord(start, stopEnd(wordStart: start, wordEnd: at, letters: letters), letters, uppers)
  }

  /// A short word that an apostrophe ends: an article before a vowel (l').
  private func isElided(_ start: Int, _ end: Int) -> Bool { end - start <= 8 && isKnown(start, end) }

  /// Soft hyphen, no-width space, joiners: inside a word they are part of it.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    scalar == 0xAD || (0x200B...0x200D).contains(scalar) || scalar == 0x2060 || scalar == 0xFEFF
  }

  private mutating func addWord(_ start: Int, _ stop: Int, _ letters: Int, _ uppers: Int) -> Int {
    let startsUpper = ScalarTraits.of(Scalars.decode(text, at: start).scalar).isUppercase
    var shape = TokenScan.shape(letters: letters, uppers: uppers, startsUpper: startsUpper)
    if letters == 1, stop - start > 2, text[start] < 0x80 { shape = startsUpper ? .allCaps : .lower }  // U.S.
    return add(start, stop, shape)
  }

  @inline(__always)
  func isLetter(_ at: Int) -> Bool {
    guard at < text.count else { return false }
    return text[at] < 0x80 ? kinds[Int(text[at])] == .letter : isWideLetter(at)
  }

  @inline(never)
  private func isWideLetter(_ at: Int) -> Bool { ScalarTraits.of(Scalars.decode(text, at: at).scalar).isLetter }

  private func isKnown(_ start: Int, _ stop: Int) -> Bool { index.find(CaseFolding.hash(text, start, stop)).term >= 0 }
}

/// Apostrophes.
extension TokenScan {
  /// A word that starts with its apostrophe, apart from the word before or joined to a number ('em, 's): its end.
  mutating func apostropheWord(from start: Int, markEnd: Int) -> Int? {
    let isApostrophe = text[start] == 0x27 || Scalars.decode(text, at: start).scalar == 0x2019
    guard isApostrophe, let end = shortWordEnd(markEnd), isKnown(start, end) else { return nil }
    return add(start, end, .lower)
  }

  /// The end of one to six letters that no letter follows.
  private func shortWordEnd(_ start: Int) -> Int? {
    var at = start
    var letters = 0
    while letters < 7, isLetter(at) {
      at = Scalars.decode(text, at: at).next
      letters += 1
    }
    return (1...6).contains(letters) ? at : nil
  }

  /// What an apostrophe and the letters after it add to a word, when the lexicon has them: 's, 'll, and n't with its n.
  private func clitic(of start: Int, mark: Int, markEnd: Int) -> TextRange? {
    guard let end = shortWordEnd(markEnd) else { return nil }
    if mark - start > 1, text[mark - 1] | 0x20 == UInt8(ascii: "n"), isKnown(mark - 1, end) {
      return TextRange(mark - 1, end)
    }
    return isKnown(mark, end) ? TextRange(mark, end) : nil
  }

  private mutating func split(_ start: Int, _ letters: Int, _ uppers: Int, _ clitic: TextRange) -> Int {
    let first = text[clitic.start]
    let isLetter = first | 0x20 == UInt8(ascii: "n")
    let upper = isLetter && first & 0x20 == 0 ? 1 : 0
    _ = addWord(start, clitic.start, isLetter ? letters - 1 : letters, uppers - upper)
    return add(clitic.start, clitic.end, .lower)
  }
}

/// Stops.
extension TokenScan {
  /// Where a word's own stop ends: `U.S.`, `a.m.`, `W.`, and abbreviations of the lexicon. The word's end when it has none.
  private func stopEnd(wordStart: Int, wordEnd: Int, letters: Int) -> Int {
    guard isStop(wordEnd) else { return wordEnd }
    let known = abbreviationEnd(from: wordStart, firstStop: wordEnd)
    guard letters == 1, let dotted = dottedEnd(from: wordStart, firstStop: wordEnd) else { return known }
    return max(known, dotted)
  }

  private func isStop(_ at: Int) -> Bool { at < text.count && text[at] == UInt8(ascii: ".") }

  /// Letters and stops in turn (`U.S.`, `a.m.`, `U.K` at the end), or an initial in upper case with its stop.
  private func dottedEnd(from start: Int, firstStop: Int) -> Int? {
    var at = firstStop + 1
    var pairs = 1
    let isUpper = ScalarTraits.of(Scalars.decode(text, at: start).scalar).isUppercase
    while isLetter(at) {
      let (scalar, after) = Scalars.decode(text, at: at)
      guard isStop(after) else {
        let isLast = !isLetter(after) && (isUpper && ScalarTraits.of(scalar).isUppercase || isKnown(start, after))
        if isLast { return after }
        break
      }
      at = after + 1
      pairs += 1
    }
    if pairs > 1 { return at }
    return isUpper ? firstStop + 1 : nil
  }

  /// The longest abbreviation of the lexicon over up to three runs of letters with stops (`Ph.D.`).
  private func abbreviationEnd(from start: Int, firstStop: Int) -> Int {
    var best = firstStop
    var from = start
    var at = firstStop
    var hash = FNV1a.offsetBasis
    for _ in 0..<3 {
      guard isStop(at) else { break }
      hash = CaseFolding.hash(text, from, at + 1, addedTo: hash)
      if isAbbreviation(hash, start: start, end: at + 1) { best = at + 1 }
      from = at + 1
      at = lettersEnd(from)
      if at == from { break }
    }
    return best
  }

  /// The end of at most twelve letters: no abbreviation has longer parts.
  private func lettersEnd(_ start: Int) -> Int {
    var at = start
    for _ in 0..<12 where isLetter(at) { at = Scalars.decode(text, at: at).next }
    return at
  }

  /// An abbreviation that only stands before numbers keeps its stop only there: "No. 5", but "She said no."
  private func isAbbreviation(_ hash: UInt64, start: Int, end: Int) -> Bool {
    let (term, classes) = index.find(hash)
    guard classes.contains(.abbreviation) else { return false }
    if lexicon.terms[Int(term)].needsCapital, !ScalarTraits.of(Scalars.decode(text, at: start).scalar).isUppercase {
      return false
    }
    let needsNumber =
      classes.contains(.abbreviationBeforeNumber)
      && !classes.intersects(TermClasses(.abbreviationBeforeName, .abbreviationMayEnd))
    return needsNumber ? isNumberNext(end) : !isLowercase(end)
  }

  /// A letter that is no capital: in `co.uk` the stop is nobody's.
  private func isLowercase(_ at: Int) -> Bool {
    isLetter(at) && !ScalarTraits.of(Scalars.decode(text, at: at).scalar).isUppercase
  }

  private func isNumberNext(_ start: Int) -> Bool {
    var at = start
    while at < text.count, at - start < 4 {
      let (scalar, next) = Scalars.decode(text, at: at)
      let kind = ScalarTraits.of(scalar).kind
      if kind != .space { return kind == .digit }
      at = next
    }
    return false
  }
}
