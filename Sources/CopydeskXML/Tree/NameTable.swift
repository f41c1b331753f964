import CopydeskText

/// Finds the position of a name in a fixed list: an open-addressed hash table made once.
struct NameTable: Sendable {
  private let names: [[UInt8]]
  private let first: UInt8
  private var slots: [Int16]

  /// A table of at most 250 names; the first gets the number `first`.
  init(_ names: some Collection<String>, first: UInt8) {
    self.names = names.map { Array($0.utf8) }
    self.first = first
    slots = Array(repeating: -1, count: 1024)
    for (position, name) in self.names.enumerated() {
      var slot = name.withUnsafeBufferPointer { Int(FNV1a.hash($0) & 1023) }
      while slots[slot] >= 0 { slot = (slot + 1) & 1023 }
      slots[slot] = Int16(position)
    }
  }

  /// The number of a name; nil when it is not in the list.
  func index(of name: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var slot = Int(FNV1a.hash(name) & 1023)
    while slots[slot] >= 0 {
      let position = Int(slots[slot])
      if names[position].elementsEqual(name) { return first + UInt8(position) }
      slot = (slot + 1) & 1023
    }
    return nil
  }
}
