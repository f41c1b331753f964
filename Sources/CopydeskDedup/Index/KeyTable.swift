/// Which documents a key leads to: a few for each key, however many have it.
///
/// A hash table of 8-byte entries in 256 parts, each of which grows by a quarter when it is four fifths full, so that memory
/// rises evenly. An entry holds 32 of a key's bits, 8 more choose the part; a wrong match costs a look at a text, no more.
struct KeyTable {
  /// One document that has a key.
  struct Posting: Equatable {
    fileprivate var bits: UInt32

    init(document: Int, isKin: Bool) { bits = UInt32(document) | (isKin ? 1 << 31 : 0) }
    fileprivate init(bits: UInt32) { self.bits = bits }

    /// The document's number.
    var document: Int { Int(bits & (1 << 28 - 1)) }
    /// Whether it resembles the key's other documents in other ways too.
    var isKin: Bool { bits >> 31 == 1 }
    /// About how many documents of its cluster have the key as well, and much else of the text: up to 127.
    var copies: Int { 1 << Int(bits >> 28 & 7) - 1 }
  }

  /// Most postings of a key.
  static let most = 6
  /// One more than the highest number that a document can have.
  static let capacity = 1 << 28 - 1

  private var parts = [Part](repeating: Part(), count: 256)

  /// Shows the postings of a key, in the order they came.
  @inline(__always)
  func visit(_ key: UInt64, _ visit: (Posting) -> Void) {
    let mark = UInt32(truncatingIfNeeded: key >> 8)
    parts[Int(key & 0xFF)].entries.withUnsafeBufferPointer { entries in
      var at = Part.home(mark, entries.count)
      while at < entries.count, entries[at].posting != Part.free {
        if entries[at].mark == mark { visit(Posting(bits: entries[at].posting)) }
        at += 1
      }
    }
  }

  /// About how many postings keys have. Asked first, it makes looking them up faster: these reads don't wait for one another,
  /// so that the memory of all keys is fetched at once.
  func expectedPostings(_ keys: [Shingles.Key]) -> Int {
    var taken = 0
    for key in keys {
      parts[Int(key.hash & 0xFF)].entries.withUnsafeBufferPointer { entries in
        guard !entries.isEmpty else { return }
        let home = Part.home(UInt32(truncatingIfNeeded: key.hash >> 8), entries.count)
        taken += entries[home].posting == Part.free ? 0 : 1
      }
    }
    return taken
  }

  /// The postings of a key.
  func postings(_ key: UInt64) -> [Posting] {
    var found: [Posting] = []
    visit(key) { found.append($0) }
    return found
  }

  /// Adds a posting; false when the key leads to this document already.
  @discardableResult
  mutating func add(_ posting: Posting, for key: UInt64) -> Bool {
    parts[Int(key & 0xFF)].add(Part.Entry(mark: UInt32(truncatingIfNeeded: key >> 8), posting: posting.bits))
  }

  /// Counts one more copy of the first posting for which `isMeant` is true; false when that changes nothing.
  ///
  /// The counter goes up at each of the numbers of copies 1, 2, 4 and so on, more or less: by chance, as in Morris 1978,
  /// "Counting large numbers of events in small registers", but by a chance that the document's number decides.
  mutating func countCopy(_ number: Int, _ key: UInt64, _ isMeant: (Posting) -> Bool) -> Bool {
    let mark = UInt32(truncatingIfNeeded: key >> 8)
    let chance = Int(truncatingIfNeeded: mix(key ^ UInt64(number)) & 0xFF)
    return parts[Int(key & 0xFF)].change(mark) { bits in
      let posting = Posting(bits: bits)
      guard posting.copies < 127, chance & posting.copies == 0, isMeant(posting) else { return false }
      bits += 1 << 28
      return true
    }
  }

  /// Bytes held.
  var memory: Int { parts.reduce(0) { $0 + $1.entries.capacity * MemoryLayout<Part.Entry>.stride } }

  /// Length of the longest row of entries without a gap, which bounds how far a look-up goes.
  var longestRun: Int { parts.reduce(0) { max($0, $1.longestRun) } }

  /// A 256th of the table: open addressing, linear probing, no wrap-around, so that equal marks keep their order.
  private struct Part {
    struct Entry {
      var mark: UInt32
      var posting: UInt32
    }

    /// An entry that holds nothing.
    static let free = UInt32.max
    /// Entries past the last home, for runs that start near the end.
    static let tail = 32

    var entries: [Entry] = []
    private var count = 0

    static func home(_ mark: UInt32, _ size: Int) -> Int { Int((UInt64(mark) * UInt64(max(0, size - tail))) >> 32) }

    var longestRun: Int {
      entries.split(whereSeparator: { $0.posting == Self.free }).reduce(0) { max($0, $1.count) }
    }

    mutating func add(_ entry: Entry) -> Bool {
      if count * 5 >= (entries.count - Self.tail) * 4 { grow() }
      while true {
        switch put(entry) {
        case true?:
          count += 1
          return true
        case false?: return false
        case nil: grow()
        }
      }
    }

    /// Offers the entries of a mark to `change` until it takes one.
    mutating func change(_ mark: UInt32, _ change: (inout UInt32) -> Bool) -> Bool {
      var at = Self.home(mark, entries.count)
      while at < entries.count, entries[at].posting != Self.free {
        if entries[at].mark == mark, change(&entries[at].posting) { return true }
        at += 1
      }
      return false
    }

    /// Nil when there is no room, false when the entry is there.
    private mutating func put(_ entry: Entry) -> Bool? {
      var at = Self.home(entry.mark, entries.count)
      while at < entries.count, entries[at].posting != Self.free {
        if entries[at].mark == entry.mark, (entries[at].posting ^ entry.posting) & (1 << 28 - 1) == 0 { return false }
        at += 1
      }
      guard at < entries.count else { return nil }
      entries[at] = entry
      return true
    }

    private mutating func grow() {
      let old = entries
      var size = max(32, (old.count - Self.tail) * 5 / 4)
      while true {
        entries = [Entry](repeating: Entry(mark: 0, posting: Self.free), count: size + Self.tail)
        if old.allSatisfy({ $0.posting == Self.free || put($0) != nil }) { return }
        size += size / 4
      }
    }
  }
}
