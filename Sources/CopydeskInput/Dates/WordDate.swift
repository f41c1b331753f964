import CopydeskText

extension DateFields {
  /// A date in words and numbers: RFC 822 and its misspellings, `asctime`, `2004/05/25 23:23`, `25. Mai 2004`, `2004년 5월 25일`.
  ///
  /// Nil when a part has no place or two readings, as in `05/04/2004`.
  init?(words text: String) {
    var numbers = DateNumbers()
    var tokens = DateToken.all(in: text)[...]
    while let token = tokens.popFirst() {
      switch token {
      case .number(let digits):
        let unit = DateWords.unit(of: tokens.first)
        if let unit, readPart(of: unit, digits, &tokens) {
          // Read.
        } else if hour == nil, digits.utf8.count <= 2, DateFields.opensClock(tokens, hasDay: !numbers.isEmpty) {
          guard readClock(digits, &tokens) else { return nil }
        } else {
          numbers.add(digits, unit: unit, isAfterSign: numbers.sign)
        }
        numbers.sign = nil
      case .word(let word): readWord(word, &tokens)
      case .sign(let sign):
        numbers.sign = sign
        if hour != nil, offset == nil, sign == "+" || sign == "-", readZone(sign, &tokens) == false { return nil }
      }
    }
    guard numbers.settle(&self) else { return nil }
    if let isAfternoon, let stated = hour, (1...12).contains(stated) { hour = stated % 12 + (isAfternoon ? 12 : 0) }
  }

  /// Whether hours were read: a colon and minutes follow, or, behind a day, minutes and seconds with dots (11.05.00).
  private static func opensClock(_ tokens: ArraySlice<DateToken>, hasDay: Bool) -> Bool {
    let next = Array(tokens.prefix(4))
    if next.first == .sign(":") { return true }
    guard hasDay, next.count == 4, next[0] == .sign("."), next[2] == .sign("."), case .number(let minutes) = next[1],
      case .number(let seconds) = next[3]
    else { return false }
    return minutes.utf8.count == 2 && seconds.utf8.count == 2
  }

  /// The number before a unit of the clock, as in `7시 8분` and `7h08`; false where the unit is none.
  private mutating func readPart(of unit: DateWords.Unit, _ digits: String, _ tokens: inout ArraySlice<DateToken>)
    -> Bool
  {
    guard let number = Int(digits), digits.utf8.count <= 2 else { return false }
    switch unit {
    case .hour where hour == nil:
      hour = number
      tokens.removeFirst()
      if case .number(let minutes)? = tokens.first, minutes.utf8.count == 2,
        DateWords.unit(of: tokens.dropFirst().first) == nil
      {
        minute = Int(minutes) ?? 99
        tokens.removeFirst()
      }
    case .minute where hour != nil:
      minute = number
      tokens.removeFirst()
    case .second where hour != nil:
      second = number
      tokens.removeFirst()
    default: return false
    }
    return true
  }

  private mutating func readClock(_ hours: String, _ tokens: inout ArraySlice<DateToken>) -> Bool {
    let colon = tokens.removeFirst()
    guard let hour = Int(hours), hours.utf8.count <= 2, case .number(let minutes)? = tokens.popFirst(),
      let minute = Int(minutes)
    else { return false }
    (self.hour, self.minute) = (hour, minute)
    guard tokens.first == colon, case .number(let seconds)? = tokens.dropFirst().first else { return true }
    tokens.removeFirst(2)
    second = Int(seconds) ?? 99
    if case .sign(".")? = tokens.first, case .number(let digits)? = tokens.dropFirst().first {
      tokens.removeFirst(2)
      if digits.contains(where: { $0 != "0" }) { fraction = digits }
    }
    return true
  }

  private mutating func readWord(_ word: String, _ tokens: inout ArraySlice<DateToken>) {
    let meaning = DateWords.meaning(of: word)
    if let number = meaning?.month, month == nil {
      month = number
    } else if let isAfternoon = meaning?.isAfternoon {
      self.isAfternoon = isAfternoon
    } else if hour != nil, offset == nil, let zone = meaning?.zone, word.count > 1 || word == word.uppercased() {
      (offset, isUTC) = (zone, zone == 0)
      // `GMT+0200` states the offset itself.
      if zone == 0, case .sign(let sign)? = tokens.first, sign == "+" || sign == "-" {
        tokens.removeFirst()
        _ = readZone(sign, &tokens)
      }
    } else if hour != nil, offset == nil, meaning == nil, word.utf8.count <= 5,
      word.uppercased() == word || word.contains("/")
    {
      unknownZone = word
    }
  }

  private mutating func readZone(_ sign: String, _ tokens: inout ArraySlice<DateToken>) -> Bool {
    guard case .number(let digits)? = tokens.first else { return true }
    tokens.removeFirst()
    var text = Array((sign + digits).utf8)
    if digits.utf8.count <= 2, case .sign(":")? = tokens.first, case .number(let minutes)? = tokens.dropFirst().first {
      tokens.removeFirst(2)
      text += Array((":" + minutes).utf8)
    }
    var scan = DigitScan(text)
    isUTC = false
    unknownZone = nil
    return readOffset(&scan) && scan.isAtEnd
  }
}

/// The numbers of a date that are neither time nor zone, and what each may be.
struct DateNumbers {
  var sign: String?
  private var year: Int?
  private var month: Int?
  private var day: Int?
  private var open: [(value: Int, digits: Int)] = []
  private var isSlashed = false
  private var isDotted = false

  var isEmpty: Bool { open.isEmpty && day == nil }

  mutating func add(_ digits: String, unit: DateWords.Unit?, isAfterSign sign: String?) {
    let value = Int(digits) ?? -1
    if sign == "/" { isSlashed = true }
    if sign == "." { isDotted = true }
    switch unit {
    case .year? where year == nil: year = value
    case .month? where month == nil: month = value
    case .day? where day == nil: day = value
    default: open.append((value, digits.utf8.count))
    }
  }

  /// Gives each number its part. False where that can't be done in one way.
  func settle(_ fields: inout DateFields) -> Bool {
    fields.month = fields.month ?? month
    fields.day = day
    guard let year else { return settleOpen(&fields) }
    fields.year = year
    return open.isEmpty
  }

  private func settleOpen(_ fields: inout DateFields) -> Bool {
    let values = open.map(\.value)
    if fields.month != nil {
      switch open.count {
      case 1 where open[0].digits == 4: fields.year = values[0]
      case 2 where open[0].digits == 4 && open[1].digits <= 2: (fields.year, fields.day) = (values[0], values[1])
      case 2 where open[0].digits <= 2 && open[1].digits == 4: (fields.day, fields.year) = (values[0], values[1])
      case 2 where open[0].digits <= 2 && open[1].digits == 2:
        (fields.day, fields.year) = (values[0], DateFields.century(values[1]))
      default: return false
      }
      return true
    }
    guard open.count == 3 else { return false }
    if open[0].digits == 4 {
      (fields.year, fields.month, fields.day) = (values[0], values[1], values[2])
      return true
    }
    guard open[2].digits == 4 else { return false }
    fields.year = values[2]
    return settleDayAndMonth(values[0], values[1], &fields)
  }

  /// With dots the day comes first; with slashes it depends on the country, so one of the two must be no month.
  private func settleDayAndMonth(_ first: Int, _ second: Int, _ fields: inout DateFields) -> Bool {
    if isDotted || first > 12 || first == second {
      (fields.day, fields.month) = (first, second)
      return true
    }
    guard second > 12 else { return false }
    (fields.month, fields.day) = (first, second)
    return true
  }
}
