/// A point on the wall clock: a day and a second of that day.
struct Moment: Hashable, Comparable, Sendable {
  var date: CivilDate
  /// 0 to 86,399.
  var second: Int

  init(_ date: CivilDate, second: Int = 0) {
    self.date = date
    self.second = min(max(second, 0), 86_399)
  }

  static func < (a: Moment, b: Moment) -> Bool { (a.date, a.second) < (b.date, b.second) }

  /// The moment that many seconds on.
  func adding(seconds count: Int) -> Moment? {
    guard abs(count) < 400_000_000_000 else { return nil }
    let total = second + count
    let days = total >= 0 ? total / 86_400 : (total - 86_399) / 86_400
    return date.adding(days: days).map { Moment($0, second: total - days * 86_400) }
  }

  /// The moment `count` units on, keeping day of month and time of day where they exist.
  func adding(_ count: Int, _ unit: CalendarUnit) -> Moment? {
    guard abs(count) <= 1_000_000_000 else { return nil }
    let length = unit.length
    if length.seconds > 0 { return adding(seconds: count * length.seconds) }
    if unit == .businessDay { return date.adding(businessDays: count).map { Moment($0, second: second) } }
    let day = length.days > 0 ? date.adding(days: count * length.days) : date.adding(months: count * length.months)
    return day.map { Moment($0, second: second) }
  }

  var hour: Int { second / 3600 }
  var minute: Int { second / 60 % 60 }

  /// `2018-01-12T15:04:05`.
  var iso: String {
    let (year, month, day) = date.parts
    return String(unsafeUninitializedCapacity: 19) { buffer in
      var writer = DigitWriter(buffer: buffer)
      writer.write(year, month, day)
      writer.write("T", hour)
      writer.write(":", minute)
      writer.write(":", second % 60)
      return writer.count
    }
  }
}

extension CivilDate {
  /// `2018-01-12`.
  var iso: String {
    let (year, month, day) = parts
    return String(unsafeUninitializedCapacity: 10) { buffer in
      var writer = DigitWriter(buffer: buffer)
      writer.write(year, month, day)
      return writer.count
    }
  }

  /// The day `count` working days on, Monday to Friday.
  func adding(businessDays count: Int) -> CivilDate? {
    // Whole weeks at once, so that a huge count costs no loop.
    guard var day = adding(days: count / 5 * 7) else { return nil }
    var rest = count % 5
    while rest != 0 {
      guard let next = day.adding(days: rest > 0 ? 1 : -1) else { return nil }
      day = next
      if day.weekday < 6 { rest += rest > 0 ? -1 : 1 }
    }
    return day
  }
}

/// Writes dates without strings in between.
private struct DigitWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  private mutating func add(_ byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// A sign and two digits.
  mutating func write(_ sign: Unicode.Scalar, _ number: Int) {
    add(UInt8(ascii: sign))
    add(UInt8(truncatingIfNeeded: 0x30 + number / 10))
    add(UInt8(truncatingIfNeeded: 0x30 + number % 10))
  }

  /// A date; years have four digits.
  mutating func write(_ year: Int, _ month: Int, _ day: Int) {
    let (high, low) = year.quotientAndRemainder(dividingBy: 100)
    add(UInt8(truncatingIfNeeded: 0x30 + high / 10))
    add(UInt8(truncatingIfNeeded: 0x30 + high % 10))
    add(UInt8(truncatingIfNeeded: 0x30 + low / 10))
    add(UInt8(truncatingIfNeeded: 0x30 + low % 10))
    write("-", month)
    write("-", day)
  }
}

/// A number with leading zeros.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
}
