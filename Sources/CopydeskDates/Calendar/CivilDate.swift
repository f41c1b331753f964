/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
///
/// The conversions are Howard Hinnant's `days_from_civil` and `civil_from_days`
/// (https://howardhinnant.github.io/date_algorithms.html). Only the years 1 to 9999 exist: everything that makes a day
/// out of numbers from a text returns nil outside of them, so that no absurd number can overflow.
struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  let days: Int

  /// The years that can be written with four digits.
  static let years = 1...9999
  private static let validDays = daysFromCivil(1, 1, 1)...daysFromCivil(9999, 12, 31)

  /// The day that many days after 1970-01-01.
  init?(days: Int) {
    guard CivilDate.validDays.contains(days) else { return nil }
    self.days = days
  }

  /// The day with this year, month and day of month; nil when the calendar has none.
  init?(_ year: Int, _ month: Int, _ day: Int) {
    guard CivilDate.years.contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    days = CivilDate.daysFromCivil(year, month, day)
  }

  private static func daysFromCivil(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// Year, month and day of month.
  var parts: (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  var year: Int { parts.year }
  var month: Int { parts.month }
  var day: Int { parts.day }
  /// Monday 1 to Sunday 7, as ISO 8601 counts.
  var weekday: Int {
    let remainder = (days + 3) % 7
    return (remainder < 0 ? remainder + 7 : remainder) + 1
  }

  static func < (a: CivilDate, b: CivilDate) -> Bool { a.days < b.days }

  static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CivilDate {
  /// The day `count` days on.
  func adding(days count: Int) -> CivilDate? {
    let (sum, overflow) = days.addingReportingOverflow(count)
    return overflow ? nil : CivilDate(days: sum)
  }

  /// The same day of the month `count` months on, or that month's last day when it is shorter.
  func adding(months count: Int) -> CivilDate? {
    guard abs(count) < 200_000 else { return nil }
    let (year, month, day) = parts
    let total = year * 12 + month - 1 + count
    guard total >= 12 else { return nil }
    let newYear = total / 12
    let newMonth = total % 12 + 1
    return CivilDate(newYear, newMonth, min(day, CivilDate.length(ofMonth: newMonth, year: newYear)))
  }

  /// Monday of the day's week.
  var monday: CivilDate? { adding(days: 1 - weekday) }

  /// Week number and the year it belongs to, as ISO 8601 counts them: the first week has the year's first Thursday.
  var week: (year: Int, week: Int) {
    guard let thursday = adding(days: 4 - weekday), let first = CivilDate(thursday.year, 1, 1) else { return (year, 1) }
    return (thursday.year, (thursday.days - first.days) / 7 + 1)
  }

  /// Monday of a week by its ISO number; nil when the year has no such week.
  static func monday(ofWeek week: Int, year: Int) -> CivilDate? {
    guard (1...53).contains(week), let monday = CivilDate(year, 1, 4)?.monday?.adding(days: 7 * (week - 1)) else {
      return nil
    }
    return monday.week == (year, week) ? monday : nil
  }

  /// The nth given weekday of a month; from the end when `nth` is negative.
  static func nth(_ nth: Int, weekday: Int, month: Int, year: Int) -> CivilDate? {
    guard nth != 0, abs(nth) <= 5, let first = CivilDate(year, month, 1) else { return nil }
    if nth < 0 {
      guard let last = CivilDate(year, month, length(ofMonth: month, year: year)) else { return nil }
      let found = last.adding(days: -((last.weekday - weekday + 7) % 7) + 7 * (nth + 1))
      return found?.month == month ? found : nil
    }
    let found = first.adding(days: (weekday - first.weekday + 7) % 7 + 7 * (nth - 1))
    return found?.month == month ? found : nil
  }

  /// Easter Sunday of the Western churches (the anonymous Gregorian computus of 1876).
  static func easter(_ year: Int) -> CivilDate? {
    guard years.contains(year) else { return nil }
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let m = (a + 11 * h + 22 * l) / 451
    let sum = h + l - 7 * m + 114
    return CivilDate(year, sum / 31, sum % 31 + 1)
  }
}
