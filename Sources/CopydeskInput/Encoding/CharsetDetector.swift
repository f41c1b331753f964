/// Guesses the encoding of bytes that are no UTF-8 and declare nothing that holds.
enum CharsetDetector {
  /// The likeliest encoding; windows-1252 where nothing speaks against it.
  static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> Charset {
    let sample = UnsafeBufferPointer(rebasing: bytes.prefix(1 << 18))
    return PairStatistics(sample).charset ?? LetterStatistics(sample).charset
  }

  /// Whether ASCII bytes hold the escape sequences of ISO-2022-JP.
  static func hasJapaneseEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index + 2 < bytes.count {
      if bytes[index] == 0x1B, bytes[index + 1] == 0x24, bytes[index + 2] == 0x42 || bytes[index + 2] == 0x40 {
        return true
      }
      index += 1
    }
    return false
  }
}
