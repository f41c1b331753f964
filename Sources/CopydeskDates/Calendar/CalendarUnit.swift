import CopydeskCore

/// Units that time is counted in, by the names the data files give them.
enum CalendarUnit: String, CaseIterable, Sendable {
  case second, minute, hour, day, businessDay, weekend, week, fortnight, month, quarter, season, half, year, decade,
    century
  case millennium, night

  /// The unit's length as months or days or seconds, whichever is exact.
  var length: (months: Int, days: Int, seconds: Int) {
    switch self {
    case .second: (0, 0, 1)
    case .minute: (0, 0, 60)
    case .hour: (0, 0, 3600)
    case .day, .businessDay, .night: (0, 1, 0)
    case .weekend, .week: (0, 7, 0)
    case .fortnight: (0, 14, 0)
    case .month: (1, 0, 0)
    case .quarter, .season: (3, 0, 0)
    case .half: (6, 0, 0)
    case .year: (12, 0, 0)
    case .decade: (120, 0, 0)
    case .century: (1200, 0, 0)
    case .millennium: (12_000, 0, 0)
    }
  }

  /// The grain of a date that is known to this unit.
  var grain: Timex.Grain {
    switch self {
    case .second: .second
    case .minute: .minute
    case .hour: .hour
    case .day, .businessDay: .day
    case .night: .dayPart
    case .weekend: .weekend
    case .week, .fortnight: .week
    case .month: .month
    case .quarter: .quarter
    case .season: .season
    case .half: .half
    case .year: .year
    case .decade: .decade
    case .century: .century
    case .millennium: .millennium
    }
  }

  /// Whether it is shorter than a day.
  var isClock: Bool { length.seconds > 0 }
}

/// Parts of the day by their TIMEX3 codes.
enum DayPart: String, CaseIterable, Sendable {
  case morning = "MO", midday = "MI", afternoon = "AF", evening = "EV", night = "NI", daytime = "DT"

  /// First hour and first hour after; a night ends on the next day.
  var hours: (start: Int, end: Int) {
    switch self {
    case .morning: (6, 12)
    case .midday: (11, 13)
    case .afternoon: (12, 18)
    case .evening: (18, 22)
    case .night: (20, 30)
    case .daytime: (6, 18)
    }
  }
}

/// Seasons of the northern half of the Earth by their TIMEX3 codes, as whole months.
enum Season: String, CaseIterable, Sendable {
  case spring = "SP", summer = "SU", autumn = "FA", winter = "WI"

  /// Its first month.
  var month: Int {
    switch self {
    case .spring: 3
    case .summer: 6
    case .autumn: 9
    case .winter: 12
    }
  }

  /// Its sub-year code in EDTF (ISO 8601-2).
  var edtf: String {
    switch self {
    case .spring: "21"
    case .summer: "22"
    case .autumn: "23"
    case .winter: "24"
    }
  }
}
