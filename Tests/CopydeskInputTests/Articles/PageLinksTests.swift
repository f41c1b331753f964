import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Links of pages and fragments` {
  private func fragment(_ html: String, base: String? = "https://a.example/news/", media: [Metadata.Media] = []) throws
    -> [String]
  {
    var document = Document(id: "x")
    document.metadata.media = media
    document.markup = Markup(bytes: Array(html.utf8), mediaType: "text/html", isFragment: true, base: base)
    try CleanMarkup(options: .init(), environment: StageEnvironment()).process(&document)
    return document.metadata.media.map(\.url)
  }

  @Test(arguments: [
    ("<p>x</p><img src='b.jpg'><img src='c.jpg'>", ["https://a.example/news/b.jpg"]),
    ("<p>x</p><img src='/b.jpg' width=1 height=1><img src='../c.jpg' width='640px'>", ["https://a.example/c.jpg"]),
    ("<p>x</p><img src='data:image/gif;base64,R0' data-src='//i.example/d.jpg'>", ["https://i.example/d.jpg"]),
    ("<base href='/other/'><p>x</p><img src='b.jpg'>", ["https://a.example/other/b.jpg"]),
    ("<p>x</p><img alt=x><img src=''>", []),
  ])
  func `the first picture of a fragment is its lead`(html: String, media: [String]) throws {
    #expect(try fragment(html) == media)
  }

  @Test func `a picture that the feed names is not doubled, sound is no picture`() throws {
    let html = "<p>x</p><img src='b.jpg'>"
    #expect(try fragment(html, media: [.init(url: "https://a.example/t.png")]) == ["https://a.example/t.png"])
    let sound = Metadata.Media(url: "https://a.example/s.mp3", type: "audio/mpeg")
    #expect(try fragment(html, media: [sound]).last == "https://a.example/news/b.jpg")
    #expect(try fragment(html, base: nil) == ["b.jpg"])
  }

  @Test func `a page's addresses start from its base element, or its own address`() throws {
    let head = "<link rel=canonical href='one'><meta property='og:image' content='/lead.jpg'>"
    #expect(
      try cleaned("<html><head><base href='https://b.example/x/'>\(head)").metadata.url == "https://b.example/x/one")
    var known = Metadata()
    known.url = "https://c.example/y/z"
    let metadata = try cleaned("<html><head>\(head)<body><p>x", known: known).metadata
    #expect(metadata.media.map(\.url) == ["https://c.example/lead.jpg"])
    #expect(metadata.url == "https://c.example/y/z")
  }
}
