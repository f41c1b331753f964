import CopydeskCore
import CopydeskTesting
import Testing

@testable import CopydeskDedup

@Test func `a key leads to its documents in the order they came, however large the table`() {
  var table = KeyTable()
  var random = SeededGenerator(seed: 1)
  let keys = (0..<20_000).map { _ in random.next() >> 3 }
  for round in 0..<3 {
    for (number, key) in keys.enumerated() {
      table.add(.init(document: number * 3 + round, isKin: round == 1), for: key)
    }
  }
  for (number, key) in keys.enumerated() {
    #expect(table.postings(key).map(\.document) == [number * 3, number * 3 + 1, number * 3 + 2])
    #expect(table.postings(key).map(\.isKin) == [false, true, false])
  }
  #expect(table.postings(random.next() >> 3).isEmpty)
}

@Test func `look-ups don't get longer as a table grows`() {
  var table = KeyTable()
  var random = SeededGenerator(seed: 2)
  for number in 0..<300_000 { table.add(.init(document: number, isKin: false), for: random.next() >> 3) }
  #expect(table.longestRun < 500)
  #expect(table.memory < 300_000 * 13)
}

@Test func `copies are counted roughly and never beyond what fits`() {
  var table = KeyTable()
  table.add(.init(document: 7, isKin: true), for: 99)
  table.add(.init(document: 8, isKin: false), for: 99)
  for number in 0..<20 { _ = table.countCopy(number, 99) { $0.document == 8 } }
  let few = table.postings(99)[1].copies
  #expect(3...63 ~= few)
  for number in 20..<5_000 { _ = table.countCopy(number, 99) { $0.document == 8 } }
  #expect(table.postings(99).map(\.copies) == [0, 127])
  #expect(table.postings(99).map(\.document) == [7, 8])
  #expect(table.postings(99).map(\.isKin) == [true, false])
}

@Test func `a key of many strangers is boilerplate unless most copies of a story have it`() {
  var documents = DocumentTable()
  for number in 0..<4 { documents.add(StoredDocument(id: "", text: [], cluster: number)) }
  var table = KeyTable()
  for number in 0..<4 { table.add(.init(document: number, isKin: false), for: 5) }
  func isCommon() -> Bool {
    var kinship = Kinship()
    table.visit(5) { kinship.add($0) }
    return kinship.isCommon(in: documents)
  }
  #expect(isCommon())
  for number in 4..<40 {
    documents.add(StoredDocument(id: "", text: [], cluster: 0, isCounted: true))
    _ = table.countCopy(number, 5) { $0.document == 0 }
  }
  #expect(!isCommon())
}
