import CopydeskCore
import Testing

@testable import CopydeskInput

private func authors(head: String = "", above: String = "", below: String = "") throws -> [String] {
  try cleaned(newsPage(head: head, above: above, below: below)).metadata.authors
}

@Suite struct AuthorReaderTests {
  @Test(arguments: [
    #"<meta name="author" content="Ann Lee">"#, #"<meta property="article:author" content="By Ann Lee">"#,
    #"<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ann Lee">"#,
    #"<script type="application/ld+json">{"@type": "Article", "author": {"@id": "/a"}, "mainEntity": {"@id": "/a", "name": "Ann Lee"}}</script>"#,
  ]) func `reads names that the head states`(_ head: String) throws {
    #expect(try authors(head: head) == ["Ann Lee"])
  }

  @Test(arguments: [
    #"<p class="byline">By Ann Lee</p>"#, #"<p>By Ann Lee</p>"#, #"<p>7 May 2019 by <a href="/x">Ann Lee</a></p>"#,
    #"<div class="author"><div>Ann Lee</div><div>Senior Harbour Correspondent</div><div>May 7, 2019</div></div>"#,
    #"<a href="/authors/ann-lee">Ann Lee</a>"#, #"<h6>Author</h6><p>Ann Lee</p>"#, #"<p>Von: Ann Lee</p>"#,
    #"<span class="author"><span>Ann Lee</span><span>Follow</span></span>"#,
  ]) func `reads names on the page`(_ above: String) throws {
    #expect(try authors(above: above) == ["Ann Lee"])
  }

  @Test func `reads several names`() throws {
    #expect(
      try authors(above: #"<p class="byline">By Ann Lee, Bo Rask and Cy Dunn</p>"#) == [
        "Ann Lee", "Bo Rask", "Cy Dunn",
      ])
    let links = #"<p><a href="/author/1">Ann Lee</a>, <a href="/author/2">Bo Rask</a></p>"#
    #expect(try authors(above: links) == ["Ann Lee", "Bo Rask"])
    let data =
      #"<script type="application/ld+json">{"@type": "Article", "author": {"name": "Ann Lee"}, "creator": ["Ann Lee", "Bo Rask"]}</script>"#
    #expect(try authors(head: data) == ["Ann Lee", "Bo Rask"])
  }

  @Test func `prefers people to organisations and what readers see to a template`() throws {
    let house = #"<meta name="author" content="Sandvik Ferry Association">"#
    #expect(try authors(head: house, above: #"<p class="author">Ann Lee</p>"#) == ["Ann Lee"])
    #expect(try authors(head: house) == ["Sandvik Ferry Association"])
    #expect(try authors(head: #"<meta name="author" content="Cy Dunn">"#, above: "<p>By Ann Lee</p>") == ["Ann Lee"])
    #expect(
      try authors(head: #"<meta name="author" content="Ann">"#, above: #"<p class="author">Ann Lee</p>"#) == ["Ann Lee"]
    )
  }

  @Test func `takes no account, comment or label for a name`() throws {
    let comments = #"<div class="comments"><div class="comment-author">Bo Rask</div><p>Well done!</p></div>"#
    #expect(try authors(below: comments).isEmpty)
    #expect(try authors(above: #"<a href="/profile/x">YouTube</a><a href="/user/login">Log in</a>"#).isEmpty)
    #expect(try authors(above: #"<p class="author">Written by</p>"#).isEmpty)
    #expect(try authors(above: #"<p class="author">5 March 2021</p>"#).isEmpty)
  }

  @Test func `resolves references that were escaped twice`() throws {
    #expect(try authors(head: #"<meta name="author" content="Ren&amp;eacute; D&amp;#252;rr">"#) == ["René Dürr"])
  }
}
