import CopydeskText

/// The elements that are open, by name. Asking whether one is open takes no search, so that end tags by the thousand which
/// match nothing cost nothing.
struct OpenElements {
  private var bytes: [UInt8] = []
  private var entries: [(start: Int, hash: UInt64)] = []
  private var numbers: [UInt64: Int] = [:]

  var count: Int { entries.count }

  /// The name of the innermost element, as its start tag had it.
  var last: ArraySlice<UInt8>? { entries.last.map { bytes[$0.start...] } }

  mutating func push(_ name: Slice<UnsafeBufferPointer<UInt8>>) {
    let hash = OpenElements.hash(name)
    entries.append((bytes.count, hash))
    bytes.append(contentsOf: name)
    numbers[hash, default: 0] += 1
  }

  mutating func pop() {
    guard let entry = entries.popLast() else { return }
    bytes.removeSubrange(entry.start...)
    if let number = numbers[entry.hash], number > 1 {
      numbers[entry.hash] = number - 1
    } else {
      numbers[entry.hash] = nil
    }
  }

  /// Whether the innermost element has this name, in any case.
  func isLast(_ hash: UInt64) -> Bool { entries.last?.hash == hash }
  /// Whether an element of this name is open, in any case.
  func contains(_ hash: UInt64) -> Bool { numbers[hash] != nil }

  /// A hash of the name in lower case.
  static func hash(_ name: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a.offsetBasis
    for byte in name { hash = FNV1a.add(byte &- 0x41 < 26 ? byte | 0x20 : byte, to: hash) }
    return hash
  }
}
