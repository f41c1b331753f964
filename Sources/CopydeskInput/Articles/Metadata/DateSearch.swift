import CopydeskText

/// Finds a calendar day inside a short text, in words or numbers, of the languages that `any/date-words.tsv` knows.
enum DateSearch {
  /// The first day in `text`, ISO 8601. `monthFirst` reads `05/04/2020`.
  static func day(in text: String, monthFirst: Bool) -> String? {
    let tokens = DateToken.all(in: text).filter { !isFiller($0) }
    for index in tokens.indices {
      let rest = tokens[index...].prefix(6)
      if let found = words(rest) ?? numbers(rest, monthFirst: monthFirst) ?? units(rest) { return found }
    }
    return nil
  }

  /// Short words between the parts (`de`, `of`, `th`) say nothing.
  private static func isFiller(_ token: DateToken) -> Bool {
    guard case .word(let word) = token else { return false }
    let meaning = DateWords.meaning(of: word)
    return word.utf8.count <= 3 && meaning?.month == nil && meaning?.unit == nil
  }

  /// `16. Juli 2020`, `July 16, 2020`.
  private static func words(_ tokens: ArraySlice<DateToken>) -> String? {
    let parts = tokens.filter { if case .sign(let sign) = $0 { sign == ":" || sign == "+" } else { true } }
    guard parts.count >= 3 else { return nil }
    if let day = number(parts[0], 1...31), let month = month(parts[1]), let year = year(parts[2]) {
      return iso(year, month, day)
    }
    if let month = month(parts[0]), let day = number(parts[1], 1...31), let year = year(parts[2]) {
      return iso(year, month, day)
    }
    return nil
  }

  /// `2020-07-16`, `16.07.2020`, `7/16/2020`.
  private static func numbers(_ tokens: ArraySlice<DateToken>, monthFirst: Bool) -> String? {
    let parts = Array(tokens)
    guard parts.count >= 5, case .sign(let sign) = parts[1], parts[3] == parts[1], "-/.".contains(sign) else {
      return nil
    }
    if let year = year(parts[0]), let month = number(parts[2], 1...12), let day = number(parts[4], 1...31) {
      return iso(year, month, day)
    }
    guard let first = number(parts[0], 1...31), let second = number(parts[2], 1...31), let year = year(parts[4]) else {
      return nil
    }
    if first > 12 || second > 12 { return second > 12 ? iso(year, first, second) : iso(year, second, first) }
    return monthFirst && sign != "." ? iso(year, first, second) : iso(year, second, first)
  }

  /// `2020年7月16日`.
  private static func units(_ tokens: ArraySlice<DateToken>) -> String? {
    let parts = Array(tokens)
    guard parts.count >= 5, DateWords.unit(of: parts[1]) == .year, DateWords.unit(of: parts[3]) == .month,
      let year = year(parts[0]), let month = number(parts[2], 1...12), let day = number(parts[4], 1...31)
    else { return nil }
    return iso(year, month, day)
  }

  private static func number(_ token: DateToken, _ range: ClosedRange<Int>) -> Int? {
    guard case .number(let digits) = token, digits.utf8.count <= 2, let value = Int(digits), range.contains(value)
    else { return nil }
    return value
  }

  private static func year(_ token: DateToken) -> Int? {
    guard case .number(let digits) = token, digits.utf8.count == 4, let value = Int(digits), plausible.contains(value)
    else { return nil }
    return value
  }

  private static func month(_ token: DateToken) -> Int? {
    guard case .word(let word) = token else { return nil }
    return DateWords.meaning(of: word)?.month
  }

  /// Years in which a page can have been written.
  static let plausible = 1990...2049

  /// A day that exists, as ISO 8601.
  static func iso(_ year: Int, _ month: Int, _ day: Int) -> String? {
    guard plausible.contains(year), (1...12).contains(month), day >= 1, day <= DateFields.days(in: month, of: year)
    else { return nil }
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// The day in an address such as `/2020/07/16/` or `-2020-07-16-`.
  static func day(inAddress address: String) -> String? {
    let bytes = Array(address.utf8)
    var index = 0
    while index + 8 <= bytes.count {
      let isStart = index == 0 || bytes[index - 1] &- 0x30 > 9
      if isStart, let found = day(bytes, at: index) { return found }
      index += 1
    }
    return nil
  }

  private static func day(_ bytes: [UInt8], at start: Int) -> String? {
    func digits(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= bytes.count, bytes[from..<from + count].allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return bytes[from..<from + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = digits(start, 4) else { return nil }
    if let month = digits(start + 4, 2), let day = digits(start + 6, 2),
      start + 8 == bytes.count || bytes[start + 8] &- 0x30 > 9
    {
      return (1995...2049).contains(year) ? iso(year, month, day) : nil
    }
    guard start + 4 < bytes.count, [0x2F, 0x2D, 0x5F].contains(bytes[start + 4]) else { return nil }
    let monthDigits = digits(start + 5, 2) != nil ? 2 : 1
    guard let month = digits(start + 5, monthDigits), start + 5 + monthDigits < bytes.count,
      bytes[start + 5 + monthDigits] == bytes[start + 4]
    else { return nil }
    let from = start + 6 + monthDigits
    let dayDigits = digits(from, 2) != nil ? 2 : 1
    guard let day = digits(from, dayDigits), from + dayDigits == bytes.count || bytes[from + dayDigits] &- 0x30 > 9
    else { return nil }
    return iso(year, month, day)
  }
}
