import CopydeskText

/// The words that patterns know: literals of patterns and members of word classes, found by a token's hash.
struct Vocabulary: Sendable {
  /// A word's classes with their values, and phrases that begin with it.
  struct Word: Sendable {
    var hash: UInt64
    /// A bit for each class.
    var classes: UInt128 = 0
    var values: [(kind: Int, value: Int32)] = []
    var phrases: [Phrase] = []

    func value(of kind: Int) -> Int32? { values.first { $0.kind == kind }?.value }
  }

  /// Further words of a phrase, by hash, with the class that the whole belongs to.
  struct Phrase: Sendable {
    var rest: [UInt64]
    var kind: Int
    var value: Int32
  }

  private(set) var words: [Word] = []
  /// The classes of each word once more, close together.
  private(set) var masks: [UInt128] = []
  /// For each word the classes that it begins a phrase of.
  private(set) var phraseMasks: [UInt128] = []
  /// Names of classes; a class is its index, at most 128 of them.
  private(set) var classNames: [String] = []
  private var hashes: [UInt64] = []
  private var slots: [Int16] = Array(repeating: -1, count: 4096)

  /// The class with this name, made when it is new; nil when there are 128 already.
  mutating func classIndex(_ name: String) -> Int? {
    if let found = classNames.firstIndex(of: name) { return found }
    guard classNames.count < 128 else { return nil }
    classNames.append(name)
    return classNames.count - 1
  }

  /// A word without class: a literal of a pattern.
  mutating func literal(_ word: String) -> Int {
    var word = word
    return insert(word.withUTF8 { FNV1a.hash($0) })
  }

  /// Puts a word or phrase (one space between words, a clitic counts as a word) into a class.
  mutating func add(_ phrase: String, to className: String, value: Int) {
    guard let kind = classIndex(className) else { return }
    let hashes = phrase.split(separator: " ").map { part in
      var text = String(part)
      return text.withUTF8 { FNV1a.hash($0) }
    }
    guard let first = hashes.first else { return }
    let index = insert(first)
    let value = Int32(clamping: value)
    if hashes.count > 1 {
      // The other words are known too, so that an unknown word can end a search.
      for hash in hashes.dropFirst() { _ = insert(hash) }
      phraseMasks[index] |= 1 << UInt128(kind)
      words[index].phrases.append(Phrase(rest: Array(hashes.dropFirst()), kind: kind, value: value))
    } else {
      words[index].classes |= 1 << UInt128(kind)
      masks[index] = words[index].classes
      words[index].values.append((kind, value))
    }
  }

  private mutating func insert(_ hash: UInt64) -> Int {
    if let found = find(hash) { return found }
    if words.count * 2 >= slots.count { grow() }
    place(hash, words.count)
    words.append(Word(hash: hash))
    hashes.append(hash)
    masks.append(0)
    phraseMasks.append(0)
    return words.count - 1
  }

  private mutating func place(_ hash: UInt64, _ index: Int) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int16(index)
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (index, word) in words.enumerated() { place(word.hash, index) }
  }

  /// The word with this hash.
  func find(_ hash: UInt64) -> Int? {
    let found = withView { $0.find(hash) }
    return found < 0 ? nil : Int(found)
  }

  /// Calls `body` with a view that costs nothing per look-up.
  func withView<Result>(_ body: (View) -> Result) -> Result {
    slots.withUnsafeBufferPointer { slots in
      hashes.withUnsafeBufferPointer { body(View(slots: slots, hashes: $0)) }
    }
  }

  /// The words by their addresses; valid inside `withView` only.
  struct View {
    let slots: UnsafeBufferPointer<Int16>
    let hashes: UnsafeBufferPointer<UInt64>

    /// The word with this hash, or -1.
    @inline(__always)
    func find(_ hash: UInt64) -> Int16 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
      while slots[slot] >= 0 {
        if hashes[Int(slots[slot])] == hash { return slots[slot] }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return -1
    }
  }
}
