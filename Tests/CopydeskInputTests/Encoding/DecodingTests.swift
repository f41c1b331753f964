import Testing

@testable import CopydeskInput

@Suite struct `Decoding of whole files` {
  private func decode(_ bytes: [UInt8], transport: String? = nil, mediaType: String? = nil) -> (
    text: String, charset: String, codes: [String]
  ) {
    let decoded = Decoding.decode(bytes, transport: transport, mediaType: mediaType)
    return (String(decoding: decoded.utf8, as: UTF8.self), decoded.charset, decoded.repairs.map(\.code))
  }

  @Test func `bytes of windows-1252 that call themselves latin1 keep their quotation marks`() {
    let page = Array("<meta charset=latin1><p>".utf8) + [0x93] + Array("Caf".utf8) + [0xE9, 0x94]
    let decoded = decode(page, mediaType: "text/html")
    #expect(decoded.text == "<meta charset=latin1><p>“Café”")
    #expect(decoded.charset == "windows-1252")
    #expect(decoded.codes.isEmpty)
  }

  @Test(arguments: [
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">", "text/html"),
    ("<!-- <meta charset=utf-16> --><META CONTENT='text/html;charset=cp1251' HTTP-EQUIV='content-type'/>", "text/html"),
    ("<?xml version='1.0' encoding='Windows-1251'?>", "application/rss+xml"),
    ("<html><head><title>x</title><meta charset = \"x-cp1251\">", nil),
  ])
  func `a declaration is believed`(head: String, mediaType: String?) {
    let decoded = decode(Array(head.utf8) + [0xCC, 0xE8, 0xF0], mediaType: mediaType)
    #expect(decoded.text == head + "Мир")
    #expect(decoded.charset == "windows-1251")
  }

  @Test func `the transport goes before the declaration`() {
    let page = Array("<?xml version='1.0' encoding='iso-8859-2'?><a>".utf8) + [0xCC, 0xE8, 0xF0]
    #expect(decode(page, transport: "windows-1251").text.hasSuffix("Мир"))
  }

  @Test func `UTF-8 under a wrong name is read as UTF-8 and said`() {
    let decoded = decode(Array("<meta charset=iso-8859-1>Zürich, “gut”".utf8), mediaType: "text/html")
    #expect(decoded.text.hasSuffix("Zürich, “gut”"))
    #expect(decoded.charset == "utf-8")
    #expect(decoded.codes == ["charset-mismatch"])
  }

  @Test func `latin letters under the name of UTF-8 are read as windows-1252`() {
    let decoded = decode(
      Array("<?xml version='1.0' encoding='utf-8'?><a>Caf".utf8) + [0xE9] + Array(" cr".utf8) + [0xE8, 0x6D, 0x65])
    #expect(decoded.text.hasSuffix("Café crème"))
    #expect(decoded.charset == "windows-1252")
  }

  @Test func `single bytes of windows-1252 inside UTF-8 are repaired`() {
    let decoded = decode(Array("Zürich, Köln: ".utf8) + [0x93] + Array("gut".utf8) + [0x94])
    #expect(decoded.text == "Zürich, Köln: “gut”")
    #expect(decoded.charset == "utf-8")
    #expect(decoded.codes == ["windows-1252-in-utf-8"])
  }

  @Test func `a sequence cut short becomes one replacement character`() {
    let decoded = decode(Array("Zürich Köln Bär".utf8) + [0xE2, 0x80] + Array("... und".utf8))
    #expect(decoded.text == "Zürich Köln Bär\u{FFFD}... und")
    #expect(decoded.codes == ["undecodable-bytes"])
  }

  @Test func `surrogates that were encoded one by one are joined`() {
    #expect(decode(Array("Zürich ".utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]).text == "Zürich 😀")
  }

  @Test(arguments: [
    ("It didnâ€™t rain.", "It didn’t rain."),
    ("Ã¼ber, Ã¶ffnen, groÃŸ", "über, öffnen, groß"),
    ("Donâ\u{80}\u{99}t", "Don’t"),
    ("triple: ÃƒÂ¼ ÃƒÂ¤ ÃƒÂ¶", "triple: ü ä ö"),
    ("São Paulo, à â é", "São Paulo, à â é"),
    ("one Ã© alone", "one Ã© alone"),
    ("NÃO É, “Ã” e Â, Ã£", "NÃO É, “Ã” e Â, Ã£"),
  ])
  func `twice encoded text is repaired only where that is certain`(text: String, expected: String) {
    #expect(decode(Array(text.utf8)).text == expected)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x48, 0x00, 0x69, 0x00], "utf-16le"), ([0xFE, 0xFF, 0x00, 0x48, 0x00, 0x69], "utf-16be"),
      ([0xEF, 0xBB, 0xBF, 0x48, 0x69], "utf-8"), ([0xFF, 0xFE, 0, 0, 0x48, 0, 0, 0, 0x69, 0, 0, 0], "utf-32le"),
    ] as [([UInt8], String)])
  func `a byte order mark decides and is left out`(bytes: [UInt8], charset: String) {
    let decoded = decode(bytes, transport: "windows-1251")
    #expect(decoded.text == "Hi")
    #expect(decoded.charset == charset)
  }

  @Test func `wide markup without a mark is known by its zeros`() {
    let text = "<?xml version='1.0' encoding='utf-16'?><a>ü</a>"
    let decoded = decode(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    #expect(decoded.text == text)
    #expect(decoded.charset == "utf-16le")
  }

  @Test func `EBCDIC is read by its declaration`() {
    let declaration: [UInt8] = [
      0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0xA5, 0x85, 0x99, 0xA2, 0x89, 0x96, 0x95, 0x7E, 0x7F, 0xF1, 0x4B, 0xF0, 0x7F,
      0x40, 0x85,
      0x95, 0x83, 0x96, 0x84, 0x89, 0x95, 0x87, 0x7E, 0x7F, 0x83, 0x97, 0xF5, 0xF0, 0xF0, 0x7F, 0x6F, 0x6E,
    ]
    let decoded = decode(declaration + [0x4C, 0x81, 0x61, 0x6E])
    #expect(decoded.text == "<?xml version=\"1.0\" encoding=\"cp500\"?><a/>")
    #expect(decoded.charset == "ibm500")
  }

  @Test func `bytes 0 are left out and counted`() {
    let decoded = decode(Array("Hello\0 world, this is text".utf8))
    #expect(decoded.text == "Hello world, this is text")
    #expect(decoded.codes == ["zero-bytes"])
  }

  @Test func `an unknown label is said`() {
    #expect(decode(Array("<?xml version='1.0' encoding='x-klingon'?><a/>".utf8)).codes == ["unknown-charset"])
  }

  @Test(arguments: ["latin1", "ISO-8859-1", "iso_8859-1", "us-ascii", "CP1252", "windows-1252"])
  func `labels of windows-1252`(label: String) {
    #expect(Charset(label: label) == .windows1252)
  }

  @Test(arguments: [
    ("gb2312", "gbk"), ("SJIS", "shift_jis"), ("ISO-8859-9", "windows-1254"), ("utf_8", "utf-8"), ("KOI8_R", "koi8-r"),
  ])
  func `labels`(label: String, name: String) {
    #expect(Charset(label: label)?.name == name)
  }

  @Test func `every charset of the table has a converter on this system`() {
    for label in [
      "big5", "euc-jp", "euc-kr", "gbk", "shift_jis", "iso-8859-16", "windows-1258", "koi8-u", "macintosh", "ibm866",
      "cp437",
    ] {
      let charset = Charset(label: label)
      #expect(charset?.converter.map { Converter(from: $0) != nil } == true, "\(label)")
    }
  }
}
