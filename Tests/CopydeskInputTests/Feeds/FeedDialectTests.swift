import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Feeds of every dialect` {
  @Test func `RSS 2.0 with the usual namespaces, under any prefix`() throws {
    let feed = """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:d="http://purl.org/dc/elements/1.1/"
        xmlns:a="http://www.w3.org/2005/Atom" xmlns:m="http://search.yahoo.com/mrss/">
      <channel><title>Harbour Post</title><link>http://post.example/</link><a:link rel="self" href="http://post.example/rss"/>
      <language>en-gb</language><image><title>Logo</title><url>http://post.example/logo.png</url><link>http://post.example/logo</link></image>
      <item><title>Bridge &amp;amp; tunnel reopen</title><link>http://post.example/1</link><guid isPermaLink="false">tag:1</guid>
      <description>The bridge is open again.</description><c:encoded><![CDATA[<p>The bridge is open again, said Ida Holm, and traffic flows.</p>]]></c:encoded>
      <d:creator>Ola Berg</d:creator><category>Traffic</category><category domain="x">City</category>
      <pubDate>Fri, 19 Aug 2022 11:05:00 +0530</pubDate><enclosure url="http://post.example/1.mp3" type="audio/mpeg" length="123"/>
      <m:group><m:content url="/1.jpg" type="image/jpeg"><m:title>Not the title</m:title></m:content></m:group><source url="http://wire.example/rss">The Wire</source></item>
      </channel></rss>
      """
    let document = try #require(read(feed).documents.first)
    #expect(document.id == "tag:1")
    #expect(document.metadata.title == "Bridge & tunnel reopen")
    #expect(document.metadata.authors == ["Ola Berg"])
    #expect(document.metadata.tags == ["Traffic", "City"])
    #expect(document.metadata.published == .init(value: "2022-08-19T11:05:00+05:30", from: "feed"))
    #expect(document.metadata.summary == "The bridge is open again.")
    #expect(document.metadata.publisher == "The Wire")
    #expect(document.metadata.language == "en-gb")
    #expect(
      document.metadata.media == [
        .init(url: "http://post.example/1.mp3", type: "audio/mpeg", length: 123),
        .init(url: "http://post.example/1.jpg", type: "image/jpeg"),
      ])
    #expect(document.markupString == "<p>The bridge is open again, said Ida Holm, and traffic flows.</p>")
    #expect(document.markup?.isFragment == true)
    #expect(document.source.feed?.title == "Harbour Post")
    #expect(document.source.feed?.url == "http://post.example/")
    #expect(document.source.mediaType == "application/rss+xml")
    #expect(document.codes == [])
  }

  @Test func `Atom 1.0 with its kinds of text`() throws {
    let feed = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="http://a.example/x/"><title type="html">&lt;b&gt;Blatt&lt;/b&gt; &amp;amp; Co</title>
      <link href="/"/><author><name>Eva Roth</name><email>eva@a.example</email></author>
      <entry><id>urn:1</id><title type="text">1 &lt; 2 &amp;amp;</title><link rel="enclosure" href="s.mp3"/><link href="one"/>
      <updated>2003-12-13T18:30:02Z</updated><category term="Politik" label="x"/><source><title>Anderes Blatt</title><id>q</id></source>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eins &lt; <b class="k">zwei</b><br/></p></div></content></entry>
      <entry><id>urn:2</id><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Zwei <i>mal</i></div></title><published>2003-12-13T08:29:29-04:00</published>
      <updated>2003-12-14T08:29:29-04:00</updated><author><name>Max Moor</name></author><content type="html">&lt;p&gt;Drei&lt;/p&gt;</content></entry></feed>
      """
    let documents = read(feed).documents
    try #require(documents.count == 2)
    #expect(documents.map(\.id) == ["urn:1", "urn:2"])
    #expect(documents.map(\.metadata.title) == ["1 < 2 &amp;", "Zwei mal"])
    #expect(documents.map(\.metadata.authors) == [["Eva Roth"], ["Max Moor"]])
    #expect(documents.map(\.metadata.url) == ["http://a.example/x/one", nil])
    #expect(documents[0].metadata.published == .init(value: "2003-12-13T18:30:02Z", from: "feed-updated"))
    #expect(documents[1].metadata.published == .init(value: "2003-12-13T08:29:29-04:00", from: "feed"))
    #expect(documents[1].metadata.modified?.value == "2003-12-14T08:29:29-04:00")
    #expect(documents[0].markupString == "<div><p>Eins &lt; <b class=\"k\">zwei</b><br></p></div>")
    #expect(documents[1].markupString == "<p>Drei</p>")
    #expect(documents[0].metadata.publisher == "Anderes Blatt")
    #expect(documents[0].metadata.tags == ["Politik"])
    #expect(documents[0].metadata.language == "de")
    #expect(documents[0].metadata.media == [.init(url: "http://a.example/x/s.mp3")])
    #expect(documents[0].source.feed?.title == "Blatt & Co")
    #expect(documents[0].source.feed?.url == "http://a.example/")
    #expect(documents[0].source.mediaType == "application/atom+xml")
  }

  @Test func `Atom 0.3 and its modes`() throws {
    let feed = """
      <feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>T</title><entry><title mode="escaped" type="text/html">A &lt;i&gt;b&lt;/i&gt;</title>
      <link rel="alternate" type="text/html" href="http://a.example/1"/><id>1</id><issued>2004-01-05T10:00:00Z</issued><modified>2004-01-06</modified>
      <content type="text/html" mode="base64">PHA+SGVsbG88L3A+</content></entry></feed>
      """
    let document = try #require(read(feed).documents.first)
    #expect(document.metadata.title == "A b")
    #expect(document.metadata.published?.value == "2004-01-05T10:00:00Z")
    #expect(document.metadata.modified?.value == "2004-01-06")
    #expect(document.markupString == "<p>Hello</p>")
  }

  @Test func `RDF, whose items stand beside the channel`() throws {
    let feed = """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="http://a.example/"><title>T</title><link>http://a.example/</link><items><rdf:Seq><rdf:li resource="http://a.example/1"/></rdf:Seq></items></channel>
      <item rdf:about="http://a.example/1"><title>One</title><link>http://a.example/1</link><dc:date>2003-12-31T10:14:55Z</dc:date><dc:subject>News</dc:subject></item></rdf:RDF>
      """
    let document = try #require(read(feed).documents.first)
    #expect(document.id == "http://a.example/1")
    #expect(document.metadata.published?.value == "2003-12-31T10:14:55Z")
    #expect(document.metadata.tags == ["News"])
    #expect(document.codes == ["no-content"])
  }

  @Test(arguments: [
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>T</title></channel><item><title>One</title><link>http://a.example/</link></item></rdf:RDF>",
    "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><title>T</title><item><title>One</title></item></channel></rss>",
    "<rss version='0.92'><channel><item><title>One</title></item></channel></rss>",
    "<channel><item><title>One</title></item></channel>",
    "<RSS><CHANNEL><ITEM><TITLE>One</TITLE></ITEM></CHANNEL></RSS>",
  ])
  func `RSS of every age`(feed: String) {
    #expect(read(feed, format: .feed).documents.map(\.metadata.title) == ["One"])
    #expect(read(feed).documents.count == 1)
  }

  @Test func `JSON Feed`() throws {
    let feed = """
      {"version": "https://jsonfeed.org/version/1.1", "title": "T", "home_page_url": "http://a.example/", "language": "en", "authors": [{"name": "Ida Holm"}],
       "items": [{"id": "1", "url": "/1", "title": "One", "content_html": "<p>Hello</p>", "summary": "Hi", "date_published": "2022-08-19T11:05:00+05:30", "tags": ["x"],
        "attachments": [{"url": "http://a.example/1.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 5}]}, 7, {"id": 2, "content_text": "Plain & simple"}]}
      """
    let (documents, rejections) = read(feed)
    try #require(documents.count == 2)
    #expect(documents.map(\.id) == ["1", "2"])
    #expect(documents[0].metadata.url == "http://a.example/1")
    #expect(documents[0].metadata.authors == ["Ida Holm"])
    #expect(documents[0].markupString == "<p>Hello</p>")
    #expect(documents[0].metadata.media == [.init(url: "http://a.example/1.mp3", type: "audio/mpeg", length: 5)])
    #expect(documents[1].string == "Plain & simple")
    #expect(rejections.map(\.source.item) == [1])
  }

  @Test func `an Atom entry that is a document by itself`() throws {
    let entry =
      "<entry xmlns='http://www.w3.org/2005/Atom'><id>e</id><title>1 &lt; 2</title><content type='text'>Alone &amp;amp; well.</content></entry>"
    let document = try #require(read("<?xml version='1.0'?>" + entry).documents.first)
    #expect(document.metadata.title == "1 < 2")
    #expect(document.string == "Alone &amp; well.")
    #expect(document.source.mediaType == "application/atom+xml")
    #expect(document.source.feed == nil)
  }

  @Test func `podcasts`() throws {
    let feed = """
      <rss xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>P</title><itunes:author>Studio</itunes:author><item><title>One</title>
      <itunes:author>Ola Berg</itunes:author><itunes:summary>What was said about the bridge.</itunes:summary><itunes:keywords>bridge, town</itunes:keywords><itunes:image href="http://a.example/i.png"/></item></channel></rss>
      """
    let document = try #require(read(feed).documents.first)
    #expect(document.metadata.authors == ["Ola Berg"])
    #expect(document.string == "What was said about the bridge.")
    #expect(document.metadata.tags == ["bridge", "town"])
    #expect(document.metadata.media.map(\.url) == ["http://a.example/i.png"])
  }
}

@Suite struct `Items of feeds` {
  private func item(_ fields: String, attributes: String = "") -> Document? {
    read(
      "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><language>en</language><item\(attributes)>\(fields)</item></channel></rss>"
    ).documents.first
  }

  @Test(arguments: [
    ("<author>jo@a.example (Jo Ek)</author>", ["Jo Ek"]), ("<author>Jo Ek &lt;jo@a.example&gt;</author>", ["Jo Ek"]),
    ("<author>Jo Ek</author>", ["Jo Ek"]),
    ("<author>jo@a.example</author>", ["jo@a.example"]),
    ("<dc:creator>Jo Ek</dc:creator><dc:creator>Al Ng</dc:creator>", ["Jo Ek", "Al Ng"]),
    ("<author>x@a.example</author><dc:creator>Jo Ek</dc:creator>", ["Jo Ek"]),
    ("<dc:creator><![CDATA[Jo &amp; Al]]></dc:creator>", ["Jo & Al"]),
  ])
  func `name their authors`(fields: String, authors: [String]) {
    #expect(item(fields)?.metadata.authors == authors)
  }

  @Test(arguments: [
    ("<guid>http://a.example/1</guid>", "http://a.example/1"),
    ("<guid isPermaLink='false'>http://a.example/1</guid>", nil),
    ("<guid>x</guid><link>http://a.example/2</link>", "http://a.example/2"),
    ("<link> http://a.example/?a=1&copy=2 </link>", "http://a.example/?a=1&copy=2"),
  ])
  func `name their address`(fields: String, url: String?) {
    #expect(item(fields)?.metadata.url == url)
  }

  @Test func `of Channel Definition Format have it as attributes`() {
    let document = item(
      "<TITLE>One</TITLE><ABSTRACT>Two</ABSTRACT>", attributes: " HREF='http://a.example/1' LASTMOD='2003-01-02'")
    #expect(document?.metadata.url == "http://a.example/1")
    #expect(document?.metadata.modified?.value == "2003-01-02")
    #expect(document?.string == "Two")
  }

  @Test func `whose fields are not closed keep them apart`() {
    let document = item("<title>One<link>http://a.example/1</link><description>Two<pubDate>2003-01-02</pubDate>")
    #expect(document?.metadata.title == "One")
    #expect(document?.metadata.url == "http://a.example/1")
    #expect(document?.metadata.published?.value == "2003-01-02")
    #expect(document?.string == "Two")
  }

  @Test func `take their language from the nearest that says it`() {
    #expect(item("<description>x</description>")?.metadata.language == "en")
    #expect(item("<description xml:lang='fr'>x</description>")?.metadata.language == "fr")
    #expect(item("<dc:language>de_AT</dc:language><description>x</description>")?.metadata.language == "de-AT")
  }

  @Test func `take the fullest content`() {
    let long = String(repeating: "Long text of the article. ", count: 30)
    let fields = "<description>\(long)</description><content>short</content>"
    #expect(item(fields)?.string == long)
    #expect(item(fields)?.codes == [])
    #expect(item("<description>Read on …</description>")?.codes == ["teaser-only"])
  }
}
