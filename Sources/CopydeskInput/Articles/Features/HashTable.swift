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
