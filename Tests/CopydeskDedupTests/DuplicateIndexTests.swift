import CopydeskCore
import Testing

@testable import CopydeskDedup

/// Invented words in an order that depends on a seed: every text has a vocabulary in common and no sentence.
func wordSalad(_ seed: Int, words: Int = 150) -> [UInt8] {
  var state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  var text = ""
  for index in 0..<words {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    text +=
      (index % 15 == 14 ? ". " : " ") + ["ka", "lo", "mi", "ver", "tan", "sul", "ebo"][Int(state % 7)]
      + ["rin", "dor", "pel", "ast", "ugo", "nim", "ela"][Int(state >> 20 % 7)] + String(state >> 40 % 30)
  }
  return Array(text.utf8)
}

func makeIndex(_ settings: DuplicateIndex.Settings = .init()) throws -> DuplicateIndex {
  try DuplicateIndex(storage: SpillFile(), settings: settings)
}

@discardableResult
func add(
  _ text: [UInt8], _ id: String = "x", url: String? = nil, day: Int? = nil, to index: DuplicateIndex
) throws -> DuplicateIndex.Placement {
  try index.add(.init(id: id, text: text, url: url, day: day))
}

@Test func `a second run over a batch finds all of it`() throws {
  let index = try makeIndex()
  let batch = (0..<200).map { wordSalad($0, words: 40 + $0) }
  for text in batch { #expect(try add(text, to: index).match == nil) }
  for (number, text) in batch.enumerated() {
    let placement = try add(text, to: index)
    #expect(placement.cluster == number)
    #expect(placement.match?.copy.kind == .exact)
  }
}

/// Counts the texts that are read again.
private final class CountingStorage: DocumentStorage {
  private let file: SpillFile
  private(set) var reads = 0

  init() throws { file = try SpillFile() }
  var count: Int { file.count }
  func append(_ document: StoredDocument) throws(StageError) { try file.append(document) }
  func document(_ number: Int) throws(StageError) -> StoredDocument {
    reads += 1
    return try file.document(number)
  }
  func replay(_ each: (StoredDocument) -> Void) {}
  func commit() -> String? { nil }
  func rollBack(to commit: String) {}
}

/// Texts made to be looked at again and again.
private enum Hostile: String, CaseIterable {
  case equal, sentence, half, oneWord

  func text(_ number: Int) -> [UInt8] {
    switch self {
    case .equal: wordSalad(1, words: 60)
    case .sentence: wordSalad(1, words: 12) + wordSalad(number + 9, words: 60)
    case .half: wordSalad(1, words: 60) + wordSalad(number + 9, words: 60)
    case .oneWord:
      Array(String(repeating: "a", count: number % 7 + 1).utf8) + Array(String(repeating: " a", count: 90).utf8)
    }
  }
}

@Test(arguments: Hostile.allCases)
private func `the work for a document is bounded`(_ hostile: Hostile) throws {
  let storage = try CountingStorage()
  let index = try DuplicateIndex(storage: storage)
  for number in 0..<2_000 {
    let before = storage.reads
    try add(hostile.text(number), url: "https://site.example/\(number)", to: index)
    // Six candidates, as many equal ones, a witness for each.
    #expect(storage.reads - before <= 18)
  }
  #expect(storage.reads <= 2_000 * 9)
}

@Test func `a hundred thousand equal texts cost no more than their numbers`() throws {
  let index = try makeIndex()
  let text = wordSalad(1, words: 60)
  try add(text, to: index)
  let memory = index.memory
  for _ in 1..<100_000 { try add(text, to: index) }
  #expect(index.cluster(of: 99_999) == 0)
  #expect(index.memory - memory < 3_000_000)
}

@Test func `one sentence in every text joins none of them`() throws {
  let index = try makeIndex()
  let notice = Array(
    " The publisher of this page is a member of the council and keeps to its code of good practice.".utf8)
  for seed in 0..<2000 { #expect(try add(wordSalad(seed) + notice, to: index).match == nil) }
}

@Test func `a notice longer than the stories under it joins none once it is known`() throws {
  let index = try makeIndex()
  let notice = wordSalad(-1, words: 120)
  for seed in 0..<20 { try add(wordSalad(seed, words: 400) + notice, to: index) }
  for seed in 100..<200 { #expect(try add(wordSalad(seed, words: 60) + notice, to: index).match == nil) }
  #expect(try add(wordSalad(150, words: 60), to: index).match != nil)
}

@Test func `copies are joined whatever their number`() throws {
  let index = try makeIndex()
  let story = wordSalad(3, words: 300)
  for seed in 0..<500 {
    let placement = try add(story.dropLast(seed % 300) + wordSalad(seed + 10, words: 20), to: index)
    #expect(placement.cluster == 0)
  }
}

@Test func `what frames two texts is a notice, however long it is`() throws {
  let index = try makeIndex()
  let (above, below) = (wordSalad(1, words: 150) + Array("\n\n".utf8), Array("\n\n".utf8) + wordSalad(2, words: 120))
  for seed in 10..<40 { #expect(try add(above + wordSalad(seed, words: 50) + below, to: index).match == nil) }
}

@Test func `a notice that is found late stops joining pages`() throws {
  let index = try makeIndex()
  let notice = wordSalad(-1, words: 180) + Array("\n\n".utf8)
  let matches = try (10..<60).map { seed in
    try add(notice + wordSalad(seed, words: 45), url: "https://site.example/\(seed)", to: index).match
  }
  #expect(matches.count { $0 != nil } <= 3)
  #expect(matches.dropFirst(6).allSatisfy { $0 == nil })
}

@Test func `a notice that is not known yet doesn't bridge the stories under it`() throws {
  let index = try makeIndex()
  let notice = wordSalad(-1, words: 220) + Array("\n\n".utf8)
  let (one, other) = (wordSalad(11, words: 110), wordSalad(12, words: 120))
  let first = try add(notice + one, url: "https://site.example/1", to: index)
  let second = try add(notice + other, url: "https://site.example/2", to: index)
  #expect(second.cluster == first.number)
  #expect(index.cluster(of: second.number) == first.number)
  let copy = try add(other + wordSalad(13, words: 15), url: "https://elsewhere.example/1", to: index)
  #expect(copy.match?.number == second.number)
  #expect(copy.cluster == second.number)
  #expect(index.cluster(of: second.number) == second.number)
  #expect(try add(one, url: "https://elsewhere.example/2", to: index).cluster == first.number)
}

@Test func `a story that stood in longer pieces is found again by itself`() throws {
  let index = try makeIndex()
  let story = wordSalad(4, words: 150)
  for seed in 10..<14 {
    try add(wordSalad(seed, words: 160) + story + wordSalad(seed + 100, words: 160), to: index)
  }
  #expect(try add(story, to: index).match?.copy.kind == .contained)
}

@Test func `a story's copies are joined whatever strays share a part of it`() throws {
  let index = try makeIndex()
  let story = wordSalad(5, words: 200)
  for seed in 0..<60 {
    #expect(try add(story.dropLast(seed % 40) + wordSalad(seed + 10, words: 15), to: index).cluster == 0)
  }
  for seed in 100..<110 { try add(Array(story.prefix(300)) + wordSalad(seed, words: 200), to: index) }
  for seed in 200..<230 {
    #expect(try add(story.dropFirst(seed % 40) + wordSalad(seed, words: 15), to: index).cluster == 0)
  }
}

@Test func `a page that was rewritten is an update of its earlier state, under any spelling of its address`() throws {
  let index = try makeIndex()
  let story = wordSalad(6, words: 120)
  try add(story, url: "https://Site.example/story/", to: index)
  let later = Array(story.prefix(story.count / 2)) + wordSalad(7, words: 60)
  let found = try add(later, url: "http://site.example/story#top", to: index)
  #expect(found.match?.copy.kind == .update)
  #expect(try add(later + wordSalad(8, words: 60), url: "https://elsewhere.example/1", to: index).cluster == 0)
}

@Test func `a page that says something else every day is no update`() throws {
  let index = try makeIndex()
  for seed in 0..<20 {
    #expect(try add(wordSalad(seed, words: 100), url: "https://site.example/live", to: index).match == nil)
  }
}

@Test(arguments: ["", " ", "Short.", "One two three four five six seven eight nine ten."])
func `empty and very short texts never match`(_ text: String) throws {
  let index = try makeIndex()
  for _ in 0..<3 { #expect(try add(Array(text.utf8), to: index).match == nil) }
}

@Test func `a window keeps apart what lies too many days apart`() throws {
  var settings = DuplicateIndex.Settings()
  settings.window = 30
  let index = try makeIndex(settings)
  let text = wordSalad(5)
  try add(text, day: 100, to: index)
  #expect(try add(text, day: 131, to: index).match == nil)
  #expect(try add(text, day: 130, to: index).match != nil)
}

@Test(arguments: [
  [UInt8](repeating: UInt8(ascii: "\""), count: 1_000_000), Array(String(repeating: "a ", count: 300_000).utf8),
  Array(String(repeating: "&#x27;a", count: 100_000).utf8), [UInt8](repeating: 0xE2, count: 500_000),
])
func `hostile texts take time in proportion to their length`(_ text: [UInt8]) throws {
  let index = try makeIndex()
  let clock = ContinuousClock()
  let time = try clock.measure { for copy in 0..<3 { try add(text + Array("x\(copy)".utf8), to: index) } }
  #expect(time < .seconds(20))
}

@Test(arguments: [("1970-01-01", 0), ("2018-01-14T10:00:00Z", 17545), ("1969-12-31", -1), ("2000-02-29", 11016)])
func `days are counted from 1970`(_ iso: String, _ day: Int) { #expect(dayNumber(iso) == day) }

@Test(arguments: ["", "yesterday", "2018-13-01", "2018-1-1", "18-01-01"])
func `what is no date has no day`(_ text: String) { #expect(dayNumber(text) == nil) }
