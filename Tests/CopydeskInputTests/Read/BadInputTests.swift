import CopydeskCore
import Testing

@testable import CopydeskInput

@Suite struct `Bad input` {
  @Test(
    arguments: [
      ([], StageError.Code.empty), (Array(" \n\t".utf8), .empty),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], .unreadable),
      ((0...255).map { UInt8($0) } + (0...31).map { UInt8($0) }, .unreadable),
    ] as [([UInt8], StageError.Code)])
  func `is rejected with a reason`(bytes: [UInt8], code: StageError.Code) {
    let (documents, rejections) = read(bytes)
    #expect(documents.isEmpty)
    #expect(rejections.map(\.error.code) == [code])
  }

  @Test func `over a limit names the limit`() {
    let text = String(repeating: "word ", count: 100)
    #expect(read(text) { $0.maxTextBytes = 10 }.rejections.map(\.error.limit) == ["maxTextBytes"])
    #expect(read(text) { $0.maxDocumentBytes = 10 }.rejections.map(\.error.limit) == ["maxDocumentBytes"])
    #expect(read(text) { $0.maxInputBytes = 10 }.rejections.map(\.error.limit) == ["maxInputBytes"])
  }

  @Test func `never traps, whatever the bytes`() {
    var random = RepeatableRandom(seed: 3)
    let starts = [
      "", "{", "<html>", "<rss>", "<feed>", "WARC/1.0\r\n", "{\"version\":\"https://jsonfeed.org/version/1\",",
      "<nitf>",
    ]
    for round in 0..<800 {
      let bytes = Array(starts[round % starts.count].utf8) + random.bytes(Int(random.next() % 300))
      let (documents, rejections) = read(bytes)
      #expect(documents.count + rejections.count > 0 || round % starts.count > 2)
    }
  }
}
