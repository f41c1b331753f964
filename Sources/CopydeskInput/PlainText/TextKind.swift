import CopydeskText

/// Tells text from what isn't.
enum TextKind {
  /// Whether bytes are no text in any encoding: too many controls among them, before decoding or after.
  static func isBinary(_ bytes: some Collection<UInt8>, text: some Collection<UInt8>) -> Bool {
    if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
    var odd = 0
    for byte in text where byte < 0x20 && !(0x07...0x0D).contains(byte) && byte != 0x1B || byte == 0x7F { odd += 1 }
    // U+FFFD, where decoding made no sense of the bytes.
    odd += replacementCount(text)
    return odd * 20 > text.count
  }

  private static let signatures: [[UInt8]] = (Resource(named: "any/binary-signatures.tsv")?.rows ?? []).map { row in
    let digits = Array(row[0].utf8)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...($0 + 1)], as: UTF8.self), radix: 16)
    }
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
