import CopydeskText

/// Finds a calendar day inside a short text, in words or numbers, of the languages that `any/date-words.tsv` knows.
enum DateSearch {
  /// The first day in `text`, ISO 8601. `monthFirst` reads `05/04/2020`.
  static func day(in text: String, monthFirst: Bool) -> String? { days(in: text, monthFirst: monthFirst).first?.day }

  /// All days in `text`, each with the words between it and the one before it, in lower case.
  static func days(in text: String, monthFirst: Bool) -> [(day: String, before: [String])] {
    let tokens = DateToken.all(in: parted(text)).filter { !isFiller($0) }
    var found: [(day: String, before: [String])] = []
    var before: [String] = []
    var index = 0
    while index < tokens.count {
      let rest = tokens[index...].prefix(7)
      let day = words(rest) ?? (isInside(tokens, index) ? nil : numbers(rest, monthFirst: monthFirst)) ?? units(rest)
      if let day {
        found.append((day, before))
        before = []
        index += 3
        continue
      }
      if case .word(let word) = tokens[index] { before.append(word.lowercased()) }
      index += 1
    }
    return found
  }

  /// Whether a number goes on with what stands before, as in a version or an address.
  private static func isInside(_ tokens: [DateToken], _ index: Int) -> Bool {
    guard index >= 2, tokens[index - 1] == .sign("."), case .number = tokens[index - 2] else { return false }
    return true
  }

  /// The text with a space at each hump (`NewsMay 3`): texts of neighbouring elements come without one.
  private static func parted(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte &- 0x41 < 26, let last = bytes.last, last &- 0x61 < 26 { bytes.append(0x20) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Short words between the parts (`de`, `of`, `th`) say nothing.
  private static func isFiller(_ token: DateToken) -> Bool {
    guard case .word(let word) = token else { return false }
    let meaning = DateWords.meaning(of: word)
    return word.utf8.count <= 3 && meaning?.month == nil && meaning?.unit == nil
  }

  /// `16. Juli 2020`, `July 16, 2020`, `2020. július 16`.
  private static func words(_ tokens: ArraySlice<DateToken>) -> String? {
    let parts = tokens.filter {
      if case .sign(let sign) = $0 { sign == ":" || sign == "+" } else { DateWords.unit(of: $0) != .year }
    }
    guard parts.count >= 3 else { return nil }
    if let day = number(parts[0], 1...31), let month = month(parts[1]), let year = year(parts[2]) {
      return iso(year, month, day)
    }
    if let month = month(parts[0]), let day = number(parts[1], 1...31), let year = year(parts[2]) {
      return iso(year, month, day)
    }
    if let year = year(parts[0]), let month = month(parts[1]), let day = number(parts[2], 1...31) {
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
    guard let first = number(parts[0], 1...31), let second = number(parts[2], 1...31),
      let year = year(parts[4]) ?? shortYear(parts)
    else { return nil }
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

  /// The year of `31.10.23`: all parts of two digits, and nothing that goes on like a version or an address.
  private static func shortYear(_ parts: [DateToken]) -> Int? {
    guard parts[1] != .sign("-"), parts.count < 6 || parts[5] != parts[1] else { return nil }
    for index in [0, 2, 4] {
      guard case .number(let digits) = parts[index], digits.utf8.count == 2 else { return nil }
    }
    guard case .number(let digits) = parts[4], let year = Int(digits) else { return nil }
    let full = year < 50 ? 2000 + year : 1900 + year
    return plausible.contains(full) ? full : nil
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

  /// Year and month in an address such as `/2020/07/`, as `2020-07`.
  static func month(inAddress address: String) -> String? {
    let folders = address.split(separator: "/")
    for (year, month) in zip(folders, folders.dropFirst()) where year.utf8.count == 4 && month.utf8.count == 2 {
      if let number = Int(year), plausible.contains(number), let inner = Int(month), (1...12).contains(inner) {
        return "\(year)-\(month)"
      }
    }
    return nil
  }

  private static func day(_ bytes: [UInt8], at start: Int) -> String? {
    func digits(_ from: Int, _ count: Int) -> Int? {
      guard from + count <= bytes.count, bytes[from..<from + count].allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return bytes[from..<from + count].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard let year = digits(start, 4) else {
      // `29-10-2021`, where day and month can't be told otherwise.
      guard start + 10 <= bytes.count, bytes[start + 2] == 0x2D, bytes[start + 5] == 0x2D, let day = digits(start, 2),
        let month = digits(start + 3, 2), let year = digits(start + 6, 4), day > 12 || day == month
      else { return nil }
      return start + 10 == bytes.count || bytes[start + 10] &- 0x30 > 9 ? iso(year, month, day) : nil
    }
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
