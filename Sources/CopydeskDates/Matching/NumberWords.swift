import CopydeskText

/// Numbers in digits and words.
extension TokenView {
  /// A count: whole part and hundredths, and the token after it.
  struct Count {
    var value: Int
    var hundredths = 0
    var next: Int
  }

  private static let longestNumber = 8

  /// `3`, `1,200`, `2.5`, `twenty-five`, `two hundred and ten`.
  func count(_ index: Int) -> Count? {
    guard index < tokens.count else { return nil }
    return isNumber(index) ? writtenNumber(index) : numberWords(index)
  }

  private func writtenNumber(_ index: Int) -> Count? {
    let token = tokens[index]
    var value = 0
    var fraction = 0
    var fractionDigits = -1
    var sinceComma = -1
    for at in Int(token.start)..<Int(token.end) {
      let byte = text[at]
      switch byte {
      case 0x30...0x39:
        if fractionDigits >= 0 {
          if fractionDigits < 2 { fraction = fraction * 10 + Int(byte - 0x30) }
          fractionDigits += 1
        } else {
          guard value < 100_000_000 else { return nil }
          value = value * 10 + Int(byte - 0x30)
          if sinceComma >= 0 { sinceComma += 1 }
        }
      case UInt8(ascii: ","):
        guard fractionDigits < 0, sinceComma < 0 || sinceComma == 3 else { return nil }
        sinceComma = 0
      case UInt8(ascii: "."):
        guard fractionDigits < 0 else { return nil }
        fractionDigits = 0
      default: return nil
      }
    }
    guard sinceComma < 0 || sinceComma == 3 else { return nil }
    return Count(value: value, hundredths: fractionDigits == 1 ? fraction * 10 : fraction, next: index + 1)
  }

  private func numberWords(_ index: Int) -> Count? {
    let classes = grammar.classes
    var total = 0
    var group = 0
    var last = 0  // the smallest place filled, to refuse "two three"
    var at = index
    var hasWord = false
    while at < tokens.count, at - index < TokenView.longestNumber * 2 {
      let here = hasWord && isCompoundHyphen(at) ? at + 1 : at
      if let value = value(here, classes.cardinal) {
        guard !hasWord || last >= 100 && value < last || last >= 20 && last < 100 && value < 10 && group % 10 == 0
        else { break }
        group += value
        last = value >= 20 && value % 10 == 0 ? value : 1
      } else if let size = value(here, classes.magnitude), hasWord {
        guard group > 0, group < 1_000_000 else { break }
        if size == 100 { group *= 100 } else { total += min(group, 999) * size; group = 0 }
        last = size
      } else if hasWord, last >= 100, isIn(here, classes.and), here + 1 < tokens.count,
        value(here + 1, classes.cardinal) != nil
      {
        at = here + 1
        continue
      } else {
        break
      }
      hasWord = true
      at = here + 1
    }
    return hasWord ? Count(value: total + group, next: at) : nil
  }

  /// `3rd`, `third`, `twenty-first`, `100th`.
  func ordinal(_ index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if isNumber(index) {
      guard index + 1 < tokens.count, tokens[index + 1].isJoined, isIn(index + 1, grammar.classes.ordinalSuffix),
        let number = digits(index)
      else { return nil }
      return (number.value, index + 2)
    }
    if let value = value(index, grammar.classes.ordinal) { return (value, index + 1) }
    // twenty-first
    guard let tens = value(index, grammar.classes.cardinal), tens >= 20, tens % 10 == 0, index + 1 < tokens.count else {
      return nil
    }
    let next = isCompoundHyphen(index + 1) ? index + 2 : index + 1
    guard next < tokens.count, let unit = value(next, grammar.classes.ordinal), unit < 10 else { return nil }
    return (tens + unit, next + 1)
  }

  /// A day of the month; with `strict` only with its suffix or as an ordinal word.
  func day(_ index: Int, strict: Bool) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let found = ordinal(index) { return (1...31).contains(found.value) ? found : nil }
    guard !strict, let number = digits(index), number.count <= 2, (1...31).contains(number.value) else { return nil }
    return (number.value, index + 1)
  }

  /// A year of four digits, or in words (`nineteen ninety-four`, `two thousand and five`).
  func year(_ index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let number = digits(index) {
      guard number.count == 4, (1000...2199).contains(number.value), isWholeNumber(index) else { return nil }
      return (number.value, index + 1)
    }
    guard let first = value(index, grammar.classes.cardinal) else { return nil }
    if (11...20).contains(first) {
      guard index + 1 < tokens.count else { return nil }
      let at = isCompoundHyphen(index + 1) ? index + 2 : index + 1
      if let rest = count(at), !isNumber(at), (10...99).contains(rest.value) {
        return (first * 100 + rest.value, rest.next)
      }
      return nil
    }
    guard first == 2, let whole = count(index), (2000...2099).contains(whole.value) else { return nil }
    return (whole.value, whole.next)
  }

  /// Whether no sign of money, share or decimal makes the digits part of something else (`$1990`, `1990%`, `1,990`).
  func isWholeNumber(_ index: Int) -> Bool {
    if index > 0, tokens[index].isJoined {
      let before = tokens[index - 1]
      if before.shape == .symbol { return false }
      if before.shape.isWord { return false }
    }
    if index + 1 < tokens.count, tokens[index + 1].isJoined {
      let next = byte(index + 1)
      if next == UInt8(ascii: "%") { return false }
    }
    return true
  }

  /// An hour in digits or words.
  func hour(_ index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let number = digits(index) {
      return number.count <= 2 && number.value <= 24 && isWholeNumber(index) ? (number.value, index + 1) : nil
    }
    guard let value = value(index, grammar.classes.cardinal), (1...12).contains(value) else { return nil }
    return (value, index + 1)
  }

  /// A minute with two digits or in words.
  func minute(_ index: Int) -> (value: Int, next: Int)? {
    guard index < tokens.count else { return nil }
    if let number = digits(index) {
      return number.count == 2 && number.value < 60 ? (number.value, index + 1) : nil
    }
    guard let number = count(index), number.value < 60 else { return nil }
    return (number.value, number.next)
  }
}
