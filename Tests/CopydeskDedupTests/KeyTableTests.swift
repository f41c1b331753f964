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
