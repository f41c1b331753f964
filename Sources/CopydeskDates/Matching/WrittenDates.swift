import CopydeskText

/// Dates and times in digits.
extension TokenView {
  /// Three (or two) numbers with like separators, as they stand.
  struct WrittenDate {
    var first: Int
    var middle: Int
    var last: Int?
    /// Digits of each.
    var digits: (Int, Int, Int)
    var next: Int
  }

  /// `2018-01-12`, `12/01/2018`, `12.1.18`, `5/4`.
  func writtenDate(_ index: Int) -> WrittenDate? {
    guard index < tokens.count, isNumber(index), isStartOfNumber(index) else { return nil }
    let token = tokens[index]
    if token.end - token.start > 4 { return dottedDate(index) }
    guard index + 1 < tokens.count, tokens[index + 1].isJoined else { return nil }
    guard let first = digits(index), index + 2 < tokens.count, tokens[index + 1].isJoined, tokens[index + 2].isJoined,
      let middle = digits(index + 2), middle.count <= 2 || middle.count == 4 && first.count <= 2
    else { return dottedDate(index) }
    let separator = byte(index + 1)
    guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else { return nil }
    if middle.count == 4 {
      guard isEndOfNumber(index + 3) else { return nil }
      return WrittenDate(
        first: first.value, middle: middle.value, last: nil, digits: (first.count, 4, 0), next: index + 3)
    }
    if index + 4 < tokens.count, tokens[index + 3].isJoined, byte(index + 3) == separator, tokens[index + 4].isJoined,
      let last = digits(index + 4), last.count <= 4, last.count != 3
    {
      guard isEndOfNumber(index + 5) else { return nil }
      return WrittenDate(
        first: first.value, middle: middle.value, last: last.value, digits: (first.count, middle.count, last.count),
        next: index + 5)
    }
    guard isEndOfNumber(index + 3) else { return nil }
    return WrittenDate(
      first: first.value, middle: middle.value, last: nil, digits: (first.count, middle.count, 0), next: index + 3)
  }

  /// `12.01.2018` is one token.
  private func dottedDate(_ index: Int) -> WrittenDate? {
    let token = tokens[index]
    guard token.end - token.start <= 10 else { return nil }
    var numbers: [(value: Int, count: Int)] = [(0, 0)]
    for at in Int(token.start)..<Int(token.end) {
      if text[at] == UInt8(ascii: ".") {
        numbers.append((0, 0))
      } else {
        let digit = text[at] &- 0x30
        guard digit < 10, let last = numbers.last else { return nil }
        numbers[numbers.count - 1] = (last.value * 10 + Int(digit), last.count + 1)
      }
    }
    guard numbers.count == 3, numbers.allSatisfy({ $0.count > 0 && $0.count <= 4 && $0.count != 3 }),
      isEndOfNumber(index + 1)
    else { return nil }
    return WrittenDate(
      first: numbers[0].value, middle: numbers[1].value, last: numbers[2].value,
      digits: (numbers[0].count, numbers[1].count, numbers[2].count), next: index + 1)
  }

  private func isStartOfNumber(_ index: Int) -> Bool {
    guard index > 0, tokens[index].isJoined else { return true }
    let before = tokens[index - 1]
    if before.shape == .number || before.shape == .symbol { return false }
    let sign = byte(index - 1)
    guard sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") else { return !before.shape.isWord }
    return index < 2 || !tokens[index - 1].isJoined || tokens[index - 2].shape != .number
  }

  private func isEndOfNumber(_ index: Int) -> Bool {
    guard index < tokens.count, tokens[index].isJoined else { return true }
    if tokens[index].shape == .number || byte(index) == UInt8(ascii: "%") { return false }
    let sign = byte(index)
    guard sign == UInt8(ascii: "/") || sign == UInt8(ascii: "-") else { return true }
    return index + 1 >= tokens.count || !tokens[index + 1].isJoined || tokens[index + 1].shape != .number
  }

  /// `15:30`, `15:30:10`.
  func clock(_ index: Int) -> (hour: Int, minute: Int, second: Int?, next: Int)? {
    guard index + 2 < tokens.count, colon(index + 1), let hour = digits(index), hour.count <= 2, hour.value <= 24,
      isStartOfClock(index), let minute = clockDigits(index + 2), minute < 60
    else { return nil }
    if index + 4 < tokens.count, colon(index + 3), let second = clockDigits(index + 4), second < 60 {
      return (hour.value, minute, second, index + 5)
    }
    if index + 3 < tokens.count, colon(index + 3), index + 4 < tokens.count, tokens[index + 4].isJoined,
      tokens[index + 4].shape == .number
    {
      return nil
    }
    return (hour.value, minute, nil, index + 3)
  }

  /// A time may follow another and a hyphen (`10-11:30`).
  private func isStartOfClock(_ index: Int) -> Bool {
    guard index > 0, tokens[index].isJoined else { return true }
    return symbols[index - 1] == hyphen || isStartOfNumber(index)
  }

  private func colon(_ index: Int) -> Bool { tokens[index].isJoined && byte(index) == UInt8(ascii: ":") }

  /// Two digits, perhaps with a decimal fraction of a second behind.
  private func clockDigits(_ index: Int) -> Int? {
    let token = tokens[index]
    guard token.isJoined, token.shape == .number, token.end - token.start >= 2 else { return nil }
    let tens = text[Int(token.start)] &- 0x30
    let ones = text[Int(token.start) + 1] &- 0x30
    guard tens < 10, ones < 10 else { return nil }
    if token.end - token.start > 2, text[Int(token.start) + 2] != UInt8(ascii: ".") { return nil }
    return Int(tens) * 10 + Int(ones)
  }

  /// `3.30` as a time.
  func dottedClock(_ index: Int) -> (hour: Int, minute: Int, next: Int)? {
    guard index < tokens.count, isNumber(index), isStartOfClock(index) else { return nil }
    let token = tokens[index]
    let bytes = text[Int(token.start)..<Int(token.end)]
    guard let stop = bytes.firstIndex(of: UInt8(ascii: ".")), bytes.endIndex - stop == 3, stop - bytes.startIndex <= 2
    else { return nil }
    var hour = 0
    for byte in bytes[bytes.startIndex..<stop] {
      guard byte &- 0x30 < 10 else { return nil }
      hour = hour * 10 + Int(byte - 0x30)
    }
    let (tens, ones) = (bytes[stop + 1] &- 0x30, bytes[stop + 2] &- 0x30)
    guard hour <= 24, tens < 6, ones < 10 else { return nil }
    return (hour, Int(tens) * 10 + Int(ones), index + 1)
  }

  /// `1990s`, `90s`, `'90s`, `nineties`: a decade as its first year, with or without its century.
  func decade(_ index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let value = value(index, grammar.classes.decadeWord) { return (value, index + 1) }
    guard index + 1 < tokens.count, tokens[index + 1].isJoined, let number = digits(index),
      number.count == 2 || number.count == 4, number.value % 10 == 0
    else { return nil }
    var at = index + 1
    // 1990's is written too.
    if tokens[at].isJoined, tokens[at].end - tokens[at].start >= 2, byte(at) == 0x27 || byte(at) == 0xE2,
      text[Int(tokens[at].end) - 1] | 0x20 == UInt8(ascii: "s"), tokens[at].end - tokens[at].start <= 4
    {
      at += 1
    } else if tokens[at].isJoined, tokens[at].end - tokens[at].start == 1, byte(at) | 0x20 == UInt8(ascii: "s") {
      at += 1
    } else {
      return nil
    }
    guard number.count == 2 || (1000...2190).contains(number.value) else { return nil }
    return (number.value, at)
  }
}
