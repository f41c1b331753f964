import CopydeskCore
import CopydeskText
import Testing

@testable import CopydeskInput

/// Cleans a page or a fragment.
func cleaned(_ html: String, favor: Favor = .balanced, isFragment: Bool = false, known: Metadata = Metadata()) throws
  -> Document
{
  var options = CleanMarkup.Options()
  options.favor = favor
  var document = Document(id: "page", metadata: known)
  document.markup = Markup(bytes: Array(html.utf8), mediaType: "text/html", isFragment: isFragment)
  try CleanMarkup(options: options, environment: StageEnvironment()).process(&document)
  return document
}

private let sentences = [
  "The harbour council voted on Tuesday to rebuild the north pier, which a storm broke in two last winter, for 12 million crowns.",
  "“We have waited long enough,” said Berit Holm, who has run the ferry office since 2004, and who wants boats back by spring.",
  "Engineers had warned for years that the timber was rotten; the council, they said, read their letters and filed them away.",
  "Work is to begin in March and to last until the autumn, when the herring fleet comes home and needs every berth it can get.",
]

private let page = """
  <!DOCTYPE html><html lang="en"><head><title>Pier to be rebuilt | Harbour Post</title>
  <meta property="og:site_name" content="Harbour Post"><link rel="canonical" href="https://harbour.example/2021/02/pier">
  <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Pier to be rebuilt", "author": {"@type": "Person",
  "name": "Ann Lee"}, "datePublished": "2021-02-16T18:04:00+01:00", "dateModified": "2021-02-17"}</script></head>
  <body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
  <article class="story"><h1>Pier to be rebuilt</h1><div class="byline">By Ann Lee</div>
  <div class="article-body"><p>\(sentences[0])</p><p>\(sentences[1])</p>
  <p>\(sentences[2])</p><p>\(sentences[3])</p></div></article>
  <div class="related"><h3>Related stories</h3><ul><li><a href="/a">Ferry fares rise again</a></li><li><a href="/b">Storm warning</a></li></ul></div>
  <footer><p>© 2021 Harbour Post. All rights reserved.</p></footer></body></html>
  """

@Suite struct CleanMarkupTests {
  @Test func `keeps the paragraphs of the article and nothing else`() throws {
    let document = try cleaned(page)
    #expect(String(decoding: document.text, as: UTF8.self) == sentences.joined(separator: "\n\n"))
    let blocks = try #require(document[Blocks.self])
    #expect(blocks.map { document.string($0.range) } == sentences)
    #expect(blocks.map(\.at.path) == (1...4).map { "/html/body/article/div[2]/p[\($0)]" })
    #expect(blocks.first?.at.line == 7)
    #expect(document.removed.contains { $0.why == "headline" && $0.text == "Pier to be rebuilt" })
    #expect(document.removed.contains { $0.why == "boilerplate.navigation" })
  }

  @Test func `reads what the page says of the article`() throws {
    let metadata = try cleaned(page).metadata
    #expect(metadata.title == "Pier to be rebuilt")
    #expect(metadata.authors == ["Ann Lee"])
    #expect(metadata.publisher == "Harbour Post")
    #expect(metadata.language == "en")
    #expect(metadata.url == "https://harbour.example/2021/02/pier")
    #expect(metadata.published == .init(value: "2021-02-16T18:04:00+01:00", from: "json-ld"))
    #expect(metadata.modified == .init(value: "2021-02-17", from: "json-ld"))
  }

  @Test func `what is known already wins over the page`() throws {
    var known = Metadata()
    known.title = "Given"
    known.published = .init(value: "2020-01-01", from: "sidecar")
    let metadata = try cleaned(page, known: known).metadata
    #expect(metadata.title == "Given")
    #expect(metadata.published?.from == "sidecar")
  }

  @Test func `a fragment is all the article's`() throws {
    let html =
      "<p>One &amp; two.</p><script>x()</script>three<br><br>four<ul><li>five</ul><h2>Six</h2><blockquote>seven</blockquote>"
    let document = try cleaned(html, isFragment: true)
    #expect(String(decoding: document.text, as: UTF8.self) == "One & two.\n\nthree\n\nfour\n\nfive\n\nSix\n\nseven")
    #expect(
      document[Blocks.self]?.map(\.kind) == [.paragraph, .paragraph, .paragraph, .listItem, .heading, .blockQuote])
    #expect(document.removed.isEmpty)
  }

  @Test(arguments: ["", " ", "<html></html>", "\u{0}\u{1}", "<p>", "plain"])
  func `next to nothing is no error`(html: String) throws {
    let document = try cleaned(html)
    #expect(document.text.count <= html.utf8.count)
  }

  @Test func `inline elements, line breaks and spaces make the text a reader sees`() throws {
    let html = "<p>A <b>bold</b> <i>word</i>,\n split\u{A0}\u{A0} here<br>and   there</p><p>\u{A0}</p>"
    #expect(
      String(decoding: try cleaned(html, isFragment: true).text, as: UTF8.self)
        == "A bold word, split\u{A0}\u{A0} here\nand there")
  }

  @Test(arguments: 0..<100) func `every kept word stands in the source`(seed: UInt64) throws {
    var random = RepeatableRandom(seed: seed)
    let parts = [
      "<p>", "</div>", "<div class=content>", "word ", "long sentence, with a comma. ", "<li>", "<a href=x>", "</a>",
      "<br>", "<table><td>", "&amp;", "é",
    ]
    let html = (0..<80).map { _ in parts[Int(random.next() % UInt64(parts.count))] }
    let plain = html.map { $0.hasPrefix("<") ? "" : $0 == "&amp;" ? "&" : $0 }.joined()
    for word in try cleaned(html.joined(), favor: .recall).text.split(whereSeparator: { $0 <= 0x20 }) {
      #expect(Bytes.find(Array(word), in: Array(plain.utf8)) != nil)
    }
  }

  @Test func `hostile pages take no more time than they are long`() throws {
    _ = try cleaned(String(repeating: "<div><p>", count: 100_000) + "x")
    _ = try cleaned(String(repeating: "<p>word word word</p>", count: 30_000))
    _ = try cleaned("<p>" + String(repeating: "<b>x</b> ", count: 100_000))
    _ = try cleaned("<p>" + String(repeating: "a", count: 3_000_000))
  }
}
