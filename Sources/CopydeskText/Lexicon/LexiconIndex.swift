/// A hash table from the hashes of words to their classes and entries.
///
/// Most words of a text are in no lexicon: a filter of a few bits for each entry turns them away before the table is touched.
struct LexiconIndex: Sendable {
  private var slots: [Slot]
  private var filter: [UInt64]
  private(set) var count = 0

  struct Slot: Sendable {
    var hash: UInt64 = 0
    var classes = TermClasses()
    var term: Int32 = -1
  }

  /// A table with room for `capacity` entries; it doesn't grow.
  init(capacity: Int) {
    let size = LexiconIndex.powerOfTwo(atLeast: max(64, capacity * 2))
    slots = Array(repeating: Slot(), count: size)
    filter = Array(repeating: 0, count: size / 8)
  }

  private static func powerOfTwo(atLeast value: Int) -> Int { 1 << (Int.bitWidth - (value - 1).leadingZeroBitCount) }

  /// The entry with this hash, or -1.
  @inline(__always) func find(_ hash: UInt64) -> (term: Int32, classes: TermClasses) {
    filter.withUnsafeBufferPointer { filter in
      slots.withUnsafeBufferPointer { View(filter: filter, slots: $0).find(hash) }
    }
  }

  /// Adds an entry, or classes to it.
  mutating func set(_ hash: UInt64, term: Int32, classes: TermClasses) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot].term >= 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    if slots[slot].term < 0 { count += 1 }
    slots[slot] = Slot(hash: hash, classes: classes, term: term)
    let bit = Int(truncatingIfNeeded: hash >> 32) & (filter.count * 64 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
  }

  /// Calls `body` with a view that costs nothing per look-up.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    filter.withUnsafeBufferPointer { filter in
      slots.withUnsafeBufferPointer { body(View(filter: filter, slots: $0)) }
    }
  }

  /// The table by its addresses; valid inside `withView` only.
  struct View {
    let filter: UnsafeBufferPointer<UInt64>
    let slots: UnsafeBufferPointer<Slot>

    @inline(__always) func find(_ hash: UInt64) -> (term: Int32, classes: TermClasses) {
      let bit = Int(truncatingIfNeeded: hash >> 32) & (filter.count &* 64 &- 1)
      guard filter[bit >> 6] >> UInt64(bit & 63) & 1 != 0 else { return (-1, TermClasses()) }
      var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
      while slots[slot].term >= 0 {
        if slots[slot].hash == hash { return (slots[slot].term, slots[slot].classes) }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return (-1, TermClasses())
    }
  }
}
