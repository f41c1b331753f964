extension DateFields {
  /// Seconds or milliseconds since 1970, as programs write them, from 2001 to 2030: later ones
  /// look like `2004070823`.
  init?(epoch text: String) {
    let digits = text.utf8.filter { !ByteScan.isSpace($0) }
    guard digits.count == 10 || digits.count == 13, digits.allSatisfy({ $0 &- 0x30 < 10 }),
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    let seconds = digits.count == 13 ? number / 1000 : number
    guard (1_000_000_000..<1_900_000_000).contains(seconds) else { return nil }
    var days = seconds / 86_400
    year = 1970
    while days >= DateFields.length(of: year) {
      days -= DateFields.length(of: year)
      year += 1
    }
    setDayOfYear(days + 1)
    let rest = seconds % 86_400
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    (offset, isUTC) = (0, true)
  }

  private static func length(of year: Int) -> Int { days(in: 2, of: year) == 29 ? 366 : 365 }
}
