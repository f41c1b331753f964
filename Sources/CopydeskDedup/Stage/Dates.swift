/// Days from 1970-01-01 to the date that an ISO 8601 date or date-time begins with; nil when it begins with none.
///
/// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
func dayNumber(_ iso: String) -> Int? {
  let parts = iso.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard parts.count == 3, let year = digits(parts[0], 4), let month = digits(parts[1], 2),
    let day = digits(parts[2], 2), 1...12 ~= month, 1...31 ~= day
  else { return nil }
  let shifted = month > 2 ? year : year - 1
  let era = shifted >= 0 ? shifted / 400 : -1
  let yearOfEra = shifted - era * 400
  let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

/// Seconds from 1970 to an ISO 8601 date or date-time, by its offset if it has one; a date alone is its first second.
func secondNumber(_ iso: String) -> Int? {
  guard let day = dayNumber(iso) else { return nil }
  let time = Array(iso.utf8.dropFirst(11))
  guard let hour = digits(time.prefix(2), 2), let minute = digits(time.dropFirst(3).prefix(2), 2) else {
    return day * 86_400
  }
  let second = time.dropFirst(5).first == UInt8(ascii: ":") ? digits(time.dropFirst(6).prefix(2), 2) ?? 0 : 0
  var result = day * 86_400 + hour * 3_600 + minute * 60 + second
  if let sign = time.lastIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }),
    let hours = digits(time[(sign + 1)...].prefix(2), 2)
  {
    let minutes = digits(time.suffix(2), 2) ?? 0
    let offset = hours * 3_600 + (time.count - sign > 3 ? minutes * 60 : 0)
    result += time[sign] == UInt8(ascii: "+") ? -offset : offset
  }
  return result
}

private func digits(_ bytes: some Collection<UInt8>, _ count: Int) -> Int? {
  guard bytes.count == count, bytes.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
  return bytes.reduce(0) { $0 * 10 + Int($1 & 0xF) }
}
