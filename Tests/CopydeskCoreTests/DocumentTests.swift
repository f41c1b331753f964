import CopydeskCore
import CopydeskText
import Testing

@Suite struct DocumentTests {
  private let words = "Ab 😀 “Cd” éF"

  private func marked() throws -> Document {
    var document = Document(id: "d", text: Array(words.utf8))
    try MarkCapitals(options: .init(), environment: StageEnvironment()).process(&document)
    return document
  }

  @Test(arguments: [
    (OffsetUnit.codepoint, [[0, 1], [6, 7], [11, 12]]), (.utf8, [[0, 1], [11, 12], [19, 20]]),
    (.utf16, [[0, 1], [7, 8], [12, 13]]),
  ])
  func `offsets count what was asked for, and come back`(_ unit: OffsetUnit, _ expected: [[Int]]) throws {
    let format = RecordFormat(offsets: unit)
    let record = try marked().record(format)
    let json = try JSONDocument(record).root
    let capitals = json["capitals"]?.elements ?? []
    #expect(capitals.map { [$0["start"]?.int, $0["end"]?.int] } == expected.map { $0.map(Optional.some) })
    #expect(capitals.map { $0["text"]?.string } == ["A", "C", "F"])
    let back = try Document(record: json, layers: Document.builtinLayers + [Capitals.self])
    #expect(back.record(format) == record)
  }

  @Test func `every offset maps there and back`() {
    let text = Array((words + String(repeating: "aé😀中", count: 40)).utf8)
    let boundaries = text.indices.filter { text[$0] & 0xC0 != 0x80 } + [text.count]
    for unit in OffsetUnit.allCases {
      let map = OffsetMap(text, unit: unit)
      #expect(boundaries.allSatisfy { map.byte(map.units($0)) == $0 })
      #expect(map.byte(.max) == text.count)
      #expect(map.units(.max - 64) >= map.units(text.count))
    }
  }

  @Test func `a stranger's layer stands between what was removed and findings`() throws {
    var document = try marked()
    document.removed = [Removed(why: "w", text: "t")]
    document.find("s", "c", "m", range: TextRange(0, 2))
    document.extra = [("k", Array("1".utf8))]
    let keys = try JSONDocument(document.record(RecordFormat())).root.members.compactMap(\.key.string)
    #expect(keys == ["id", "source", "text", "removed", "capitals", "findings", "extra", "pipeline"])
  }

  @Test func `edits move every range`() throws {
    var document = try marked()
    document.find("s", "c", "m", range: TextRange(11, 13))
    document.edit([
      TextEdit(TextRange(3, 8)), TextEdit(TextRange(0, 0), with: Array("é ".utf8)), TextEdit(TextRange(19, 20)),
    ])
    #expect(String(decoding: document.text, as: UTF8.self) == "é Ab “Cd” é")
    #expect(document[Capitals.self]?.map(document.string) == ["A", "C"])
    #expect(document.findings[0].range.map(document.string) == "Cd")
  }

  @Test func `random edits keep ranges on the words that they named`() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var document = Document(id: "d", text: Array("a B c D e F g H i J k".utf8))
      try MarkCapitals(options: .init(), environment: StageEnvironment()).process(&document)
      let spaces = document.text.indices.filter { document.text[$0] == 0x20 && Bool.random(using: &random) }
      document.edit(
        spaces.map { TextEdit(TextRange($0, $0 + 1), with: Array("-é-".utf8.prefix(Bool.random() ? 0 : 4))) })
      #expect(document[Capitals.self]?.map(document.string) == ["B", "D", "F", "H", "J"])
    }
  }

  @Test func `a new text drops the layers`() throws {
    var document = try marked()
    document.text = Array("new".utf8)
    #expect(document[Capitals.self] == nil)
  }

  @Test func `an annotation that reaches out of the text is refused when read, and harmless when written`() throws {
    let json = try JSONDocument(Array(#"{"id":"x","text":"ab","sentences":[{"start":0,"end":3}]}"#.utf8)).root
    #expect(throws: RecordError.self) { try Document(record: json) }
    var document = Document(id: "d", text: Array("ab".utf8))
    document[Capitals.self] = [TextRange(1, 99), TextRange(50, 60)]
    #expect(!document.record(RecordFormat()).isEmpty)
  }

  @Test func `every built-in layer comes back from the record`() throws {
    var document = Document(id: "d", text: Array("“Yes,” Ann Lee said on Friday.".utf8))
    let quote = TextRange(0, 10)
    let name = TextRange(11, 18)
    document[Blocks.self] = [
      Block(range: TextRange(0, document.text.count), kind: .listItem, at: SourcePlace(path: "/p", line: 3))
    ]
    document[Sentences.self] = [TextRange(0, document.text.count)]
    document[DatelineLayer.self] = Dateline(range: name, place: "X", date: "2018-01-12")
    var timex = Timex(range: TextRange(27, 33), type: .date, value: "2018-01-12", anchor: .timex(0), why: "w")
    timex.alternatives = [0]
    timex.interval = .init(start: "a", end: "b")
    timex.grain = .dayPart
    document[Timexes.self] = [timex]
    var entity = Entity(id: "e1", name: "Ann Lee", kind: .person)
    entity.roles = ["Mayor"]
    entity.speaksFor = "e2"
    document[Entities.self] = [entity]
    document[Mentions.self] = [Mention(range: name, entity: "e1", form: .name)]
    var said = Quote(id: "q1", parts: [quote], marks: [quote], words: "Yes,", kind: .direct, confidence: 0.5, why: "w")
    said.cue = TextRange(19, 23)
    said.speaker = .init(range: name, entity: "e1", name: "Ann Lee", role: "Mayor", kind: .person)
    said.said = .init(value: "2018-01-12", timex: 0, assumed: true)
    document[Quotes.self] = [said]
    document[DuplicateLayer.self] = Duplicate(
      cluster: "c", kind: .near, of: "o", similarity: 0.25, here: [quote], there: [TextRange(3, 9)])
    let record = document.record(RecordFormat())
    let back = try Document(record: JSONDocument(record).root)
    #expect(back.record(RecordFormat()) == record)
    #expect(back[Quotes.self] == [said])
    #expect(back[Timexes.self] == [timex])
  }
}
