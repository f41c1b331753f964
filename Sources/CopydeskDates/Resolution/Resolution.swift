import CopydeskCore
import CopydeskText

/// What an expression means, before it becomes a `Timex`.
struct Resolution: Sendable {
  var type: Timex.Kind
  /// The stretch of calendar it names, when it is resolved.
  var period: Period?
  var mod: Modifier?
  var quant: String?
  var freq: String?
  var grain: Timex.Grain?
  var anchor = Timex.Anchor.none
  var why: String
  // What the period says unless it was set. Strings are made when they are asked for: most resolutions serve others.
  var value: String {
    get { ownValue ?? period?.value ?? "" }
    set { ownValue = newValue }
  }
  var edtf: String? {
    get { ownEDTF ?? period?.edtf }
    set { ownEDTF = newValue }
  }
  var interval: Timex.Interval? {
    get { ownInterval ?? period?.interval }
    set { ownInterval = newValue }
  }
  private var ownValue: String?
  private var ownEDTF: String?
  private var ownInterval: Timex.Interval?

  /// Of a length of time: how many of which unit.
  var length: Length?
  /// A second reading of the same words, such as the other order of day and month.
  var other: Period?
  /// Whether month and day (or the weekday) stand in the text but not the year, so that a neighbour may give it.
  var isOpen = false

  /// Whether it only compares something else with what it names ("a year earlier").
  var isComparison = false

  /// Whether it is a length of time that a report may be about ("the first nine months").
  var isSpanOfYear = false

  /// A counted length of time.
  struct Length: Sendable {
    var count: Int
    var hundredths = 0
    var unit: CalendarUnit
    /// A second pair, as in "three hours and ten minutes".
    var rest: (count: Int, unit: CalendarUnit)?
  }

  /// A date or time that is resolved.
  init(_ period: Period, anchor: Timex.Anchor = .none, why: String) {
    type = period.grain.isClock ? .time : .date
    self.period = period
    grain = period.grain
    self.anchor = anchor
    self.why = why
  }

  /// Anything else.
  init(_ type: Timex.Kind, value: String, grain: Timex.Grain? = nil, why: String) {
    self.type = type
    ownValue = value
    self.grain = grain
    self.why = why
  }

  func with(anchor: Timex.Anchor) -> Resolution {
    var copy = self
    copy.anchor = anchor
    return copy
  }
}

extension Timex.Grain {
  /// Whether a value of this grain is a time of day.
  var isClock: Bool {
    switch self {
    case .dayPart, .hour, .minute, .second: true
    default: false
    }
  }

  /// Coarse 0 to fine.
  var fineness: Int {
    switch self {
    case .millennium: 0
    case .century: 1
    case .decade: 2
    case .year: 3
    case .half: 4
    case .quarter: 5
    case .season: 6
    case .month: 7
    case .week: 8
    case .weekend: 9
    case .day: 10
    case .dayPart: 11
    case .hour: 12
    case .minute: 13
    case .second: 14
    }
  }

  /// How many there are.
  static let count = Timex.Grain.allCases.count
}
