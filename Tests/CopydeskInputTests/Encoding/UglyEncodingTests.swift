import Testing

@testable import CopydeskInput

@Suite struct `Encodings that are not what they say` {
  private func decode(_ bytes: [UInt8], transport: String? = nil, mediaType: String? = "text/html") -> (
    text: String, charset: String, codes: [String]
  ) {
    let decoded = Decoding.decode(bytes, transport: transport, mediaType: mediaType)
    return (String(decoding: decoded.utf8, as: UTF8.self), decoded.charset, decoded.repairs.map(\.code))
  }

  @Test func `a server's latin1 does not hide the page's UTF-8`() {
    let page = Array("<meta charset=utf-8><p>Smörgås – “ja”</p>".utf8)
    let decoded = decode(page, transport: "ISO-8859-1")
    #expect(decoded.text.hasSuffix("Smörgås – “ja”</p>"))
    #expect(decoded.charset == "utf-8")
  }

  @Test func `a server's UTF-8 does not hide the page's Cyrillic`() {
    let page =
      Array("<meta charset=windows-1251><p>".utf8) + [0xCC, 0xE8, 0xF0, 0x20, 0xE8, 0x20, 0xF2, 0xF0, 0xF3, 0xE4]
    let decoded = decode(page, transport: "utf-8")
    #expect(decoded.text.hasSuffix("Мир и труд"))
    #expect(decoded.codes == ["charset-mismatch"])
  }

  @Test(arguments: ["iso-8859-1", "us-ascii", "latin1", "x-ansi"])
  func `curly quotes of Windows under any name of latin1`(label: String) {
    let page = Array("<p>".utf8) + [0x93, 0x48, 0x69, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x85]
    #expect(decode(page, transport: label).text == "<p>“Hi” – €5…")
  }

  @Test func `Japanese in escapes is known whatever is declared`() {
    let words: [UInt8] = [0x1B, 0x24, 0x42, 0x35, 0x44, 0x32, 0x71, 0x1B, 0x28, 0x42]
    for label in [nil, "utf-8", "us-ascii", "iso-2022-jp"] {
      #expect(decode(words + Array("ok".utf8), transport: label).text == "議会ok", "\(label ?? "none")")
    }
  }

  @Test func `Cyrillic of Windows is not taken for that of old Macs`() {
    let text: [UInt8] = [
      0xD1, 0xEE, 0xE2, 0xE5, 0xF2, 0x20, 0xF0, 0xE5, 0xF8, 0xE8, 0xEB, 0x2C, 0x20, 0xF7, 0xF2, 0xEE, 0x20, 0xEC, 0xEE,
      0xF1, 0xF2,
      0x20, 0xE1, 0xF3, 0xE4, 0xE5, 0xF2, 0x20, 0xEF, 0xEE, 0xF1, 0xF2, 0xF0, 0xEE, 0xE5, 0xED,
    ]
    #expect(decode(text).text == "Совет решил, что мост будет построен")
  }

  @Test func `a page cut in the middle of a letter ends in one sign`() {
    let decoded = decode(Array("Zürich und Köln, Bär".utf8) + [0xE2, 0x80])
    #expect(decoded.text == "Zürich und Köln, Bär\u{FFFD}")
    #expect(decoded.codes == ["undecodable-bytes"])
  }

  @Test func `a declaration in UTF-16 is no UTF-8, one in UTF-8 is no UTF-16`() {
    let page = Array("<?xml version='1.0' encoding='UTF-16'?><p>Käse</p>".utf8)
    let decoded = decode(page)
    #expect(decoded.text.hasSuffix("<p>Käse</p>"))
    #expect(decoded.codes == ["charset-mismatch"])
  }

  @Test(arguments: [
    "Ð\u{9C}Ð¸Ñ\u{80} Ð¸ Ñ\u{82}Ñ\u{80}Ñ\u{83}Ð´", "It’s 20 â‚¬, she said â€“ “no more”.",
    "â€œYes,â€\u{9D} he said; â€˜noâ€™.",
  ])
  func `text encoded twice is repaired`(text: String) {
    let decoded = decode(Array(text.utf8))
    #expect(!decoded.text.contains("â") && !decoded.text.contains("Ð"))
    #expect(decoded.codes == ["double-encoded"])
  }

  @Test(arguments: ["Â© 2021", "£5 â la carte", "Ã", "âge d’or, pâté, château", "ÅÄÖ åäö ÂÊÎ"])
  func `text that only looks so is left alone`(text: String) {
    #expect(decode(Array(text.utf8)).text == text)
  }

  @Test func `never trap, and always give UTF-8`() {
    var random = RepeatableRandom(seed: 21)
    let labels: [String?] = [
      nil, "utf-8", "utf-16", "utf-16be", "shift_jis", "gbk", "iso-2022-jp", "windows-1255", "ibm037", "big5", "x",
    ]
    for round in 0..<400 {
      let bytes = (0..<round).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      let decoded = Decoding.decode(bytes, transport: labels[round % labels.count], mediaType: nil)
      #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
      let map = SourceMap(bytes, transport: labels[round % labels.count], mediaType: nil)
      let places = stride(from: 0, through: decoded.utf8.count, by: 3).map { map.source(of: $0) }
      #expect(places == places.sorted() && places.allSatisfy { 0...bytes.count ~= $0 })
    }
  }
}
