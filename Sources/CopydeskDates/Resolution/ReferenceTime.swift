import CopydeskCore
import CopydeskText

/// The moment that relative expressions are read against, and where it comes from.
struct ReferenceTime: Sendable {
  var moment: Moment
  /// Whether a time of day is known.
  var hasTime: Bool
  /// The offset as written, such as `+05:30` or `Z`; nil when none is known.
  var offset: String?
  var anchor: Timex.Anchor

  var date: CivilDate { moment.date }

  /// A day.
  init(date: CivilDate, anchor: Timex.Anchor) {
    moment = Moment(date)
    hasTime = false
    self.anchor = anchor
  }

  /// A date or date-time as ISO 8601 writes it: `2018-01-12`, `2018-01-12T15:04:05.123+05:30`, with `T` or a space;
  /// the wall clock as written. Nil for anything else.
  init?(iso text: String, anchor: Timex.Anchor) {
    var reader = ISOReader(bytes: Array(text.utf8))
    guard let date = reader.date() else { return nil }
    moment = Moment(date)
    hasTime = false
    self.anchor = anchor
    guard reader.take("T") || reader.take("t") || reader.take(" "), let second = reader.time() else { return }
    moment.second = second
    hasTime = true
    offset = reader.offset()
  }
}

/// Reads ISO 8601 dates and times from the left.
struct ISOReader {
  private let bytes: [UInt8]
  private var index = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func take(_ sign: Character) -> Bool {
    guard index < bytes.count, bytes[index] == sign.asciiValue else { return false }
    index += 1
    return true
  }

  private mutating func number(_ width: Int) -> Int? {
    guard index + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[index..<index + width] {
      guard byte &- 0x30 < 10 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += width
    return value
  }

  /// `2018-01-12` or `20180112`.
  mutating func date() -> CivilDate? {
    guard let year = number(4) else { return nil }
    let dashed = take("-")
    guard let month = number(2), !dashed || take("-"), let day = number(2) else { return nil }
    return CivilDate(year, month, day)
  }

  /// `15:04`, `15:04:05.123`, as a second of the day.
  mutating func time() -> Int? {
    guard let hour = number(2), hour < 24 else { return nil }
    let colon = take(":")
    guard let minute = number(2), minute < 60 else { return colon ? nil : hour * 3600 }
    var second = 0
    if take(":") || !colon, let value = number(2), value < 61 { second = min(value, 59) }
    if take(".") || take(",") { while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 } }
    return hour * 3600 + minute * 60 + second
  }

  /// `Z`, `+05:30`, `-0800`, `+01`, written as `Z` or `+hh:mm`.
  mutating func offset() -> String? {
    _ = take(" ")
    if take("Z") || take("z") { return "Z" }
    let isMinus = take("-")
    guard isMinus || take("+"), let hours = number(2), hours < 24 else { return nil }
    _ = take(":")
    let minutes = number(2) ?? 0
    guard minutes < 60 else { return nil }
    return (isMinus ? "-" : "+") + padded(hours, 2) + ":" + padded(minutes, 2)
  }
}
