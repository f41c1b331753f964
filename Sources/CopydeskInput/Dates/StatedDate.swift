import CopydeskText

/// Reads a date that a feed, a sidecar or metadata state, in any of the forms met in the wild, and writes it as ISO 8601.
///
/// The wall clock stays as stated, with its offset where one is known. What can't be read for certain is nil: never a
/// wrong date.
public struct StatedDate: Sendable, Equatable {
  /// ISO 8601: a date, or a date-time with or without an offset.
  public var value: String
  /// Whether day or month were not stated and the first was taken.
  public var isIncomplete = false
  /// The zone's name, where it is not known.
  public var unknownZone: String?

  /// The date in `text`; nil where there is none, or more than one reading.
  public init?(_ text: String) {
    let trimmed = text.drop { $0 == " " || $0.isNewline || $0 == "\t" }
    guard !trimmed.isEmpty, trimmed.utf8.count <= 128 else { return nil }
    guard
      var fields = DateFields(epoch: String(trimmed)) ?? DateFields(iso: Array(trimmed.utf8))
        ?? DateFields(words: String(trimmed))
    else { return nil }
    fields.settleMidnight()
    guard fields.isPossible else { return nil }
    value = fields.iso
    isIncomplete = fields.day == nil
    unknownZone = fields.unknownZone
  }

  /// The date in `text` as ISO 8601.
  public static func iso(_ text: String) -> String? { StatedDate(text)?.value }
}

/// The parts of a date as they were stated.
struct DateFields {
  var year = 0
  var month: Int?
  var day: Int?
  var hour: Int?
  var minute = 0
  var second: Int?
  /// Digits of a fraction of a second.
  var fraction = ""
  /// Minutes east of UTC.
  var offset: Int?
  /// Whether the offset is UTC by name.
  var isUTC = false
  var unknownZone: String?
  /// Whether the hour is of the second half of the day, where it counts to twelve.
  var isAfternoon: Bool?

  /// Whether there is such a day and time.
  var isPossible: Bool {
    guard (1000...2999).contains(year), (1...12).contains(month ?? 1) else { return false }
    guard (1...DateFields.days(in: month ?? 1, of: year)).contains(day ?? 1) else { return false }
    guard (0...23).contains(hour ?? 0), (0...59).contains(minute), (0...60).contains(second ?? 0) else { return false }
    return abs(offset ?? 0) <= 15 * 60
  }

  /// The end of a day, 24:00, as the start of the next.
  mutating func settleMidnight() {
    guard hour == 24, minute == 0, second ?? 0 == 0, fraction.allSatisfy({ $0 == "0" }), let month, let day,
      (1...12).contains(month)
    else { return }
    hour = 0
    self.day = day + 1
    guard day >= DateFields.days(in: month, of: year) else { return }
    self.day = 1
    self.month = month % 12 + 1
    if month == 12 { year += 1 }
  }

  /// Days of a month of the Gregorian calendar.
  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Month and day of the `number`th day of a year.
  mutating func setDayOfYear(_ number: Int) {
    var rest = number
    var month = 1
    while month < 12, rest > DateFields.days(in: month, of: year) {
      rest -= DateFields.days(in: month, of: year)
      month += 1
    }
    (self.month, day) = (month, rest)
  }

  /// The day of a week as ISO 8601 counts them: the first holds the year's first Thursday. False where there is no such week.
  mutating func setWeek(_ week: Int, weekday: Int) -> Bool {
    // Days since a Monday, by the Gregorian rule.
    func firstDay(of year: Int) -> Int { (year - 1) * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 }
    func firstMonday(of year: Int) -> Int { (firstDay(of: year) + 3) / 7 * 7 }
    let day = firstMonday(of: year) + (week - 1) * 7 + weekday - 1
    guard year > 1, week >= 1, firstMonday(of: year) + week * 7 <= firstMonday(of: year + 1) else { return false }
    if day < firstDay(of: year) { year -= 1 } else if day >= firstDay(of: year + 1) { year += 1 }
    setDayOfYear(day - firstDay(of: year) + 1)
    return true
  }

  var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    var text = "\(year)-\(two(month ?? 1))-\(two(day ?? 1))"
    guard let hour else { return text }
    text += "T\(two(hour)):\(two(minute)):\(two(min(second ?? 0, 59)))"
    if !fraction.isEmpty { text += ".\(fraction)" }
    guard let offset else { return text }
    if isUTC { return text + "Z" }
    return text + (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
  }
}
