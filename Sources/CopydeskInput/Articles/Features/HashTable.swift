/// A fixed table from 64-bit hashes to small numbers, with open addressing: made once, then only read.
struct HashTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt8]
  private let mask: Int

  /// A table of these entries; of two with one key the first counts.
  init(_ entries: [(key: UInt64, value: UInt8)]) {
    var size = 16
    while size < entries.count * 3 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: 0, count: size)
    mask = size - 1
    for entry in entries where self[entry.key] == nil {
      var slot = Int(truncatingIfNeeded: entry.key) & mask
      while keys[slot] != 0 { slot = (slot + 1) & mask }
      keys[slot] = entry.key
      values[slot] = entry.value
    }
  }

  /// The number of a hash.
  subscript(key: UInt64) -> UInt8? {
    var slot = Int(truncatingIfNeeded: key) & mask
    while keys[slot] != 0 {
      if keys[slot] == key { return values[slot] }
      slot = (slot + 1) & mask
    }
    return nil
  }
}

/// Numbers hashes in the order of their first appearance.
struct HashNumbers {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private let mask: Int
  private(set) var count = 0

  /// Room for at most `capacity` different hashes.
  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The number of a hash; a new one for a hash not seen before.
  mutating func number(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key ^ key >> 32) & mask
    while numbers[slot] >= 0 {
      if keys[slot] == key { return Int(numbers[slot]) }
      slot = (slot + 1) & mask
    }
    keys[slot] = key
    numbers[slot] = Int32(truncatingIfNeeded: count)
    count += 1
    return count - 1
  }
}
