/// An expression found by a rule, not yet resolved.
struct Match: Sendable {
  /// Its tokens.
  var tokens: Range<Int>
  /// Index of the rule.
  var rule: Int
  /// What the pattern noted.
  var frame: Frame
  /// End of the first and start of the second of two expressions inside, as token positions; -1 where there are not two.
  var firstEnd = -1
  var secondStart = -1
  /// The stage that found it.
  var stage: Int
  /// Number of the category.
  var category: Int
  /// The next match that starts at the same token, or -1.
  var next: Int32 = -1

  var hasBorders: Bool { secondStart >= 0 }
}

/// The way that a search has come: what it noted, and the places inside.
struct Trail {
  private(set) var frame = Frame()
  private(set) var start = -1
  private(set) var end = -1
  private(set) var firstEnd = -1
  private(set) var secondStart = -1

  /// How much was noted.
  var count: Int { frame.count }

  @inline(__always)
  mutating func note(_ slot: UInt8, _ value: Int) { frame.add(slot, Int32(clamping: value)) }

  /// Forgets what was noted since there was so much.
  @inline(__always)
  mutating func forget(downTo count: Int) { frame.truncate(to: count) }

  /// The trail with a place marked.
  mutating func mark(_ mark: PatternMark, at index: Int) {
    switch mark {
    case .start: start = index
    case .end: end = index
    case .border: if firstEnd < 0 { firstEnd = index } else { secondStart = index }
    }
  }

  /// Takes the marks of another.
  mutating func takeMarks(of other: Trail) {
    (start, end, firstEnd, secondStart) = (other.start, other.end, other.firstEnd, other.secondStart)
  }
}
