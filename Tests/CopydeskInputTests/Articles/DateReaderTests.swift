import CopydeskCore
import Testing

@testable import CopydeskInput

/// A page with an article of two paragraphs, with `head` in its head and `above` and `below` around the text.
///
/// `before` stands before the headline, `after` behind what is `above`.
func newsPage(
  head: String = "", above: String = "", below: String = "", lang: String = "en", before: String = "",
  after: String = ""
) -> String {
  """
  <!DOCTYPE html><html lang="\(lang)"><head><title>Ferry returns to Sandvik</title>\(head)</head><body>
  <article>\(before)<h1>Ferry returns to Sandvik</h1>\(above)\(after)
  <div class="article-body"><p>The old ferry between Sandvik and the outer islands is to run again from spring, the county said, after three
  years in which people had to take the long road over the hills, rain or shine.</p>
  <p>Two boats were bought from a yard in Lunde, and their crews, most of them from the islands themselves, have begun to learn
  the harbour, its rocks and its currents, under the eyes of the old pilots.</p></div>\(below)</article></body></html>
  """
}

private func published(_ html: String) throws -> Metadata.Stamp? { try cleaned(html).metadata.published }

/// A list of links.
private let harbour = "<ul>" + String(repeating: "<li><a href=/n>Harbour news</a></li>", count: 12) + "</ul>"

@Suite struct DateReaderTests {
  @Test(arguments: [
    #"<meta property="article:published_time" content="2019-05-07T08:30:00+02:00">"#,
    #"<meta name="DC.date.issued" content="2019-05-07">"#, #"<meta name="pubdate" content="20190507">"#,
    #"<meta itemprop="datePublished" content="7 May 2019">"#,
    #"<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "datePublished": "2019-05-07"}]}</script>"#,
    #"<link rel="canonical" href="https://ferry.example/2019/05/07/sandvik">"#,
    #"<link rel="canonical" href="https://ferry.example/news/29-05-2019"><meta property="article:published_time" content="2019-05-29">"#,
  ]) func `reads dates that the head states`(_ head: String) throws {
    #expect(try #require(try published(newsPage(head: head))).value.hasPrefix("2019-05-"))
  }

  @Test(arguments: [
    (#"<time datetime="2019-05-07T10:00">Tuesday</time>"#, "time"),
    (#"<abbr title="2019-05-07">yesterday</abbr>"#, "time"),
    (#"<div class="meta">Published 7 May 2019</div>"#, "text"), (#"<div class="date">07.05.19</div>"#, "text"),
    (#"<span class="dateline">World</span><span class="dateline">MAY 7, 2019</span>"#, "text"),
    (#"<h4>Published</h4><div>7 May 2019</div>"#, "text"),
    (#"<div class="date"><span>May</span><span>7</span><span>2019</span></div>"#, "text"),
    (#"<div class="meta"><span>07.05.19</span><span>12:44</span></div>"#, "text"),
  ]) func `reads dates near the headline`(_ above: String, from: String) throws {
    let stamp = try #require(try published(newsPage(above: above)))
    #expect(stamp.value.hasPrefix("2019-05-07"))
    #expect(stamp.from == from)
  }

  @Test(arguments: [
    ("de", "Veröffentlicht am 7. Mai 2019"), ("fr", "Publié le 7 mai 2019"), ("es", "7 de mayo de 2019"),
    ("en-GB", "07/05/2019"),
    ("pl", "7 maja 2019"), ("ja", "2019年5月7日"), ("ru", "7 мая 2019"), ("hu", "2019. május 7."),
    ("lt", "2019 m. gegužės 7 d."), ("hr", "7. svibnja 2019."), ("sq", "7 maj 2019"), ("he", "7 במאי 2019"),
  ]) func `reads dates of many languages`(_ language: String, text: String) throws {
    #expect(try published(newsPage(above: "<p class=\"date\">\(text)</p>", lang: language))?.value == "2019-05-07")
  }

  @Test func `takes the day of publication, not that of a change`() throws {
    let line = #"<p class="meta">Last updated 9 May 2019 | Published 7 May 2019</p>"#
    #expect(try published(newsPage(above: line))?.value == "2019-05-07")
    let times =
      #"<time class="updated" datetime="2019-05-09"></time><time class="published" datetime="2019-05-07"></time>"#
    #expect(try published(newsPage(above: "<p>\(times)</p>"))?.value == "2019-05-07")
    let data = #"<script type="application/ld+json">{"@type": "Article", "dateModified": "2019-05-09"}</script>"#
    #expect(
      try cleaned(newsPage(head: data, above: "<p class=date>7 May 2019</p>")).metadata.modified?.value == "2019-05-09")
  }

  @Test func `leaves the dates of other things alone`() throws {
    let comments =
      #"<div class="comments"><p>Bo, <time itemprop="datePublished" datetime="2020-01-01">New Year</time></p></div>"#
    #expect(try published(newsPage(above: "<p class=date>7 May 2019</p>", below: comments))?.value == "2019-05-07")
    let author = #"<div class="profile">Member since 3 March 2011</div><div>7 May 2019</div>"#
    #expect(try published(newsPage(above: author))?.value == "2019-05-07")
  }

  @Test func `believes the address before a template, and in its day before a time in UTC`() throws {
    let link = #"<link rel="canonical" href="https://ferry.example/2019/05/07/sandvik">"#
    let template = try cleaned(newsPage(head: link + #"<meta property="article:published_time" content="2011-01-01">"#))
    #expect(template.metadata.published == .init(value: "2019-05-07", from: "url"))
    #expect(template.findings.contains { $0.code == "conflicting-dates" })
    let night = #"<meta property="article:published_time" content="2019-05-08T02:10:00Z">"#
    #expect(try published(newsPage(head: link + night))?.value == "2019-05-07")
    let midnight = #"<meta property="article:published_time" content="2019-05-06T22:00:00Z">"#
    #expect(try published(newsPage(head: link + midnight))?.value == "2019-05-07")
    let noon = #"<meta property="article:published_time" content="2019-05-06T09:00:00Z">"#
    #expect(try published(newsPage(head: link + noon))?.value == "2019-05-06T09:00:00Z")
  }

  @Test func `believes the date next to the headline before a weak meta element`() throws {
    let head = #"<meta name="date" content="2016-02-02">"#
    #expect(try published(newsPage(head: head, above: "<div class=date>7 May 2019</div>"))?.value == "2019-05-07")
    #expect(try published(newsPage(head: head))?.value == "2016-02-02")
  }

  @Test func `believes the time next to the headline before one further down that says it is of a publication`() throws
  {
    let related = #"<p>More: <time datetime="2019-09-22" pubdate>22 September</time>, by Ada Holm</p>"#
    let page = newsPage(above: #"<p>On <time datetime="2019-05-07">7 May</time></p>"#, below: related)
    #expect(try published(page)?.value == "2019-05-07")
    #expect(try published(newsPage(below: related))?.value == "2019-09-22")
  }

  @Test func `finds the date in a box of the headline's own, whatever the box is called`() throws {
    let other = #"<p class="meta">7 March 2018</p>"# + harbour
    for box in [
      #"<aside class="details"><a class="entry-date" href="/2019">7 May 2019</a></aside>"#,
      #"<div class="post-footer"><span>7 May 2019</span></div>"#,
      #"<div class="CommentHeader_publishDate">7 May 2019</div>"#,
    ] {
      let page = newsPage(above: box, before: other + "<header>", after: "</header>")
      #expect(try published(page)?.value == "2019-05-07", "\(box)")
    }
  }

  @Test func `takes no date for one of a change because microformats mark it so`() throws {
    let times = #"<p><time class="entry-date updated" datetime="2019-05-07">7 May</time></p>"#
    #expect(
      try published(newsPage(above: times, below: harbour + "<p><time>9 June 2020</time></p>"))?.value == "2019-05-07")
  }

  @Test func `believes the day that is called that of publication before a weak meta element`() throws {
    let head = #"<meta name="date" content="2019-05-09">"#
    let line =
      "<p>The county</p><p>Ferries</p><p>Sandvik</p><p>A report from the north</p><h4>Published:</h4><p>7 May 2019</p>"
    #expect(try published(newsPage(head: head, below: line))?.value == "2019-05-07")
    #expect(
      try published(newsPage(head: head, below: "<p>Sandvik</p><p>On the sea</p><p>7 May 2019</p>"))?.value
        == "2019-05-09")
  }

  @Test func `settles the order of day and month by a date that leaves no doubt`() throws {
    let head = #"<meta name="date" content="05/07/2019 12:43:42">"#
    #expect(
      try published(newsPage(head: head, below: "<p>Created: 07.05.2019</p>"))?.value.hasPrefix("2019-05-07") == true)
    #expect(
      try published(newsPage(head: head, below: "<p>Created: 07.05.2019</p>", lang: "de"))?.value.hasPrefix(
        "2019-05-07") == true)
    #expect(try published(newsPage(head: head, lang: "de"))?.value.hasPrefix("2019-07-05") == true)
  }

  @Test func `takes no date from the address of an image, which many pages may share`() throws {
    let head = #"<meta property="og:image" content="https://ferry.example/files/2019/05/07/logo.jpg">"#
    #expect(try published(newsPage(head: head)) == nil)
  }

  @Test func `takes no number for a date that is none`() throws {
    #expect(try published(newsPage(above: "<p class=meta>Version 10.11.12.13, 31.31.31</p>")) == nil)
  }
}
