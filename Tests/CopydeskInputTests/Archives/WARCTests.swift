import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Web archives` {
  private func record(
    _ type: String, _ body: [UInt8], contentType: String = "application/http; msgtype=response",
    uri: String = "http://a.example/1"
  )
    -> [UInt8]
  {
    let header = """
      WARC/1.0\r
      WARC-Type: \(type)\r
      WARC-Target-URI: \(uri)\r
      WARC-Date: 2022-08-19T06:00:00Z\r
      Content-Type: \(contentType)\r
      Content-Length: \(body.count)\r
      \r

      """
    return Array(header.utf8) + body + Array("\r\n\r\n".utf8)
  }

  private func http(_ fields: String, _ body: [UInt8], status: String = "200 OK") -> [UInt8] {
    Array("HTTP/1.1 \(status)\r\n\(fields)\r\n\r\n".utf8) + body
  }

  @Test func `give what responses, resources and conversions hold`() throws {
    let page = http(
      "Content-Type: text/html; charset=windows-1251",
      Array("<html><body><p>".utf8) + [0xCC, 0xE8, 0xF0] + Array("</p></body></html>".utf8))
    let archive =
      record("warcinfo", Array("software: x".utf8), contentType: "application/warc-fields")
      + record("request", Array("GET / HTTP/1.1\r\n\r\n".utf8))
      + record("response", page) + record("response", http("Content-Type: image/png", [1, 2, 3]))
      + record("response", http("Content-Type: text/html", Array("<html>gone</html>".utf8), status: "404 Not Found"))
      + record("conversion", Array("Plain text of a page.".utf8), contentType: "text/plain", uri: "http://a.example/2")
    for bytes in [archive, gzip(archive)] {
      let (documents, rejections) = read(bytes, uri: "x.warc")
      #expect(rejections.isEmpty)
      try #require(documents.count == 2)
      #expect(documents.map(\.source.item) == [0, 3])
      #expect(documents.map(\.source.uri) == ["x.warc", "x.warc"])
      #expect(documents.map(\.metadata.url) == ["http://a.example/1", "http://a.example/2"])
      #expect(documents[0].source.fetched == "2022-08-19T06:00:00Z")
      #expect(documents[0].markup?.charset == "windows-1251")
      #expect(documents[1].string == "Plain text of a page.")
      #expect(Set(documents.map(\.id)).count == 2)
    }
  }

  @Test func `join chunks and unpack`() {
    let packed = gzip(Array("<html><p>Hello</p></html>".utf8))
    let half = packed.count / 2
    func chunk(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      Array("\(String(bytes.count, radix: 16));x=y\r\n".utf8) + bytes + Array("\r\n".utf8)
    }
    let body = chunk(packed[..<half]) + chunk(packed[half...]) + Array("0\r\n\r\n".utf8)
    let fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"
    #expect(read(record("response", http(fields, body))).documents.map(\.markupString) == ["<html><p>Hello</p></html>"])
    let ready = http(fields, Array("<html><p>Ready</p></html>".utf8))
    #expect(read(record("response", ready)).documents.map(\.markupString) == ["<html><p>Ready</p></html>"])
  }

  @Test(arguments: [(15, "deflate"), (-15, "deflate"), (31, "x-gzip"), (31, "GZIP")] as [(Int32, String)])
  func `unpack every form of DEFLATE`(bits: Int32, coding: String) {
    let packed = deflated(Array("<html><p>Hello</p></html>".utf8), bits: bits)
    let fields = "Content-Type: text/html\r\nContent-Encoding: \(coding)"
    #expect(
      read(record("response", http(fields, packed))).documents.map(\.markupString) == ["<html><p>Hello</p></html>"])
  }

  @Test func `say that a body is damaged, and keep what came before`() throws {
    let text = (0..<400).map { "<p>Line \($0 &* 7919) of the page.</p>" }.joined()
    let packed = deflated(Array(text.utf8), bits: 31)
    let fields = "Content-Type: text/html\r\nContent-Encoding: gzip"
    let document = try #require(
      read(record("response", http(fields, Array(packed.dropLast(packed.count / 2))))).documents.first)
    #expect(document.markupString.hasPrefix("<p>Line 0"))
    #expect(document.codes == ["damaged-archive"])
  }

  @Test(arguments: [("br", brotliHello), ("zstd", zstandard(Array("<html><p>Hello</p></html>".utf8)))])
  func `unpack what browsers ask for today`(coding: String, packed: [UInt8]) {
    let fields = "Content-Type: text/html\r\nContent-Encoding: \(coding)"
    let hello = ["<html><p>Hello</p></html>"]
    #expect(read(record("response", http(fields, packed))).documents.map(\.markupString) == hello)
    // An archive may have unpacked it already.
    let ready = http(fields, Array(hello[0].utf8))
    #expect(read(record("response", ready)).documents.map(\.markupString) == hello)
    let cut = read(record("response", http(fields, Array(packed.dropLast(4)))))
    #expect(cut.documents.map(\.codes) == [["damaged-archive"]] || !cut.rejections.isEmpty)
  }

  @Test func `with a member for each record are read through`() {
    let one = record("conversion", Array("First text.".utf8), contentType: "text/plain", uri: "http://a.example/1")
    let two = record("conversion", Array("Second text.".utf8), contentType: "text/plain", uri: "http://a.example/2")
    let packed = gzip(one) + gzip(two) + gzip(one)
    #expect(read(packed).documents.map(\.string) == ["First text.", "Second text.", "First text."])
    let cut = read(Array(packed.dropLast(30)))
    #expect(cut.documents.prefix(2).map(\.string) == ["First text.", "Second text."])
  }

  @Test func `of version 1.1 with odd headers`() throws {
    let body = http("content-TYPE:text/html;charset=\"koi8-r\"\r\nX: y", Array("<html><p>".utf8) + [0xED, 0xC9, 0xD2])
    let header = """
      WARC/1.1
      warc-type:response
      WARC-Target-URI: <http://a.example/ru>
      WARC-Date: 2022-08-19T06:00:00.123456Z
      WARC-Truncated: length
      Content-Length:   \(body.count)


      """
    let document = try #require(read(Array(header.utf8) + body + Array("\n\n".utf8)).documents.first)
    #expect(document.metadata.url == "http://a.example/ru")
    #expect(document.markup?.charset == "koi8-r")
    #expect(document.source.fetched == "2022-08-19T06:00:00.123456Z")
    #expect(document.codes == ["cut-short"])
  }

  @Test func `hold feeds too`() {
    let feed = Array("<rss><channel><item><title>1</title></item><item><title>2</title></item></channel></rss>".utf8)
    let documents = read(record("response", http("Content-Type: application/rss+xml", feed))).documents
    #expect(documents.map(\.metadata.title) == ["1", "2"])
    #expect(Set(documents.map(\.id)).count == 2)
  }

  @Test func `that are broken lose the broken record only`() {
    let good = record("resource", Array("Some text.".utf8), contentType: "text/plain")
    let broken = Array("WARC/1.0\r\nWARC-Type: resource\r\n\r\njunk\r\n".utf8)
    let binary = record("resource", [0, 1, 2, 3, 0, 5], contentType: "text/plain")
    let (documents, rejections) = read(good + broken + binary + good)
    #expect(documents.count == 2)
    #expect(rejections.map(\.error.code) == [.malformed, .unreadable])
    #expect(read(Array(good.dropLast(8))).documents.first?.codes == ["cut-short"])
  }

  @Test func `never trap, wherever they are cut`() {
    let sample = record(
      "response", http("Content-Type: text/html\r\nTransfer-Encoding: chunked", Array("5\r\n<html\r\n0\r\n\r\n".utf8)))
    for cut in 0..<sample.count { _ = read(Array(sample[..<cut])) }
  }
}
