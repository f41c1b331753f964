import CopydeskCore
import CopydeskText

/// Dates written in digits.
extension Resolver {
  /// `05/04/2018` has two readings unless a number is over twelve; the order that the options, or else the language and
  /// the other dates of the text ask for comes first.
  func numeric(_ match: Match) -> Resolution? {
    let frame = match.frame
    guard let first = frame[.first], let middle = frame[.middle], let form = frame[.form] else { return nil }
    let digits = (form / 100, form / 10 % 10, form % 10)
    if digits.0 == 4 {
      if let last = frame[.last] { return whole(first, middle, last, digits.1 + digits.2) }
      return digits.1 == 2 ? yearMonth(first, middle) : nil
    }
    if digits.1 == 4 { return (1900...2099).contains(middle) ? yearMonth(middle, first) : nil }
    guard let last = frame[.last] else { return dayAndMonth(first, middle, digits, match) }
    guard digits.0 <= 2, digits.2 != 1 else { return nil }
    if order == .ymd, digits.2 == 2 {
      return Period(day: fullYear(first), middle, last).map { Resolution($0, why: "") }
    }
    let year = digits.2 == 2 ? fullYear(last) : last
    return twoReadings(first, middle, year)
  }

  private func whole(_ year: Int, _ month: Int, _ day: Int, _ digits: Int) -> Resolution? {
    guard digits >= 2, let period = Period(day: year, month, day) else { return nil }
    return Resolution(period, why: "date-iso")
  }

  private func yearMonth(_ year: Int, _ month: Int) -> Resolution? {
    guard (1500...2199).contains(year) else { return nil }
    return Period(month: month, year: year).map { Resolution($0, why: "date-iso-month") }
  }

  private func twoReadings(_ first: Int, _ middle: Int, _ year: Int) -> Resolution? {
    let monthFirst = Period(day: year, first, middle)
    let dayFirst = Period(day: year, middle, first)
    let (preferred, second) = prefersDayFirst ? (dayFirst, monthFirst) : (monthFirst, dayFirst)
    guard let period = preferred ?? second else { return nil }
    var result = Resolution(
      period, why: prefersDayFirst == (period == dayFirst) ? "date-numeric" : "date-numeric-only-order")
    if let second, second != period, preferred != nil { setReadings(&result, second) }
    return result
  }

  private func setReadings(_ result: inout Resolution, _ second: Period) {
    result.other = second
    result.why = "date-numeric-ambiguous"
    if let first = result.edtf, let edtf = second.edtf {
      result.edtf = "[" + min(first, edtf) + "," + max(first, edtf) + "]"
    }
  }

  /// `5/4` without a year is taken for a date only with its weekday, after a preposition, or where nothing else stands.
  private func dayAndMonth(_ first: Int, _ middle: Int, _ digits: (Int, Int, Int), _ match: Match) -> Resolution? {
    if let day = knownDay(match) { return day }
    guard isDateContext(match), first > 0, middle > 0 else { return nil }
    let (day, month) = prefersDayFirst ? (first, middle) : (middle, first)
    if month <= 12, day <= 31, let result = dayWithoutYear(month, day, match), result.period != nil {
      return result
    }
    guard day <= 12, month <= 31 else { return nil }
    return dayWithoutYear(day, month, match).flatMap { $0.period == nil ? nil : $0 }
  }

  /// `9/11`: a day that bears its numbers as a name.
  private func knownDay(_ match: Match) -> Resolution? {
    guard match.tokens.count == 3 else { return nil }
    let bytes = view.text[
      Int(view.tokens[match.tokens.lowerBound].start)..<Int(view.tokens[match.tokens.upperBound - 1].end)]
    let hash = FNV1a.hash(UnsafeBufferPointer(rebasing: bytes))
    guard let word = view.grammar.vocabulary.find(hash),
      let value = view.grammar.vocabulary.words[word].value(of: view.grammar.classes.knownDay)
    else { return nil }
    let number = Int(value)
    let period = Period(day: number / 10_000, number / 100 % 100, number % 100)
    return period.map { Resolution($0, why: "day-of-that-name") }
  }

  private func isDateContext(_ match: Match) -> Bool {
    let hasSlash = match.tokens.contains { view.byte($0) == UInt8(ascii: "/") }
    if match.frame[.weekday] != nil { return hasSlash }
    guard match.tokens.count == 3, view.byte(match.tokens.lowerBound + 1) == UInt8(ascii: "/") else { return false }
    if match.tokens == sentence || followsAnother(match.tokens.lowerBound) { return true }
    return match.tokens.lowerBound > sentence.lowerBound
      && view.isIn(match.tokens.lowerBound - 1, view.grammar.classes.dateCue)
  }

  /// Whether a date of the same form stands before it in a list: "11/20, 11/22 or 11/25".
  private func followsAnother(_ index: Int) -> Bool {
    guard index >= sentence.lowerBound + 4, !view.isNumber(index - 1) else { return false }
    return view.isNumber(index - 2) && view.byte(index - 3) == UInt8(ascii: "/") && view.isNumber(index - 4)
      && discourse.mention(of: .day)?.token == index - 4
  }

  private var prefersDayFirst: Bool { order == .dmy }
}
