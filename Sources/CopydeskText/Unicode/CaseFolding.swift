/// Lower case for hashing: the form in which words are compared with data files.
///
/// The typographic apostrophe counts as the plain one, so that data files need but one spelling; soft hyphens and spaces of
/// no width inside a word don't count at all.
enum CaseFolding {
  /// Calls `take` with the bytes of `text` from `start` to `end` in lower case.
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
        foldWide(text, index, next, scalar, take)
        index = next
      }
    }
  }

  /// The FNV-1a hash of the bytes from `start` to `end` in lower case, added to `hash`.
  static func hash(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, addedTo hash: UInt64 = FNV1a.offsetBasis
  ) -> UInt64 {
    var hash = hash
    fold(text, start, end) { hash = FNV1a.add($0, to: hash) }
    return hash
  }

  @inline(never)
  private static func foldWide(
    _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ scalar: UInt32, _ take: (UInt8) -> Void
  ) {
    switch scalar {
    case 0x2019: take(0x27)
    case 0xAD, 0x200B, 0x2060, 0xFEFF: return
    default:
      if ScalarTraits.of(scalar).changesWhenFolded, let value = Unicode.Scalar(scalar) {
        for byte in value.properties.lowercaseMapping.utf8 { take(byte) }
      } else {
        for index in start..<end { take(text[index]) }
      }
    }
  }
}
