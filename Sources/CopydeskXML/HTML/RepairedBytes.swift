import CopydeskText

extension [UInt8] {
  /// Appends text; C1 control codes, which are windows-1252 taken for Latin 1, become the characters that were meant.
  mutating func appendRepaired(_ text: UnsafeBufferPointer<UInt8>) {
    var from = 0
    var search = 0
    while let lead = text.firstIndex(of: 0xC2, from: search) {
      search = lead + 1
      guard search < text.count, text[search] >= 0x80, text[search] <= 0x9F else { continue }
      append(contentsOf: UnsafeBufferPointer(rebasing: text[from..<lead]))
      append(contentsOf: C1.replacement(of: text[search]))
      from = search + 1
      search = from
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: text[from...]))
  }
}

/// What windows-1252 has where Latin 1 has control codes.
private enum C1 {
  /// The characters of 0x80 to 0x9F; those that windows-1252 leaves out become spaces.
  private static let characters: [[UInt8]] =
    "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ".unicodeScalars.map { Array(String($0).utf8) }

  static func replacement(of byte: UInt8) -> [UInt8] { characters[Int(byte) - 0x80] }
}
