import CopydeskText

/// A position in the bytes of a text on its way from folded word to folded word.
struct FoldingScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limit: Int
  /// The table, held here because a global one is asked for its initialization at each access.
  private let kinds = asciiKinds
  private var index = 0
  /// Whether a stop or line break was passed since the last word.
  private(set) var sawBreak = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.bytes = bytes
    self.limit = min(limit, bytes.count)
  }

  mutating func next() -> FoldedWord? {
    sawBreak = false
    // One space and a letter, as nearly always.
    if index + 1 < limit, bytes[index] == 0x20, (bytes[index + 1] | 0x20) &- 0x61 < 26 {
      index += 1
      return word()
    }
    while index < limit {
      let byte = bytes[index]
      let kind = byte < 0x80 ? kinds[Int(byte)] : .wide
      switch kind {
      case .letter, .digit: return word()
      case .stop:
        sawBreak = true
        index += 1
      case .ampersand: index = Reference(in: bytes, at: index, limit: limit)?.end ?? index + 1
      case .other: index += 1
      case .wide:
        let (scalar, after) = Scalars.decode(bytes, at: index)
        if Scalars.isLetter(scalar) || Scalars.isDigit(scalar) { return word() }
        index = after
      }
    }
    return nil
  }

  private mutating func word() -> FoldedWord {
    let start = index
    var hash = FNV1a.offsetBasis
    var traits: WordTraits = bytes[start] &- 0x41 < 26 ? .capitalized : []
    scan: while index < limit {
      // Most bytes of most texts: a loop without a choice.
      while index < limit, (bytes[index] | 0x20) &- 0x61 < 26 {
        hash = FNV1a.add(bytes[index] | 0x20, to: hash)
        index += 1
      }
      guard index < limit else { break }
      let byte = bytes[index]
      let kind = byte < 0x80 ? kinds[Int(byte)] : .wide
      switch kind {
      case .letter: break
      case .digit:
        hash = FNV1a.add(byte, to: hash)
        traits.insert(.number)
        index += 1
      case .wide:
        let (scalar, after) = Scalars.decode(bytes, at: index)
        if scalar == 0x2019 || scalar == 0xAD || scalar == 0x200B, joins(after) {
          index = after
        } else if Scalars.isLetter(scalar) || Scalars.isDigit(scalar) {
          if isUnspaced(scalar), index > start { break scan }
          if index == start, Scalars.isUppercase(scalar) { traits.insert(.capitalized) }
          hash = add(scalar, to: hash)
          index = after
          if isUnspaced(scalar) { break scan }
        } else {
          break scan
        }
      case .other, .stop, .ampersand:
        guard let after = inner(byte, kind) else { break scan }
        if byte == UInt8(ascii: ".") { hash = FNV1a.add(byte, to: hash) }
        index = after
      }
    }
    // The upper half of FNV-1a is the better mixed one.
    let folded = UInt32(truncatingIfNeeded: hash >> 32) ^ UInt32(truncatingIfNeeded: hash)
    return FoldedWord(
      hash: folded, start: UInt32(start), end: UInt32(index), traits: traits, followsBreak: sawBreak)
  }

  /// Where a word goes on after a sign inside it: an apostrophe between letters, a point or comma between digits.
  private func inner(_ byte: UInt8, _ kind: ByteKind) -> Int? {
    switch byte {
    case UInt8(ascii: "'"), UInt8(ascii: "`"): return joins(index + 1) ? index + 1 : nil
    case UInt8(ascii: "."), UInt8(ascii: ","):
      guard index + 1 < limit, isDigit(bytes[index + 1]), isDigit(bytes[index - 1]) else { return nil }
      return index + 1
    case UInt8(ascii: "&"):
      guard let reference = Reference(in: bytes, at: index, limit: limit), reference.isApostrophe else { return nil }
      return joins(reference.end) ? reference.end : nil
    default: return nil
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether a letter or digit stands at `at`.
  private func joins(_ at: Int) -> Bool {
    guard at < limit else { return false }
    let byte = bytes[at]
    if byte < 0x80 { return kinds[Int(byte)] == .letter || kinds[Int(byte)] == .digit }
    let (scalar, _) = Scalars.decode(bytes, at: at)
    return Scalars.isLetter(scalar) && !isUnspaced(scalar)
  }
}

/// A character reference that stayed behind in a text, such as `&#x27;`.
private struct Reference {
  let end: Int
  let isApostrophe: Bool

  init?(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, limit: Int) {
    var at = start + 1
    var hash = FNV1a.offsetBasis
    while at < limit, at - start < 10, bytes[at] != UInt8(ascii: ";") {
      let byte = bytes[at]
      guard byte == UInt8(ascii: "#") || (byte < 0x80 && [.letter, .digit].contains(asciiKinds[Int(byte)])) else {
        return nil
      }
      hash = FNV1a.add(byte | 0x20, to: hash)
      at += 1
    }
    guard at < limit, bytes[at] == UInt8(ascii: ";"), at > start + 1 else { return nil }
    end = at + 1
    isApostrophe = apostrophes.contains(hash)
  }
}

private let apostrophes: [UInt64] = ["#39", "#x27", "#8217", "#x2019", "apos", "rsquo"].map { name in
  name.utf8.reduce(FNV1a.offsetBasis) { FNV1a.add($1 | 0x20, to: $0) }
}

@inline(never)
private func add(_ scalar: UInt32, to hash: UInt64) -> UInt64 {
  guard let value = Unicode.Scalar(scalar) else { return hash }
  let lower = value.properties.changesWhenLowercased ? value.properties.lowercaseMapping : String(value)
  return lower.utf8.reduce(hash) { FNV1a.add($1, to: $0) }
}

/// Scripts written without spaces between words: Thai to Khmer, kana and Han.
private func isUnspaced(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3005...0x312F, 0x3400...0x9FFF, 0xF900...0xFAFF,
    0x20000...0x3FFFF:
    true
  default: false
  }
}

private enum ByteKind: UInt8 {
  case other, letter, digit, stop, ampersand, wide
}

private let asciiKinds: [ByteKind] = (0..<128).map { (byte: UInt8) in
  switch byte {
  case 0x41...0x5A, 0x61...0x7A: .letter
  case 0x30...0x39: .digit
  case 0x0A, 0x0D, 0x21, 0x2E, 0x3F: .stop
  case 0x26: .ampersand
  default: .other
  }
}
