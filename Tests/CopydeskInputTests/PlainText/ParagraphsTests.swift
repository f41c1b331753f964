import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Paragraphs of plain text` {
  private func paragraphs(_ text: String) -> [String] {
    read(text, format: .plainText).documents.first?.blockStrings ?? []
  }

  @Test(arguments: [
    ("One.\n\nTwo\nthree.\n", ["One.", "Two\nthree."]), ("One.\nTwo.\n", ["One.", "Two."]),
    ("\n\n  One.  \r\n \r\nTwo.", ["One.", "Two."]),
    ("One.\rTwo.", ["One.", "Two."]), ("One", ["One"]), ("\u{A0}\nOne\n\u{3000}\nTwo", ["One", "Two"]),
  ])
  func `are parted by blank lines, or else by each newline`(text: String, expected: [String]) {
    #expect(paragraphs(text) == expected)
  }

  @Test func `keep hard-wrapped lines together`() {
    let text = """
      The council of the small town met on Monday evening to talk about the
      new bridge, which has been closed since a lorry hit one of its pillars
      in the spring and which nobody has been able to cross on foot or by
      car ever since.
      The mayor, Ida Holm, said she hoped that work would begin before the
      first snow, and that the money had been found at last after months of
      talks with the county.
      """
    #expect(paragraphs(text).count == 2)
    #expect(paragraphs(text).first?.hasSuffix("ever since.") == true)
  }

  @Test func `never change the text`() {
    let text = " One.\r\n\r\nTwo \u{AD}… "
    #expect(read(text, format: .plainText).documents.first?.string == text)
  }

  @Test func `part long lines even where blank lines stand elsewhere`() {
    let line = String(repeating: "The bridge is closed. ", count: 12)
    #expect(paragraphs("Headline\n\n\(line)\n\(line)").count == 3)
  }

  @Test func `take linear time`() {
    let clock = ContinuousClock()
    #expect(clock.measure { _ = paragraphs(String(repeating: "a\n", count: 200_000)) } < .seconds(5))
  }
}
