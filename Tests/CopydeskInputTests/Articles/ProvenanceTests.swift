import CopydeskCore
import CopydeskText
import Testing

@testable import CopydeskInput

@Suite struct `The bytes that a block was made of` {
  private func cleaned(_ bytes: [UInt8], isFragment: Bool = true, charset: String? = nil) throws -> Document {
    var options = CleanMarkup.Options()
    options.provenance = true
    var document = Document(id: "x")
    document.markup = Markup(bytes: bytes, mediaType: "text/html", charset: charset, isFragment: isFragment)
    try CleanMarkup(options: options, environment: StageEnvironment()).process(&document)
    return document
  }

  /// Each run as text and source.
  private func pairs(_ document: Document, _ source: [UInt8]) -> [String] {
    (document[Blocks.self] ?? []).flatMap(\.at.runs).map { run in
      "\(document.string(run.text))=\(String(decoding: source[run.source.start..<run.source.end], as: UTF8.self))"
    }
  }

  @Test(arguments: [
    ("<p>One two</p>", ["One two=One two"]),
    ("<p>One\n  <b>two</b>, three</p>", ["One =One\n", "two=two", ", three=, three"]),
    ("<p>Caf&eacute; &amp; bar</p>", ["Caf=Caf", "é=&eacute;", " = ", "&=&amp;", " bar= bar"]),
    ("<p>a&#146;b &lt;&gt;</p>", ["a=a", "’=&#146;", "b =b ", "<=&lt;", ">=&gt;"]),
    ("<p>One<br>two</p>\n<p>Three</p>", ["One=One", "two=two", "Three=Three"]),
    ("<p>Zürich – “gut”</p>", ["Zürich – “gut”=Zürich – “gut”"]),
  ])
  func `is known run by run`(html: String, expected: [String]) throws {
    let source = Array(html.utf8)
    #expect(pairs(try cleaned(source), source) == expected)
  }

  @Test func `is told in bytes of the source, whatever its encoding`() throws {
    let source =
      Array("<p>Caf".utf8) + [0xE9] + Array(", \"".utf8) + [0x93] + Array("gut".utf8) + [0x94]
      + Array("\" na ja</p>".utf8)
    let document = try cleaned(source, charset: "windows-1252")
    let run = try #require(document[Blocks.self]?.first?.at.runs.first)
    #expect(document.string(run.text) == "Café, \"“gut”\" na ja")
    #expect(run.source == TextRange(3, source.count - 4))
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let marked = try cleaned(mark + Array("<p>x</p>".utf8))
    #expect(marked[Blocks.self]?.first?.at.runs == [SourceRun(text: TextRange(0, 1), source: TextRange(6, 7))])
  }

  @Test func `is told through a repair of double encoding`() throws {
    let source = Array("<p>It didnâ€™t rain, they said; it poured.</p>".utf8)
    let document = try cleaned(source)
    let runs = try #require(document[Blocks.self]?.first?.at.runs)
    #expect(document.string(TextRange(0, document.text.count)) == "It didn’t rain, they said; it poured.")
    let last = try #require(runs.last)
    #expect(
      String(decoding: source[last.source.start..<last.source.end], as: UTF8.self).hasSuffix(
        "t rain, they said; it poured."))
  }

  @Test func `moves with edits of the text`() throws {
    let source = Array("<p>One two three</p>".utf8)
    var document = try cleaned(source)
    document.edit([
      TextEdit(TextRange(0, 0), with: Array("> ".utf8)), TextEdit(TextRange(4, 7), with: Array("2".utf8)),
    ])
    #expect(document.string(TextRange(0, document.text.count)) == "> One 2 three")
    #expect(pairs(document, source) == ["One =One ", " three= three"])
  }

  @Test func `stands in the record, and is read back`() throws {
    var document = try cleaned(Array("<p>é &amp; x</p>".utf8))
    document.metadata.language = "de"
    let record = String(decoding: document.record(RecordFormat()), as: UTF8.self)
    #expect(
      record.contains(#""at":{"path":"/html/body/p","line":1,"map":[[0,2,3,6],[2,3,6,11],[3,5,11,13]]}"#), "\(record)")
    let json = try JSONDocument(Array(record.utf8)).root
    let reader = RecordReader(text: document.text, unit: .codepoint)
    let blocks = try Blocks.read(try #require(json["blocks"]), from: reader)
    #expect(blocks == document[Blocks.self])
  }

  @Test func `isn't kept where nobody asked`() throws {
    var document = Document(id: "x")
    document.markup = Markup(bytes: Array("<p>One</p>".utf8), mediaType: "text/html", isFragment: true)
    try CleanMarkup(options: .init(), environment: StageEnvironment()).process(&document)
    #expect(document[Blocks.self]?.first?.at.runs.isEmpty == true)
  }

  @Test(arguments: 0..<200) func `agrees with the text on any markup`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let parts = [
      "<p>", "</p>", "<div>", "</div>", "word ", "a long sentence, with a comma. ", "<li>", "<a href=x>", "</a>",
      "<br>", "<b>", "</i>",
      "&amp;", "&eacute;", "&#8217;", "&#x1F600;", "&nbsp;", "é", "“", "\n  ", "\t", "<!-- x -->", "<script>y</script>",
      "<", "& ", "\u{92}",
      "<table><td>", "<pre>", "</pre>", "😀",
    ]
    let html = (0..<60).map { _ in parts[Int(random.next() % UInt64(parts.count))] }.joined()
    let source = Array(html.utf8)
    let document = try cleaned(source)
    for block in document[Blocks.self] ?? [] {
      var end = block.range.start
      for run in block.at.runs {
        #expect(run.text.start >= end && run.text.end <= block.range.end && !run.text.isEmpty)
        #expect(run.source.start >= 0 && run.source.end <= source.count && run.source.start < run.source.end)
        end = run.text.end
        guard run.text.count == run.source.count else { continue }
        for offset in 0..<run.text.count {
          let (made, from) = (document.text[run.text.start + offset], source[run.source.start + offset])
          #expect(made == from || made <= 0x20 && from <= 0x20)
        }
      }
    }
  }
}
