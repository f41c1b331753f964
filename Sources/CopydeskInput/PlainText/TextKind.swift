import CopydeskText

/// Tells text from what isn't.
enum TextKind {
  /// Whether bytes are no text in any encoding: too many controls among them, before decoding or after.
  static func isBinary(_ bytes: some Collection<UInt8>, text: some Collection<UInt8>) -> Bool {
    let signatures: [[UInt8]] = [
      Array("%PDF-".utf8), Array("PK\u{3}\u{4}".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8),
      [0x7F, 0x45, 0x4C, 0x46], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58], [0x28, 0xB5, 0x2F, 0xFD],
      Array("SQLite format".utf8),
    ]
    if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
    var odd = 0
    for byte in text where byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B || byte == 0x7F { odd += 1 }
    // U+FFFD, where decoding made no sense of the bytes.
    odd += replacementCount(text)
    return odd * 20 > text.count
  }

  private static func replacementCount(_ text: some Collection<UInt8>) -> Int {
    var count = 0
    var last: (UInt8, UInt8) = (0, 0)
    for byte in text {
      if byte == 0xBD, last == (0xEF, 0xBF) { count += 1 }
      last = (last.1, byte)
    }
    return count
  }

  /// Whether text is nothing but white space.
  static func isBlank(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let (scalar, next) = Scalars.decode(text, at: index)
        if !Scalars.isSpace(scalar) { return false }
        index = next
      }
      return true
    }
  }
}
