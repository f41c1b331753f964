import CopydeskCore
import CopydeskDedup
import Testing

@testable import CopydeskStore

/// Texts of invented words; every third one is cut from the one two before it.
private func batch(_ count: Int) -> [Document] {
  var texts: [[UInt8]] = []
  for number in 0..<count {
    if number % 3 == 2 {
      texts.append(Array(texts[number - 2].dropLast(number % 60)))
      continue
    }
    var state = UInt64(number + 1) &* 0x9E37_79B9_7F4A_7C15
    let words = (0..<90).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return ["ar", "bel", "cor", "dun"][Int(state % 4)] + String(state >> 30 % 400)
    }
    texts.append(Array(words.joined(separator: " ").utf8))
  }
  return texts.enumerated().map { Document(id: "d\($0)", text: $1) }
}

private func stage(_ folder: TemporaryFolder, onDisk: Bool = true) throws -> Deduplicate {
  var options = Deduplicate.Options()
  if onDisk { options.index = "i.sqlite" }
  return try Deduplicate(
    options: options, environment: StageEnvironment(baseDirectory: folder.path, storage: Store()))
}

private func run(_ session: DeduplicateSession, _ documents: some Sequence<Document>) throws -> [Duplicate?] {
  let marked = try documents.compactMap { try session.accept($0)?[DuplicateLayer.self] as Duplicate?? }
  while try session.next() != nil {}
  return marked
}

@Test func `an index on disk goes on where it ended`() throws {
  let folder = TemporaryFolder()
  let documents = batch(120)
  let expected = try run(stage(folder, onDisk: false).begin(), documents)
  var found: [Duplicate?] = []
  for start in stride(from: 0, to: 120, by: 40) {
    found += try run(stage(folder).begin(), documents[start..<start + 40])
  }
  #expect(found == expected)
  #expect(expected.contains { $0 != nil })
}

@Test func `a second run over the same batch finds all of it`() throws {
  let folder = TemporaryFolder()
  let documents = batch(60)
  _ = try run(stage(folder).begin(), documents)
  let again = try run(stage(folder).begin(), documents)
  #expect(again.allSatisfy { $0 != nil })
}

@Test func `a run broken off is resumed from its last checkpoint with the same answers`() throws {
  let folder = TemporaryFolder()
  let documents = batch(100)
  let expected = try run(stage(folder, onDisk: false).begin(), documents)
  let known: String
  do {
    let session = try stage(folder).begin()
    #expect(try session.checkpoint() == "0 of run 1")
    for document in documents[..<50] { _ = try session.accept(document) }
    known = try #require(try session.checkpoint())
    for document in documents[50..<80] { _ = try session.accept(document) }
    // The index is ahead of the output, which is known up to the first checkpoint only.
    _ = try session.checkpoint()
  }
  let found = try run(stage(folder).begin(after: known), documents[50...])
  #expect(found == Array(expected[50...]))
}

@Test func `a second session on one index is told that it is busy`() throws {
  let folder = TemporaryFolder()
  let session = try stage(folder).begin()
  let error = #expect(throws: StageError.self) { try stage(folder).begin() }
  #expect(error?.code == .busy)
  _ = try session.next()
}
