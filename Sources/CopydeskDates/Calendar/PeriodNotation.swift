import CopydeskCore

/// How a period is written: TIMEX3 value, EDTF, interval.
extension Period {
  /// The TIMEX3 value: `2018-01-12`, `2018-W02`, `2018-Q1`, `2018-01-12TMO`.
  var value: String {
    let (year, month, _) = start.date.parts
    let y = padded(year, 4)
    switch grain {
    case .millennium: return String(y.prefix(1))
    case .century: return String(y.prefix(2))
    case .decade: return String(y.prefix(3))
    case .year: return y
    case .half: return y + "-H" + (month < 7 ? "1" : "2")
    case .quarter: return y + "-Q" + String((month + 2) / 3)
    case .season: return y + "-" + season.rawValue
    case .month: return y + "-" + padded(month, 2)
    case .week: return weekValue
    case .weekend: return weekValue + "-WE"
    case .day: return start.date.iso
    case .dayPart: return start.date.iso + "T" + (part?.rawValue ?? "DT")
    case .hour, .minute, .second: return start.date.iso + clock
    }
  }

  private var season: Season { SlotValue.seasons.first { $0.month == start.date.month } ?? .winter }

  private var weekValue: String {
    let (year, week) = start.date.week
    return padded(year, 4) + "-W" + padded(week, 2)
  }

  /// `T15:00`: minutes always, seconds where they are known.
  private var clock: String {
    if isMidnightEnd { return "T24:00" }
    let minutes = "T" + padded(start.hour, 2) + ":" + padded(start.minute, 2)
    return grain == .second ? minutes + ":" + padded(start.second % 60, 2) : minutes
  }

  /// The same in EDTF; nil for what EDTF can't say (weeks and parts of days become intervals of days or hours).
  var edtf: String? {
    let (year, month, _) = start.date.parts
    let y = padded(year, 4)
    switch grain {
    case .millennium: return String(y.prefix(1)) + "XXX"
    case .century: return String(y.prefix(2)) + "XX"
    case .decade: return String(y.prefix(3)) + "X"
    case .year: return y
    case .half: return y + (month < 7 ? "-40" : "-41")
    case .quarter: return y + "-" + String(32 + (month + 2) / 3)
    case .season: return y + "-" + season.edtf
    case .month: return y + "-" + padded(month, 2)
    case .week, .weekend: return end?.date.adding(days: -1).map { start.date.iso + "/" + $0.iso }
    case .day, .dayPart: return start.date.iso
    case .hour, .minute, .second: return start.iso
    }
  }

  /// First moment and first moment after, as wall clock time.
  var interval: Timex.Interval? {
    guard let end else { return nil }
    let first = grain == .dayPart ? Moment(start.date).adding(seconds: (part?.hours.start ?? 0) * 3600) : start
    return first.map { Timex.Interval(start: $0.iso, end: end.iso) }
  }
}
