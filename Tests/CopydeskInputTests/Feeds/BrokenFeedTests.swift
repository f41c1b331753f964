import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Broken feeds` {
  private func feed(_ items: String) -> String {
    "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><link>http://a.example/n/</link>\(items)</channel></rss>"
  }

  @Test(arguments: [
    ("<title>Fish & chips</title>", "Fish & chips", ["stray-ampersand"]),
    ("<title>Caf&eacute;</title>", "Café", ["undeclared-entity"]),
    ("<title>A\u{1}b</title>", "Ab", ["control-character"]),
    ("<title>One <b>two</title>", "One two", ["unclosed-element", "html-in-title"]),
    ("<title><![CDATA[One <i>two</i>]]></title>", "One two", ["html-in-title"]),
    ("<title>One</title></b>", "One", ["unmatched-end-tag"]),
    ("<title>I &lt;3 you</title>", "I <3 you", []), ("<title>Don&amp;#8217;t</title>", "Don’t", []),
    ("<title x=1>One</title>", "One", ["malformed-attribute"]),
  ])
  func `give their items, each repair a finding`(fields: String, title: String, codes: [String]) throws {
    let document = try #require(read(feed("<item>\(fields)<description>\(text)</description></item>")).documents.first)
    #expect(document.metadata.title == title)
    #expect(Set(document.codes) == Set(codes))
  }

  private let text = String(repeating: "The bridge is open again. ", count: 40)

  @Test func `lose no item to another`() {
    let items =
      "<item><title>1</title><item><title>2</title></item><item><title>3<description>x</item><item><title>4</title></item></rss><item><title>5</title></item>"
    #expect(read(feed(items)).documents.map(\.metadata.title).count == 5)
    #expect(read(feed(items)).documents.last?.metadata.title == "5")
  }

  @Test func `cut short keep what they had`() {
    let whole = feed("<item><title>1</title></item><item><title>2</title><description>Half a se")
    let documents = read(String(whole.dropLast("</channel></rss>".count))).documents
    #expect(documents.map(\.metadata.title) == ["1", "2"])
    #expect(documents.last?.codes.contains("cut-short") == true)
  }

  @Test func `make doubled guids unique`() {
    let documents = read(feed("<item><guid>g</guid></item><item><guid>g</guid></item>")).documents
    #expect(documents.map(\.id) == ["g", "g#1"])
    #expect(documents[1].codes.contains("duplicate-guid"))
  }

  @Test func `with a date that can't be read have no date`() {
    let document = read(feed("<item><title>x</title><pubDate>Someday</pubDate></item>")).documents.first
    #expect(document?.metadata.published == nil)
    #expect(document?.codes.contains("bad-date") == true)
  }

  @Test func `resolve relative links against the feed`() {
    let document = read(feed("<item><title>x</title><link>../one</link></item>")).documents.first
    #expect(document?.metadata.url == "http://a.example/one")
    #expect(document?.codes.contains("relative-link") == true)
  }

  @Test func `in windows-1252 that call themselves UTF-8`() {
    let bytes =
      Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>Caf".utf8) + [0xE9] + Array(" cr".utf8)
      + [0xE8]
      + Array("me</title></item></channel></rss>".utf8)
    let document = read(bytes).documents.first
    #expect(document?.metadata.title == "Café crème")
    #expect(document?.source.charset == "windows-1252")
    #expect(document?.codes.contains("charset-mismatch") == true)
  }

  @Test func `with a text beyond the limit lose that item only`() {
    let items =
      "<item><title>1</title><description>\(String(repeating: "x", count: 5000))</description></item><item><title>2</title></item>"
    let (documents, rejections) = read(feed(items)) { $0.maxTextBytes = 1000 }
    #expect(documents.map(\.metadata.title) == ["2"])
    #expect(rejections.map(\.error.limit) == ["maxTextBytes"])
  }

  @Test func `with more items than allowed stop there`() {
    let (documents, rejections) = read(feed(String(repeating: "<item><title>x</title></item>", count: 10))) {
      $0.maxItems = 3
    }
    #expect(documents.count == 3)
    #expect(rejections.map(\.error.limit) == ["maxItems"])
  }

  @Test func `never trap, wherever they are cut or damaged`() {
    let sample = Array(
      feed(
        "<item><title>A &amp; b</title><description><![CDATA[<p>x</p>]]></description><guid>g</guid><pubDate>1 Jan 2004</pubDate></item>"
      ).utf8)
    var random = RepeatableRandom(seed: 11)
    for cut in 0..<sample.count { _ = read(Array(sample[..<cut])) }
    for _ in 0..<500 {
      var bytes = sample
      for _ in 0..<4 { bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next()) }
      _ = read(bytes)
    }
  }

  @Test func `by the hundred thousand tags take linear time`() {
    let clock = ContinuousClock()
    for piece in [
      "<a>", "<item>", "<title>", "</item>", "<category>x</category>", "<author><name>x", "&", "<x:y z='1'>",
    ] {
      let text = feed("<item>" + String(repeating: piece, count: 20_000))
      #expect(clock.measure { _ = read(text, format: .feed) } < .seconds(10), "\(piece)")
    }
  }
}
