import CopydeskCore
import CopydeskSentences
import CopydeskTesting
import CopydeskText
import Testing

/// A text as it is cut, the sentences joined with ¶.
private func cut(_ text: String) throws -> String {
  let bytes = Array(text.utf8)
  let tokens = Tokens(bytes, lexicon: try #require(Lexicon.language("en")))
  let ranges = SentenceSplitter(text: bytes, tokens: tokens).sentences(in: PlainBlocks.ranges(of: bytes))
  return ranges.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }.joined(separator: "¶")
}

@Suite struct SplitSentencesTests {
  @Test func `keeps the contract of stages`() throws { try StageContract(SplitSentences.self).check() }

  @Test(arguments: [
    "Gen. Ruth Ames met Lt. Col. Ito.¶They spoke.", "He lives in the U.S.¶The rest is gone.",
    "The U.S. Navy left.", "She came at 9 a.m. on Monday.", "It opens at 9 a.m.¶The doors are blue.",
    "Call at 5 p.m. Friday.", "Harlan Foods Inc. Chairman Jo Lind resigned.", "He runs Harlan Foods Inc.¶He is rich.",
    "Turn to p. 12 and No. 5.", "She said no.¶He did not.", "Jane Q. Public spoke.", "J. R. Moss and B. Lee won.",
    "We saw plan B.¶It failed.", "Bring pens, paper, etc.¶They cost little.", "See Smith et al. 2019 for more.",
    "It rose in Sept. 2019.¶It fell in Jan.¶The rest is history.", "They sat.¶Then they ate.",
  ])
  func `abbreviations end a sentence where the words around agree`(marked: String) throws {
    #expect(try cut(marked.replacingPilcrows) == marked)
  }

  @Test(arguments: [
    "“Stop!” Lind shouted.¶Nobody did.", "“We will go.”¶“When?” she asked.", "“It is late,” he said.¶“Go home.”",
    "She asked, \"Who is it?\" and left.", "He wrote ‘No more.’¶Then he slept.", "Is it true?!¶Yes!!!",
    "(It was late.)¶We left.", "He left (it was late).¶We stayed.", "“The end.”¶Lind left the room.",
    "She works at Wow! in the old town.",
  ])
  func `quotation marks and brackets go with what they close`(marked: String) throws {
    #expect(try cut(marked.replacingPilcrows) == marked)
  }

  @Test(arguments: [
    "It costs $3.50.¶That is a lot.", "See www.example.org/a.b for it.¶Then write to a.lind@example.org today.",
    "Version 2.0 came.¶3 people saw it.", "I thought ... well, no.", "I waited...¶Nobody came.",
    "It grew. [4]¶It fell.",
    "1. Boil water¶2. Add salt¶3. Wait", "a) Come in¶b) Sit down", "• Milk¶• Bread", "He won.¶She lost",
    "It ended yesterday.¶We saw it", "They paid.¶** Not all of it.", "Dry it.¶#2) Wash it.", "It is no.* It is so.",
  ])
  func `numbers, addresses, ellipses and lists`(marked: String) throws {
    #expect(try cut(marked.replacingPilcrows) == marked)
  }

  @Test func `a missing space parts a sentence, an address has none`() throws {
    #expect(try cut("It was late.We left.") == "It was late.¶We left.")
    #expect(try cut("Read www.example.Com again.") == "Read www.example.Com again.")
  }

  @Test(arguments: [
    ("你好。再见！", "你好。¶再见！"), ("क्या हुआ? वह गया। ठीक है।", "क्या हुआ?¶वह गया।¶ठीक है।"), ("مرحبا؟ نعم.", "مرحبا؟¶نعم."),
    ("Լավ է։ Գնանք։", "Լավ է։¶Գնանք։"),
  ])
  func `other scripts end sentences by their own signs`(text: String, expected: String) throws {
    #expect(try cut(text) == expected)
  }

  @Test func `blocks bound sentences`() throws {
    #expect(try cut("A heading\n\nIt goes\non here. And here") == "A heading¶It goes\non here.¶And here")
    #expect(try cut("One line\nAnother line") == "One line¶Another line")
  }

  @Test func `a language without data is left alone, with a finding`() throws {
    var document = Document(id: "x", text: Array("Was ist das? Nichts.".utf8))
    document.metadata.language = "xx"
    let stage = try SplitSentences(options: .init(), environment: StageEnvironment())
    try stage.process(&document)
    #expect(document[Sentences.self] == nil)
    #expect(document.findings.map(\.code) == ["no-language-data"])
  }
}

@Suite struct SentencePropertyTests {
  private static let pieces = [
    "word", "Word", ".", "...", "!", "?", "\"", "“", "”", "(", ")", "[", "]", "1", "a.", "Gen.", "U.S.", " ", " ", " ",
    "\n", "\n\n", "•", "。",
    "'", "—", "…",
  ].map { Array($0.utf8) }

  @Test(arguments: 0..<150)
  func `sentences lie in order and hold every token`(seed: Int) throws {
    var state = UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15
    var text: [UInt8] = []
    for _ in 0..<80 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += Self.pieces[Int(state >> 33) % Self.pieces.count]
    }
    let tokens = Tokens(text, lexicon: try #require(Lexicon.language("en")))
    let sentences = SentenceSplitter(text: text, tokens: tokens).sentences(in: PlainBlocks.ranges(of: text))
    #expect(zip(sentences, sentences.dropFirst()).allSatisfy { $0.end <= $1.start })
    #expect(tokens.allSatisfy { token in sentences.contains { $0.contains(token.range) } })
  }

  @Test(arguments: ["\"", ". ", "(", "a. ", "1. ", "[", ".)", "• ", "! ", "\n", "? a "])
  func `fifty thousand of one thing take linear time`(piece: String) throws {
    let text = Array(repeatElement(Array(piece.utf8), count: 50_000).joined())
    let tokens = Tokens(text, lexicon: try #require(Lexicon.language("en")))
    let time = ContinuousClock().measure {
      _ = SentenceSplitter(text: text, tokens: tokens).sentences(in: PlainBlocks.ranges(of: text))
    }
    #expect(time < .seconds(10))
  }
}

extension String {
  fileprivate var replacingPilcrows: String { split(separator: "¶").joined(separator: " ") }

  /// Looks at each byte, as a check on the search by words.
  private func plainRanges(_ text: [UInt8], gap: Int) -> [TextRange] {
    var ranges: [TextRange] = []
    var start = 0
    var end = 0
    var feeds = 0
    for (index, byte) in text.enumerated() {
      if byte == 0x0A {
        feeds += 1
      } else if byte > 0x20 {
        if feeds >= gap, end > start {
          ranges.append(TextRange(start, end))
          start = index
        } else if end == start {
          start = index
        }
        feeds = 0
        end = index + 1
      }
    }
    return end > start ? ranges + [TextRange(start, end)] : ranges
  }

  @Test func `blank lines part paragraphs wherever they lie`() {
    var state: UInt64 = 17
    for length in 0..<400 {
      let text = (0..<length).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Array("ab.\n\r\n \u{0}é\n".utf8)[Int(state >> 33) % 11]
      }
      let blank = plainRanges(text, gap: 2)
      #expect(PlainBlocks.ranges(of: text) == (blank.count > 1 ? blank : plainRanges(text, gap: 1)))
      #expect(PlainBlocks.lines(of: text, in: TextRange(0, length)) == plainRanges(text, gap: 1))
    }
  }
}
