extension DateFields {
  /// A date of ISO 8601 and its profiles: calendar and ordinal dates, with and without hyphens, times with and without
  /// colons, fractions of any length. Nil when something else stands in `text`.
  init?(iso text: [UInt8]) {
    var scan = DigitScan(text)
    guard readDate(&scan) else { return nil }
    if scan.isAtEnd { return }
    // A day may state the zone it is a day of, which changes no date.
    if scan.peek != 0x20, day != nil {
      var zone = scan
      if readOffset(&zone), zone.isAtEnd { return }
    }
    guard scan.take("T") || scan.take("t") || scan.takeSpaces() else { return nil }
    if scan.isAtEnd { return }
    guard readTime(&scan) else { return nil }
    _ = scan.takeSpaces()
    if !scan.isAtEnd, !readOffset(&scan) { return nil }
    _ = scan.takeSpaces()
    guard scan.isAtEnd else { return nil }
  }

  private mutating func readDate(_ scan: inout DigitScan) -> Bool {
    let digits = scan.digits()
    guard let number = Int(digits) else { return false }
    switch digits.utf8.count {
    case 14:
      (year, month, day) = (number / 10_000_000_000, number / 100_000_000 % 100, number / 1_000_000 % 100)
      (hour, minute, second) = (number / 10_000 % 100, number / 100 % 100, number % 100)
      return scan.isAtEnd
    case 12:
      (year, month, day) = (number / 100_000_000, number / 1_000_000 % 100, number / 10_000 % 100)
      (hour, minute) = (number / 100 % 100, number % 100)
      return scan.isAtEnd
    case 8: (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    case 7:
      year = number / 1000
      setDayOfYear(number % 1000)
    case 6: (year, month, day) = (DateFields.century(number / 10_000), number / 100 % 100, number % 100)
    case 4: return readRest(&scan, year: number)
    case 2: return scan.peek == 0x2D && readRest(&scan, year: DateFields.century(number)) && day != nil
    default: return false
    }
    return true
  }

  /// Month and day, or the day of the year, behind a hyphen.
  private mutating func readRest(_ scan: inout DigitScan, year: Int) -> Bool {
    self.year = year
    if scan.take("W") { return readWeek(&scan, isHyphenated: false) }
    guard scan.take("-") else { return scan.isAtEnd }
    if scan.take("W") { return readWeek(&scan, isHyphenated: true) }
    let digits = scan.digits()
    guard let number = Int(digits) else { return false }
    switch digits.utf8.count {
    case 3:
      guard (1...366).contains(number) else { return false }
      setDayOfYear(number)
    case 4: (month, day) = (number / 100, number % 100)
    case 1, 2:
      month = number
      guard scan.take("-") else { return true }
      let digits = scan.digits()
      guard digits.utf8.count <= 2, let number = Int(digits) else { return false }
      day = number
    default: return false
    }
    return true
  }

  /// A week behind its `W`, and the day of the week, Monday where none is stated.
  private mutating func readWeek(_ scan: inout DigitScan, isHyphenated: Bool) -> Bool {
    var digits = scan.digits()
    if isHyphenated, digits.utf8.count == 2, scan.take("-") { digits += scan.digits() }
    guard let number = Int(digits), digits.utf8.count == 2 || digits.utf8.count == 3 else { return false }
    let (week, weekday) = digits.utf8.count == 2 ? (number, 1) : (number / 10, number % 10)
    return (1...7).contains(weekday) && setWeek(week, weekday: weekday)
  }

  static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }

  private mutating func readTime(_ scan: inout DigitScan) -> Bool {
    let digits = scan.digits()
    guard let number = Int(digits) else { return false }
    switch digits.utf8.count {
    case 6: (hour, minute, second) = (number / 10_000, number / 100 % 100, number % 100)
    case 4: (hour, minute) = (number / 100, number % 100)
    case 1, 2:
      hour = number
      guard scan.take(":") else { return !scan.isAtEnd || digits.utf8.count == 2 }
      guard let minute = scan.number(2) else { return false }
      self.minute = minute
      if scan.take(":") {
        guard let second = scan.number(2) else { return false }
        self.second = second
      }
    default: return false
    }
    if scan.take(".") || scan.take(",") { fraction = scan.digits() }
    return true
  }

  /// `Z`, or hours and perhaps minutes with a sign.
  mutating func readOffset(_ scan: inout DigitScan) -> Bool {
    if scan.take("Z") || scan.take("z") {
      (offset, isUTC) = (0, true)
      return true
    }
    let isEast = scan.take("+")
    guard isEast || scan.take("-") || scan.take("\u{2212}") else { return false }
    let digits = scan.digits()
    guard let number = Int(digits) else { return false }
    var minutes = 0
    switch digits.utf8.count {
    case 4: minutes = number / 100 * 60 + number % 100
    case 3: minutes = number / 100 * 60 + number % 100
    case 1, 2: minutes = number * 60 + (scan.take(":") ? scan.number(2) ?? 0 : 0)
    default: return false
    }
    offset = isEast ? minutes : -minutes
    return true
  }
}

/// A reading place in a short text of digits and signs.
struct DigitScan {
  private let text: [UInt8]
  private var index = 0

  init(_ text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { index >= text.count }
  var peek: UInt8 { index < text.count ? text[index] : 0 }

  mutating func take(_ sign: String) -> Bool {
    guard text[index...].starts(with: sign.utf8) else { return false }
    index += sign.utf8.count
    return true
  }

  mutating func takeSpaces() -> Bool {
    let start = index
    while index < text.count, ByteScan.isSpace(text[index]) { index += 1 }
    return index > start
  }

  /// The digits that stand here, at most twenty.
  mutating func digits() -> String {
    let start = index
    while index < text.count, index - start < 20, text[index] &- 0x30 < 10 { index += 1 }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  /// A number of at most `most` digits.
  mutating func number(_ most: Int) -> Int? {
    let digits = digits()
    return digits.utf8.count <= most ? Int(digits) : nil
  }
}
