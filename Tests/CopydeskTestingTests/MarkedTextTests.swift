import CopydeskTesting
import CopydeskText
import Testing

@Suite struct MarkedTextTests {
  @Test func `marks name places in UTF-8 bytes and leave the text`() throws {
    let marked = MarkedText("1️⃣“Óh,”2️⃣ 3️⃣he4️⃣ said ⟦today⟧ ⟦⟦a⟧ b⟧ 5️⃣")
    #expect(marked.text == "“Óh,” he said today a b ")
    #expect(try marked.range(1, 2) == TextRange(0, 10))
    #expect(String(decoding: marked.bytes[11..<13], as: UTF8.self) == "he")
    #expect(try marked.range(3, 4) == TextRange(11, 13))
    #expect(try marked.offset(5) == marked.bytes.count)
    #expect(
      marked.ranges.map { String(decoding: marked.bytes[$0.start..<$0.end], as: UTF8.self) } == ["today", "a", "a b"])
    #expect(throws: MissingMark.self) { try marked.offset(7) }
  }

  @Test(arguments: ["⟦a⟧ b", "a ⟦é⟧⟦b⟧", "⟦⟧", "plain", "⟦a ⟦b⟧ c⟧"])
  func `marking ranges gives the marked text back`(_ marked: String) {
    let read = MarkedText(marked)
    #expect(MarkedText.marking(read.ranges, in: read.bytes) == marked)
  }

  @Test func `marking goes as far as ranges outside allow`() {
    #expect(MarkedText.marking([TextRange(1, 90)], in: Array("abc".utf8)) == "a⟦bc⟧")
  }

  @Test func `random texts are the same for the same seed`() {
    var one = SeededGenerator(seed: 7)
    var other = SeededGenerator(seed: 7)
    #expect(RandomTexts.newsLike(pieces: 50, using: &one) == RandomTexts.newsLike(pieces: 50, using: &other))
    #expect(RandomTexts.bytes(9, using: &one) == RandomTexts.bytes(9, using: &other))
  }
}
