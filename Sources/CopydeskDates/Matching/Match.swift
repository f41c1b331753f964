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
  struct Capture: Sendable {
    var slot: UInt8
    var value: Int32
  }

  /// More are not noted; no pattern has so many.
  private static let room = 24
  private var captures = InlineArray<24, Capture>(repeating: Capture(slot: 0, value: 0))
  private(set) var count = 0
  private(set) var start = -1
  private(set) var end = -1
  private(set) var firstEnd = -1
  private(set) var secondStart = -1

  @inline(__always)
  mutating func note(_ slot: UInt8, _ value: Int) {
    guard count < Trail.room else { return }
    captures[count] = Capture(slot: slot, value: Int32(clamping: value))
    count += 1
  }

  /// Forgets what was noted since there were so many.
  @inline(__always)
  mutating func forget(downTo count: Int) { self.count = count }

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

  func fill(_ frame: inout Frame) {
    for index in 0..<count { frame.fill(captures[index].slot, captures[index].value) }
  }
}
