import Testing

@testable import CopydeskInput

@Suite struct `Formats` {
  @Test(
    arguments: [
      ("<!DOCTYPE html><html>", nil, InputFormat.html), ("\u{FEFF}\n<!-- x --><html lang=en>", nil, .html),
      ("<style>a{}</style><div>", nil, .html),
      ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>", "application/xhtml+xml", .html),
      ("<p>Hello", nil, .html),
      ("<?xml version='1.0'?><!-- c --><rss version='2.0'>", nil, .feed), ("junk <rss>", nil, .feed),
      ("<rss>", "text/html", .feed),
      ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", nil, .feed), ("<rdf:RDF>", "text/xml", .feed),
      ("<nitf>", nil, .newsXML),
      ("<newsItem guid='x'>", nil, .newsXML), ("{\"text\": \"x\"}\n{", nil, .jsonLines),
      ("{\"version\": \"https://jsonfeed.org/version/1\"", nil, .jsonFeed),
      ("WARC/1.0\r\nWARC-Type: warcinfo", nil, .warc), ("Hello, world.", nil, .plainText),
      ("<3 you, said Ida <ida@a.example>", nil, .plainText),
      ("{ he said", nil, .plainText), ("<p>Not a page</p>", "text/plain; charset=utf-8", .plainText),
      ("Nothing special", "text/html", .html),
      ("", nil, .plainText),
    ] as [(String, String?, InputFormat)])
  func `are told from the bytes and the media type`(text: String, mediaType: String?, format: InputFormat) {
    #expect(FormatDetector.format(of: Array(text.utf8), mediaType: mediaType) == format)
  }

  @Test func `are told in any encoding`() {
    let wide = "<?xml version='1.0' encoding='utf-16'?><rss>".utf16.flatMap {
      [UInt8($0 >> 8), UInt8($0 & 0xFF)] as [UInt8]
    }
    #expect(FormatDetector.format(of: wide, mediaType: nil) == .feed)
  }
}
