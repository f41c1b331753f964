import CopydeskCore

/// A resolved stretch of the calendar: where it starts and the unit it is known to.
struct Period: Hashable, Sendable {
  /// First moment.
  var start: Moment
  /// The unit: `start` is the first moment of such a unit.
  var grain: Timex.Grain
  /// The part of the day, when `grain` is one.
  var part: DayPart?
  /// Whether a time of day at the end of the day was meant (24:00).
  var isMidnightEnd = false

  init(_ start: Moment, _ grain: Timex.Grain, part: DayPart? = nil) {
    self.start = start
    self.grain = grain
    self.part = part
  }

  /// The day.
  init(day: CivilDate) { self.init(Moment(day), .day) }

  /// The day with these numbers, if there is one.
  init?(day year: Int, _ month: Int, _ day: Int) {
    guard let date = CivilDate(year, month, day) else { return nil }
    self.init(day: date)
  }

  /// The month.
  init?(month: Int, year: Int) {
    guard let first = CivilDate(year, month, 1) else { return nil }
    self.init(Moment(first), .month)
  }

  /// The year.
  init?(year: Int) {
    guard let first = CivilDate(year, 1, 1) else { return nil }
    self.init(Moment(first), .year)
  }

  /// The quarter, 1 to 4.
  init?(quarter: Int, year: Int) {
    guard (1...4).contains(quarter), let first = CivilDate(year, quarter * 3 - 2, 1) else { return nil }
    self.init(Moment(first), .quarter)
  }

  /// The half of a year, 1 or 2.
  init?(half: Int, year: Int) {
    guard (1...2).contains(half), let first = CivilDate(year, half * 6 - 5, 1) else { return nil }
    self.init(Moment(first), .half)
  }

  /// The season that starts in this year.
  init?(season: Season, year: Int) {
    guard let first = CivilDate(year, season.month, 1) else { return nil }
    self.init(Moment(first), .season)
  }

  /// The unit that holds a moment: its week, its month, its hour.
  init?(_ grain: Timex.Grain, around moment: Moment) {
    let (year, month, _) = moment.date.parts
    let first: CivilDate?
    switch grain {
    case .second: self.init(moment, .second); return
    case .minute: self.init(Moment(moment.date, second: moment.second / 60 * 60), .minute); return
    case .hour: self.init(Moment(moment.date, second: moment.second / 3600 * 3600), .hour); return
    case .day, .dayPart: first = moment.date
    case .weekend: first = moment.date.monday?.adding(days: 5)
    case .week: first = moment.date.monday
    case .month: first = CivilDate(year, month, 1)
    case .quarter: first = CivilDate(year, (month - 1) / 3 * 3 + 1, 1)
    case .half: first = CivilDate(year, month < 7 ? 1 : 7, 1)
    case .season: first = CivilDate(month < 3 ? year - 1 : year, month < 3 ? 12 : month / 3 * 3, 1)
    case .year: first = CivilDate(year, 1, 1)
    case .decade: first = CivilDate(max(1, year / 10 * 10), 1, 1)
    case .century: first = CivilDate(max(1, year / 100 * 100), 1, 1)
    case .millennium: first = CivilDate(max(1, year / 1000 * 1000), 1, 1)
    }
    guard let first else { return nil }
    self.init(Moment(first), grain == .dayPart ? .day : grain)
  }

  /// First moment after it.
  var end: Moment? {
    switch grain {
    case .second: start.adding(seconds: 1)
    case .minute: start.adding(seconds: 60)
    case .hour: start.adding(seconds: 3600)
    case .dayPart: Moment(start.date).adding(seconds: (part?.hours.end ?? 24) * 3600)
    case .day: start.adding(1, .day)
    case .weekend: start.adding(2, .day)
    case .week: start.adding(1, .week)
    case .month: start.adding(1, .month)
    case .quarter, .season: start.adding(3, .month)
    case .half: start.adding(6, .month)
    case .year: start.adding(1, .year)
    case .decade: start.adding(10, .year)
    case .century: start.adding(100, .year)
    case .millennium: start.adding(1000, .year)
    }
  }

  /// The like period `count` of its own units on.
  func shifted(by count: Int) -> Period? {
    let unit: CalendarUnit
    switch grain {
    case .second: unit = .second
    case .minute: unit = .minute
    case .hour: unit = .hour
    case .day, .dayPart: unit = .day
    case .week, .weekend: unit = .week
    case .month: unit = .month
    case .quarter, .season: unit = .quarter
    case .half: unit = .half
    case .year: unit = .year
    case .decade: unit = .decade
    case .century: unit = .century
    case .millennium: unit = .millennium
    }
    return shifted(by: count, unit)
  }

  /// The period of the same grain `count` units on.
  func shifted(by count: Int, _ unit: CalendarUnit) -> Period? {
    guard let moved = start.adding(count, unit) else { return nil }
    var result = self
    result.start = moved
    if grain == .week || grain == .weekend {
      guard let aligned = Period(grain, around: moved) else { return nil }
      result.start = aligned.start
    }
    return result
  }

  /// Whether the moment lies in it.
  func contains(_ moment: Moment) -> Bool { start <= moment && end.map { moment < $0 } ?? true }
}
