import CopydeskText

/// The words of a stretch of text in lower case, punctuation left out; apostrophes inside words are plain ones.
func foldedWords(_ text: ArraySlice<UInt8>) -> [[UInt8]] {
  text.withUnsafeBufferPointer { bytes in
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let (scalar, next) = Scalars.decode(bytes, at: index)
      if Scalars.isLetter(scalar) || Scalars.isDigit(scalar) {
        fold(scalar, into: &word)
      } else if scalar == 0x27 || scalar == 0x2019, !word.isEmpty, next < bytes.count {
        word.append(0x27)
      } else if !word.isEmpty {
        words.append(trimmed(word))
        word = []
      }
      index = next
    }
    if !word.isEmpty { words.append(trimmed(word)) }
    return words
  }
}

private func fold(_ scalar: UInt32, into word: inout [UInt8]) {
  if scalar < 0x80 {
    word.append(scalar &- 0x41 < 26 ? UInt8(scalar) | 0x20 : UInt8(scalar))
  } else if let value = Unicode.Scalar(scalar) {
    word += Array(value.properties.lowercaseMapping.utf8)
  }
}

private func trimmed(_ word: [UInt8]) -> [UInt8] { word.last == 0x27 ? Array(word.dropLast()) : word }
