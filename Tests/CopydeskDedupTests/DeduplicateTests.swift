import CopydeskCore
import CopydeskTesting
import CopydeskText
import Testing

@testable import CopydeskDedup

@Test func `deduplicate keeps the stage contract`() throws { try StageContract(Deduplicate.self).check() }

/// Runs documents through a session; dropped ones come back too.
private func run(_ documents: [Document], _ change: (inout Deduplicate.Options) -> Void = { _ in }) throws -> [Document]
{
  var options = Deduplicate.Options()
  change(&options)
  let session = try Deduplicate(options: options, environment: StageEnvironment()).begin()
  var out: [Document] = []
  for document in documents { if let passed = try session.accept(document) { out.append(passed) } }
  while let held = try session.next() { out.append(held) }
  return out
}

private func document(_ id: String, _ text: [UInt8], published: String? = nil, url: String? = nil) -> Document {
  var document = Document(id: id, text: text)
  document.metadata.published = published.map { Metadata.Stamp(value: $0, from: "test") }
  document.metadata.url = url
  return document
}

private let story = wordSalad(1, words: 200)
private let batch = [
  document("cut", Array(story.prefix(900)), published: "2018-01-14T10:00:00+05:00"), document("other", wordSalad(2)),
  document("whole", story, published: "2018-01-14T06:00:00Z"),
  document("again", story, published: "2018-01-14T04:59:00Z"), document("alone", wordSalad(3)),
]

@Test func `copies point back at the first of their cluster`() throws {
  let out = try run(batch)
  #expect(out.map { $0[DuplicateLayer.self]?.cluster } == [nil, nil, "cut", "cut", nil])
  #expect(out[2][DuplicateLayer.self]?.kind == .update)
  #expect(out[3][DuplicateLayer.self]?.of == "whole")
  #expect(out[3][DuplicateLayer.self]?.kind == .exact)
}

@Test func `a collected batch marks every member and notes the likely origin`() throws {
  let out = try run(batch) { $0.collect = true }
  #expect(out.map(\.id) == batch.map(\.id))
  #expect(out.map { $0[DuplicateLayer.self]?.cluster } == ["cut", nil, "cut", "cut", nil])
  #expect(out[0][DuplicateLayer.self]?.of == "whole")
  #expect(out.map { $0.findings.map(\.code) } == [[], [], [], ["likely-origin"], []])
}

@Test(arguments: [
  (DuplicatePolicy.drop, ["cut", "other", "alone"]), (.keepLongest, ["other", "whole", "alone"]),
  (.keepEarliest, ["other", "again", "alone"]), (.mark, ["cut", "other", "whole", "again", "alone"]),
])
func `a policy keeps one of a cluster`(_ policy: DuplicatePolicy, _ kept: [String]) throws {
  let out = try run(batch) {
    $0.policy = policy
    $0.collect = true
  }
  #expect(out.filter { $0.dropped == nil }.map(\.id) == kept)
  #expect(out.count == batch.count)
}

@Test func `a policy that needs the whole batch is refused without it`() {
  #expect(throws: StageError.self) { try run([]) { $0.policy = .keepLongest } }
}

@Test func `documents held back on disk come back as they were`() throws {
  var held = HeldBack()
  var big = document("big", [UInt8](repeating: UInt8(ascii: "x"), count: 33 << 20))
  big.metadata.title = "A title"
  var small = document(
    "small", Array("Said \u{201C}she\u{201D}. Again é.".utf8), published: "2018-01-14", url: "https://a.example/")
  small[Sentences.self] = [TextRange(0, 14), TextRange(15, 24)]
  small.find("x", "y", "z", range: TextRange(0, 4))
  for one in [big, small] { try held.append(one) }
  #expect(try held.next()?.metadata.title == "A title")
  let back = try #require(try held.next())
  #expect(back.text == small.text)
  #expect(back.metadata == small.metadata)
  #expect(back[Sentences.self] == small[Sentences.self])
  #expect(back.findings == small.findings)
  #expect(try held.next() == nil)
}

@Test func `paragraphs that a site repeats are taken out when asked`() throws {
  let notice = "\n\nSign up for our morning letter and never miss a story again."
  let pages = (0..<6).map { number in
    document("p\(number)", wordSalad(number + 20) + Array(notice.utf8), url: "https://site.example/\(number)")
  }
  let elsewhere = document("e", wordSalad(40) + Array(notice.utf8), url: "https://elsewhere.example/1")
  let out = try run(pages + [elsewhere]) { $0.removeBoilerplate = true }
  #expect(
    out.map { $0.removed.map(\.why) } == [
      [], [], [], ["boilerplate.site"], ["boilerplate.site"], ["boilerplate.site"], [],
    ])
  #expect(!String(decoding: out[4].text, as: UTF8.self).contains("morning letter"))
}

@Test(arguments: [
  ("1970-01-02", 86_400), ("1970-01-01T01:00:00Z", 3_600), ("1970-01-01T01:00:30+01:00", 30),
  ("1970-01-01T00:00-05:30", 19_800),
  ("1970-01-01T00:00:00.25Z", 0),
])
func `times are counted in seconds`(_ iso: String, _ seconds: Int) { #expect(secondNumber(iso) == seconds) }
