import CopydeskText
import Testing

@Suite struct TokenPropertyTests {
  /// Pieces that meet in every order: each kind of token, and bytes that are no UTF-8.
  private static let pieces: [[UInt8]] =
    [
      "word", "Word", "U.S.", "Gen.", "a.m", "O'", "’s", "n't", "'", "\"", "“", "”", ".", "...", ",", "1", "12,345",
      "٣", " ",
      "\u{A0}", "\u{AD}", "\u{200B}", "\u{200D}", "é", "Ж", "語", "👩\u{200D}🚀", "\u{301}", "-", "/", "@", "\n", "\0",
      "İ", "ß",
    ].map { Array($0.utf8) } + [
      [0xFF], [0xC3], [0xE2, 0x80], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88],
    ]

  private static func text(seed: UInt64, valid: Bool) -> [UInt8] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var bytes: [UInt8] = []
    for _ in 0..<60 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      bytes += pieces[Int(state % UInt64(valid ? pieces.count - 7 : pieces.count))]
    }
    return bytes
  }

  private static func isSpace(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    range.isEmpty
      || String(decoding: text[range], as: UTF8.self).unicodeScalars.allSatisfy { Scalars.isSpace($0.value) }
  }

  @Test(arguments: 0..<100)
  func `tokens lie in order and leave out nothing but white space`(seed: Int) throws {
    let text = Self.text(seed: UInt64(seed), valid: seed % 2 == 0)
    let tokens = Tokens(text, lexicon: try #require(Lexicon.language("en")))
    var end = 0
    for token in tokens {
      #expect(token.start >= end && token.end > token.start)
      #expect(Self.isSpace(text, end..<Int(token.start)))
      #expect(token.isJoined == (Int(token.start) == end && end > 0))
      end = Int(token.end)
    }
    #expect(Self.isSpace(text, end..<text.count))
  }

  @Test(arguments: 100..<150)
  func `tokens of valid text end between scalars`(seed: Int) throws {
    let text = Self.text(seed: UInt64(seed), valid: true)
    for token in Tokens(text, lexicon: try #require(Lexicon.language("en"))) {
      #expect(text[Int(token.start)] & 0xC0 != 0x80)
      #expect(Int(token.end) == text.count || text[Int(token.end)] & 0xC0 != 0x80)
    }
  }

  @Test(arguments: ["a", ".", "'", "a.", "a'", "1,", "x'y", "\"", "é", "\u{AD}", "A."])
  func `fifty thousand of one thing take linear time`(piece: String) throws {
    let text = Array(repeatElement(Array(piece.utf8), count: 50_000).joined())
    let lexicon = try #require(Lexicon.language("en"))
    let time = ContinuousClock().measure { #expect(!Tokens(text, lexicon: lexicon).isEmpty) }
    #expect(time < .seconds(10))
  }
}
