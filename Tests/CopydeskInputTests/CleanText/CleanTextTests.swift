import CopydeskCore
import CopydeskText
import Testing

@testable import CopydeskInput

@Suite struct CleanTextTests {
  private func cleaned(_ text: String, title: String? = nil) throws -> Document {
    var document = Document(id: "d", text: Array(text.utf8))
    document[Blocks.self] = Paragraphs.blocks(of: document.text)
    document.metadata.title = title
    try CleanText(options: .init(), environment: .init()).process(&document)
    return document
  }

  private func text(_ document: Document) -> String { String(decoding: document.text, as: UTF8.self) }

  private static let paragraph =
    "The harbour of Port Ellery stayed shut on Tuesday after a storm tore two cranes from their rails, the port said in a notice."

  @Test func `a doubled headline becomes the title`() throws {
    let document = try cleaned("Storm shuts harbour\n\nStorm shuts harbour\n\n\(Self.paragraph)")
    #expect(document.metadata.title == "Storm shuts harbour")
    #expect(text(document) == Self.paragraph)
    #expect(document.removed.map(\.why) == ["headline", "headline"])
  }

  @Test func `the site's name above a headline goes`() throws {
    let document = try cleaned("Ellery Post\n\nStorm shuts harbour for days\n\n\(Self.paragraph)")
    #expect(document.metadata.title == "Storm shuts harbour for days")
    #expect(document.removed.map(\.why) == ["boilerplate.site-name", "headline"])
  }

  @Test func `a known headline is taken out and kept as it is known`() throws {
    let document = try cleaned("storm shuts harbour!\n\n\(Self.paragraph)", title: "Storm shuts harbour")
    #expect(document.metadata.title == "Storm shuts harbour")
    #expect(text(document) == Self.paragraph)
  }

  @Test(arguments: [
    "Also Read", "Exit mobile version", "READ MORE: Ten storms in pictures", "Advertisement",
    "Lire aussi : le port rouvert",
    "(Only the headline and picture of this report may have been reworked by the Ellery Post staff; the rest is syndicated.)",
    "Sign up for our newsletter to get the tides every morning",
    "The post Storm shuts harbour appeared first on Ellery Post.",
  ])
  func `a line that is no part of the article goes, with its rule`(_ line: String) throws {
    let document = try cleaned("\(Self.paragraph)\n\n\(line)\n\n\(Self.paragraph) Nobody was hurt.")
    #expect(text(document) == "\(Self.paragraph)\n\n\(Self.paragraph) Nobody was hurt.")
    #expect(document.removed.map(\.text) == [line])
    #expect(document.removed.allSatisfy { $0.why.hasPrefix("boilerplate.") })
    #expect(document[Blocks.self]?.count == 2)
  }

  @Test(arguments: [
    "Read the small print, she told them.", "Share prices fell by a tenth.",
    "Related charges were dropped, the court said.",
    "Advertisement of the post drew forty people.", "The mayor spoke. NATO: that was his answer to everything.",
  ])
  func `a line of the article stays`(_ line: String) throws {
    let whole = "\(Self.paragraph)\n\n\(line)\n\n\(Self.paragraph) Nobody was hurt."
    let document = try cleaned(whole)
    #expect(text(document) == whole)
    #expect(document.removed.isEmpty)
  }

  @Test func `a promotion at the end of a paragraph goes`() throws {
    let document = try cleaned(
      "\(Self.paragraph) INSIDE STORY: Will the cranes ever stand again?\n\nWork goes on, he said.")
    #expect(text(document) == "\(Self.paragraph)\n\nWork goes on, he said.")
    #expect(document.removed.map(\.text) == ["INSIDE STORY: Will the cranes ever stand again?"])
  }

  @Test func `remains of tags and escapes go, comparisons stay`() throws {
    let document = try cleaned("It was \"over\" <link>, they said. Fish &amp; chips<br/> cost 3 < 5 & more.")
    #expect(text(document) == "It was \"over\", they said. Fish & chips cost 3 < 5 & more.")
  }

  @Test func `invisible characters and odd spaces go`() throws {
    let document = try cleaned("A co\u{AD}op\u{200B} paid\u{A0}5\u{202F}000\u{7} crowns.\u{FEFF}")
    #expect(text(document) == "A coop paid 5 000 crowns.")
  }

  @Test func `a paragraph that stands twice goes once`() throws {
    let document = try cleaned("\(Self.paragraph)\n\n\(Self.paragraph)\n\nNobody was hurt, the port said.")
    #expect(document.removed.map(\.why) == ["doubled"])
    #expect(text(document) == "\(Self.paragraph)\n\nNobody was hurt, the port said.")
  }

  @Test func `blocks keep naming their text`() throws {
    let document = try cleaned(
      "Ellery Post\n\nStorm shuts harbour\n\n\(Self.paragraph)\n\nAlso Read\n\nÉté — <b>fin</b>.")
    let blocks = document[Blocks.self] ?? []
    #expect(blocks.map { document.string($0.range) } == [Self.paragraph, "Été — fin."])
  }

  @Test func `nothing but boilerplate leaves an empty text`() throws {
    let document = try cleaned("Also Read\n\nAdvertisement")
    #expect(document.text.isEmpty)
    #expect(document[Blocks.self]?.isEmpty ?? true)
  }

  @Test(arguments: [
    ("``Yes,'' he said -- and left...", "“Yes,” he said — and left…"), ("One ,   two    three", "One, two three"),
    ("-----\nDrawn .....", "-----\nDrawn ....."), ("It's \"so\", 1-2", "It's \"so\", 1-2"),
    ("a---b . . . c", "a—b … c"), ("", ""),
  ])
  func `typography is mended where asked`(typed: String, meant: String) throws {
    var options = CleanText.Options()
    options.typography = true
    var document = Document(id: "d", text: Array(typed.utf8))
    try CleanText(options: options, environment: .init()).process(&document)
    #expect(text(document) == meant)
    #expect(text(try cleaned(typed)) == typed)
  }

  @Test func `a promotion that is a paragraph goes, a sentence after a label stays`() throws {
    let document = try cleaned(
      "\(Self.paragraph)\n\nINSIDE STORY: The men who built the cranes\n\nMORE: I never said that, and I never will.\n\n\(Self.paragraph) Again."
    )
    #expect(document.removed.map(\.text) == ["INSIDE STORY: The men who built the cranes"])
    #expect(text(document).contains("MORE: I never said"))
  }
}
