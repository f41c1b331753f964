/// One step of a pattern after its options and alternatives have been written out.
enum PatternElement: Hashable, Sendable {
  /// A word of the vocabulary.
  case literal(Int)
  /// A word or phrase of a class; its value goes into a slot, if the class has one.
  case wordClass(Int, Slot?)
  /// A number or written date that code reads.
  case reader(NumberReader, Slot)
  /// An expression that an earlier stage found.
  case expression(Category, Slot)
  /// A place inside the match; takes no token.
  case mark(PatternMark)
}

/// Places inside a match that its expressions begin or end at.
enum PatternMark: UInt8, Sendable {
  /// `^`: the expression begins here; what is before is context.
  case start
  /// `$`: the expression ends here.
  case end
  /// `//`: the end of the first of two expressions, then the start of the second.
  case border

  /// The mark that a sign of a pattern stands for.
  init?(_ text: String) {
    switch text {
    case "^": self = .start
    case "$": self = .end
    case "//": self = .border
    default: return nil
    }
  }
}

/// What an expression is, for other patterns.
enum Category: String, CaseIterable, Sendable {
  case date, time, duration, set, reference, year, clock
}

extension Category {
  /// Its number.
  var index: Int {
    switch self {
    case .date: 0
    case .time: 1
    case .duration: 2
    case .set: 3
    case .reference: 4
    case .year: 5
    case .clock: 6
    }
  }
}

/// Numbers that patterns refer to as `#name`.
enum NumberReader: UInt8, CaseIterable, Sendable {
  /// The reader with this name in the data files.
  init?(name: String) {
    guard let found = NumberReader.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = found
  }

  /// `3`, `1,200`, `2.5`, `twenty-five`.
  case number
  /// A year of four digits or in words.
  case year
  /// Two digits.
  case shortYear
  /// A day of the month: `3`, `3rd`, `third`.
  case day
  /// A day of the month with its suffix: `3rd`, `third`.
  case ordinalDay
  /// An ordinal number.
  case ordinal
  /// An hour from 0 to 24.
  case hour
  /// A minute from 0 to 59 with two digits, or in words.
  case minute
  /// `15:30`, `15:30:10`.
  case clock
  /// `3.30`, as a time.
  case dottedClock
  /// `2018-01-12`, `12/01/2018`, `12.1.18`.
  case numericDate
  /// `1990s`, `90s`.
  case decade
}

/// The text of a pattern as a tree.
indirect enum PatternNode {
  case element(PatternElement)
  case sequence([PatternNode])
  case choice([PatternNode])
  case optional(PatternNode)

  /// Every way through the tree.
  func expanded(limit: Int) -> [[PatternElement]]? {
    switch self {
    case .element(let element): return [[element]]
    case .optional(let node):
      guard let ways = node.expanded(limit: limit) else { return nil }
      return ways + [[]]
    case .choice(let nodes):
      var ways: [[PatternElement]] = []
      for node in nodes {
        guard let more = node.expanded(limit: limit) else { return nil }
        ways += more
      }
      return ways.count <= limit ? ways : nil
    case .sequence(let nodes):
      var ways: [[PatternElement]] = [[]]
      for node in nodes {
        guard let next = node.expanded(limit: limit), ways.count * next.count <= limit else { return nil }
        ways = ways.flatMap { head in next.map { head + $0 } }
      }
      return ways
    }
  }
}
