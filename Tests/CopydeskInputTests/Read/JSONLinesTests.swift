import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `JSON Lines` {
  @Test func `give documents with what they say, and pass the rest through`() throws {
    let line =
      #"{"id": "a1", "text": "He said “no”.\nShe left.", "title": "T", "url": "http://a.example/1", "published": "2018-01-12", "language": "en", "tag": [1, "x"]}"#
    let document = try #require(read(line).documents.first)
    #expect(document.id == "a1")
    #expect(document.string == "He said “no”.\nShe left.")
    #expect(document.blockStrings == ["He said “no”.", "She left."])
    #expect(document.metadata.title == "T")
    #expect(document.metadata.published == .init(value: "2018-01-12", from: "input"))
    #expect(document.extra.map(\.key) == ["tag"])
    #expect(document.extra.map { String(decoding: $0.json, as: UTF8.self) } == [#"[1, "x"]"#])
    #expect(document.source.item == 0)
  }

  @Test func `of html give markup`() throws {
    let document = try #require(read(#"{"html": "<p>Hi</p>"}"#).documents.first)
    #expect(document.markupString == "<p>Hi</p>")
    #expect(document.text.isEmpty)
    #expect(document.metadata.title == nil)
  }

  @Test func `that are broken are rejected one by one`() {
    let lines =
      "{\"text\": \"One.\"}\n{\"text\": \n\n[1]\n{\"title\": \"none\"}\n{\"text\": \"  \"}\n{\"text\": \"Two.\"}"
    let (documents, rejections) = read(lines)
    #expect(documents.map(\.string) == ["One.", "Two."])
    #expect(documents.map(\.source.item) == [0, 5])
    #expect(rejections.map(\.error.code) == [.malformed, .malformed, .malformed, .empty])
    #expect(rejections.map(\.source.item) == [1, 2, 3, 4])
  }

  @Test func `keep their ids, doubled ones with a finding`() {
    let documents = read("{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"a\",\"text\":\"y\"}\n{\"id\":7,\"text\":\"z\"}")
      .documents
    #expect(documents.map(\.id) == ["a", "a", "7"])
    #expect(documents.map(\.codes) == [[], ["duplicate-id"], []])
  }

  @Test func `without ids get the same ones every time`() {
    let ids = read("{\"text\":\"x\"}\n{\"text\":\"x\"}").documents.map(\.id)
    #expect(Set(ids).count == 2)
    #expect(ids.allSatisfy { $0.count == 16 })
    #expect(ids == read("{\"text\":\"x\"}\n{\"text\":\"x\"}").documents.map(\.id))
  }

  @Test func `with a date that can't be read say so`() {
    #expect(read("{\"text\":\"x\",\"published\":\"soon\"}").documents.first?.codes == ["bad-date"])
  }

  @Test func `in windows-1252 or UTF-16 are read all the same`() {
    let latin = Array("{\"text\":\"Caf".utf8) + [0xE9] + Array(" cr".utf8) + [0xE8] + Array("me\"}".utf8)
    #expect(read(latin).documents.first?.string == "Café crème")
    let units = Array("\u{FEFF}{\"text\":\"Café\"}\n".utf16)
    let wide = units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(read(wide).documents.first?.string == "Café")
  }

  @Test func `that are too long are passed over`() {
    let long = "{\"text\":\"" + String(repeating: "x", count: 100_000) + "\"}\n{\"text\":\"y\"}"
    let (documents, rejections) = read(long) { $0.maxDocumentBytes = 70_000 }
    #expect(documents.map(\.string) == ["y"])
    #expect(rejections.map(\.error.limit) == ["maxDocumentBytes"])
  }
}
