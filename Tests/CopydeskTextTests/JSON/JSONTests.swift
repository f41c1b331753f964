import CopydeskText
import Testing

@Suite struct JSONTests {
  private func json(_ text: String, _ dialect: JSONDocument.Dialect = .strict) throws(JSONError) -> JSONView {
    try JSONDocument(Array(text.utf8), dialect: dialect).root
  }

  @Test(arguments: [
    "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "tru", "nul", "01",
    "-", "1.", ".5",
    "1e", "+1", "\"", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"a\nb\"", "[1 2]", "1 2", "// c\n1", "[1]//",
    "NaN", "\u{0}", "]",
    "{\"a\":1 \"b\":2}", "\"\t\"", "[,1]",
  ])
  func `what is no JSON is refused with its place`(_ text: String) {
    let error = #expect(throws: JSONError.self) { try json(text) }
    #expect((error?.line ?? 0) >= 1 && (error?.column ?? 0) >= 1)
    #expect(error?.message.hasSuffix(".") == true || error?.message.hasSuffix("?") == true)
  }

  @Test func `errors count lines, and columns in code points`() {
    let error = #expect(throws: JSONError.self) { try json("{\n  \"é😀\": x}") }
    #expect(error?.line == 2)
    #expect(error?.column == 9)
  }

  @Test func `the relaxed dialect takes comments and trailing commas`() throws {
    let view = try json("// one\n{ /* two */ \"a\": [1, 2, ], // three\n}\n/**/", .relaxed)
    #expect(view["a"]?.elements.map(\.int) == [1, 2])
    #expect(throws: JSONError.self) { try json("[,]", .relaxed) }
    #expect(throws: JSONError.self) { try json("[1,,]", .relaxed) }
    #expect(throws: JSONError.self) { try json("[1] /* open", .relaxed) }
    #expect(throws: JSONError.self) { try json("[1] /", .relaxed) }
  }

  @Test(arguments: [
    (#""\u00e9\ud83d\ude00\n\t\"\\\/\b\f\r""#, "é😀\n\t\"\\/\u{8}\u{c}\r"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\u0000""#, "\0"), (#""é""#, "é"),
  ])
  func `escapes are resolved`(_ text: String, _ expected: String) throws {
    #expect(try json(text).string == expected)
  }

  @Test(
    arguments: [
      ("0", 0, 0.0), ("-7", -7, -7.0), ("1e3", 1000, 1000.0), ("1.5", nil, 1.5),
      ("9223372036854775807", Int.max, 9.223372036854775807e18),
      ("9223372036854775808", nil, 9.223372036854775808e18), ("1e400", nil, nil as Double?),
    ] as [(String, Int?, Double?)])
  func `numbers are read when they fit`(_ text: String, _ whole: Int?, _ number: Double?) throws {
    let view = try json(text)
    #expect(view.int == whole)
    if let number { #expect(view.double == number) } else { #expect(view.double.map { $0.isInfinite } ?? true) }
  }

  @Test func `members keep order, doubled keys too; the last one counts; null is absent`() throws {
    let view = try json(#"{"b": 1, "a": {"b": 5}, "\u0062": 2, "n": null}"#)
    #expect(view.members.map { $0.key.string } == ["b", "a", "b", "n"])
    #expect(view["b"]?.int == 2)
    #expect(view["n"] == nil)
    #expect(view["zz"] == nil)
    #expect(view["a"]?["b"]?.int == 5)
    #expect(try json("3")["a"] == nil)
    #expect(try json("3").elements.isEmpty)
  }

  @Test func `depth is bounded, length is not`() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(throws: JSONError.self) { try json(deep) }
    let fits = String(repeating: "[", count: 256) + String(repeating: "]", count: 256)
    #expect(try json(fits).kind == .array)
    let wide = "[" + String(repeating: "1,", count: 100_000) + "1]"
    #expect(try json(wide).elements.count == 100_001)
  }

  @Test func `bytes that are not UTF-8 pass as they are`() throws {
    let view = try JSONDocument([0x22, 0xFF, 0x61, 0x22]).root
    #expect(view.utf8 == [0xFF, 0x61])
    #expect(view.string == "\u{FFFD}a")
  }

  @Test func `random bytes never trap`() {
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      let alphabet = Array("{}[]\",:\\u019eE+-.truefalsn/* \n\u{e9}".utf8)
      let bytes = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      for dialect in [JSONDocument.Dialect.strict, .relaxed] {
        if let view = try? JSONDocument(bytes, dialect: dialect).root {
          _ = (view.string, view.double, view.members.count)
        }
      }
    }
  }

  @Test func `what is written is read back`() throws {
    for indent in [nil, 2] {
      var writer = JSONWriter(indent: indent)
      writer.object { json in
        json.member("s", "a\"\\\n\u{1}é😀\u{2028}")
        json.member("i", Int.min)
        json.member("d", 0.1)
        json.member("w", 3.0)
        json.key("x")
        json.double(.nan)
        json.member("none", nil as String?)
        json.member("l", ["a", "b"])
        json.key("e")
        json.array { _ in }
        json.key("o")
        json.object { $0.member("t", true) }
      }
      let view = try JSONDocument(writer.bytes).root
      #expect(view["s"]?.string == "a\"\\\n\u{1}é😀\u{2028}")
      #expect(view["i"]?.int == Int.min)
      #expect(view["d"]?.double == 0.1)
      #expect(view["w"].map { Array($0.raw) } == Array("3".utf8))
      #expect(view.members.map { $0.key.string ?? "" } == ["s", "i", "d", "w", "x", "l", "e", "o"])
      #expect(view["l"]?.elements.map(\.string) == ["a", "b"])
      #expect(view["o"]?["t"]?.bool == true)
    }
  }
}
