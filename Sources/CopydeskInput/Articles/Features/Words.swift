import CopydeskText

/// Hashes of words in lower case, for comparison of texts without a string for each.
///
/// A word is a run of letters and digits of any script; CJK and typographic punctuation parts words.
struct WordHashes {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    index = range.lowerBound
    end = range.upperBound
  }

  /// The hash of the next word; nil at the end.
  mutating func next() -> UInt64? {
    var hash = FNV1a.offsetBasis
    var isEmpty = true
    while index < end {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        let lower = byte | 0x20
        if lower &- 0x61 < 26 {
          hash = FNV1a.add(lower, to: hash)
        } else if byte &- 0x30 < 10 {
          hash = FNV1a.add(byte, to: hash)
        } else if isEmpty {
          continue
        } else {
          break
        }
        isEmpty = false
      } else if let letter = letter() {
        hash = FNV1a.add(
          UInt8(truncatingIfNeeded: letter >> 8), to: FNV1a.add(UInt8(truncatingIfNeeded: letter), to: hash))
        isEmpty = false
      } else if !isEmpty {
        break
      }
    }
    return isEmpty ? nil : hash
  }

  /// The letter beyond ASCII that stands here, in lower case; goes past it. Nil for punctuation.
  private mutating func letter() -> UInt32? {
    let (scalar, next) = Scalars.decode(bytes, at: index)
    index = min(next, end)
    guard Scalars.isLetter(scalar) || Scalars.isDigit(scalar) else { return nil }
    switch scalar {
    case 0xC0...0xDE, 0x391...0x3A9, 0x410...0x42F: return scalar + 0x20
    case 0x400...0x40F: return scalar + 0x50
    case 0x100...0x17F: return scalar | 1
    default: return scalar
    }
  }

  /// The hashes of all words of a text.
  static func all(in text: String) -> [UInt64] {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var words = WordHashes(bytes, 0..<bytes.count)
      var hashes: [UInt64] = []
      while let word = words.next() { hashes.append(word) }
      return hashes
    }
  }

  /// One hash for a sequence of words.
  static func join(_ hash: UInt64, _ word: UInt64) -> UInt64 { (hash &* 31 ^ word) &* 0x9E37_79B9_7F4A_7C15 | 1 }
}
