import CopydeskCore
import CopydeskText

/// Lengths of time.
extension Resolver {
  /// `three years`, `10-day`, `half an hour`; an age is none.
  func duration(_ match: Match) -> Resolution? {
    let frame = match.frame
    guard let unit = frame.unit(), let count = frame[.count], count < 10_000_000, frame[.form] != 1 else { return nil }
    if unit == .hour, view.digits(match.tokens.lowerBound)?.count == 4 { return nil }
    if unit == .second, isOrdinalSecond(match) { return nil }
    if (1900...2100).contains(count), view.digits(match.tokens.lowerBound)?.count == 4 { return nil }
    var length = Resolution.Length(count: count, hundredths: frame[.hundredths] ?? 0, unit: unit)
    if let after = frame[.countAfter], let unitAfter = frame.unit(.unitAfter) { length.rest = (after, unitAfter) }
    guard count > 0 || length.hundredths > 0 else { return nil }
    var result = Resolution(.duration, value: length.value, grain: unit.grain, why: "")
    result.length = length
    result.mod = frame.mod
    return result
  }

  /// "A second" is an ordinal far more often than a length of time.
  private func isOrdinalSecond(_ match: Match) -> Bool {
    !view.isIn(match.tokens.upperBound - 1, view.grammar.classes.units)
  }

  /// `several years`, `years`, `decades`.
  func vagueDuration(_ match: Match) -> Resolution? {
    guard let unit = match.frame.unit(), unit != .quarter || match.frame[.vague] != nil else { return nil }
    var result = Resolution(.duration, value: unit.vagueValue, grain: unit.grain, why: "")
    result.mod = match.frame.mod
    return result
  }

  /// `the past three months`, `the next two weeks`: a length that ends or begins at the reference.
  func spanDuration(_ match: Match) -> Resolution? {
    guard let sign = match.frame[.sign] else { return nil }
    // "To last a week" has no span before today.
    if let index = match.frame[.base], view.grammar.rules[matches[index].rule].isHidden { return nil }
    guard var result = base(match) ?? bareSpan(match), result.type == .duration else { return nil }
    result.why = ""
    result.mod = match.frame.mod ?? result.mod
    guard let length = result.length else { return result }
    guard let reference else { return result }
    result.anchor = anchor
    if length.unit == .quarter, length.hundredths == 0, let quarter = Period(.quarter, around: reference.moment) {
      // Whole quarters, those before or after the one under way.
      let first = sign < 0 ? quarter.shifted(by: -length.count) : quarter.shifted(by: 1)
      let last = sign < 0 ? quarter.shifted(by: -1) : quarter.shifted(by: length.count)
      if let first, let end = last?.end { result.interval = Timex.Interval(start: first.start.iso, end: end.iso) }
      return result
    }
    let now = length.unit.isClock ? reference.moment : Moment(reference.date)
    // Days to come begin with tomorrow.
    let first = sign > 0 && !length.unit.isClock ? now.adding(1, .day) : now
    guard let first, let far = shiftedMoment(first, length, sign) else { return result }
    let (start, end) = sign < 0 ? (far, first) : (first, far)
    result.interval = Timex.Interval(start: start.iso, end: end.iso)
    return result
  }

  private func shiftedMoment(_ moment: Moment, _ length: Resolution.Length, _ sign: Int) -> Moment? {
    let moved = moment.adding(sign * length.count, length.unit)
    guard let rest = length.rest else { return moved }
    return moved?.adding(sign * rest.count, rest.unit)
  }

  /// `the past year`: one unit.
  private func bareSpan(_ match: Match) -> Resolution? {
    guard match.frame[.base] == nil, let unit = match.frame.unit() else { return nil }
    let length = Resolution.Length(count: 1, unit: unit)
    var result = Resolution(.duration, value: length.value, grain: unit.grain, why: "")
    result.length = length
    return result
  }

  /// `the first nine months`, `the six months`.
  func partDuration(_ match: Match) -> Resolution? {
    var result = modifiedDuration(match)
    if let length = result?.length, length.unit == .month, (4...11).contains(length.count) {
      result?.isSpanOfYear = true
    }
    return result
  }

  /// `about two years`, `for a week`.
  func modifiedDuration(_ match: Match) -> Resolution? {
    if match.frame[.base] == nil { return duration(match) }
    guard !isAttributive(match), var result = base(match), result.type == .duration else { return nil }
    result.why = ""
    result.mod = match.frame.mod ?? result.mod
    return result
  }
}

extension Resolution.Length {
  /// The TIMEX3 value: `P3Y`, `PT30M`, `P2DE`.
  var value: String {
    guard hundredths == 0 || count > 0 || unit.half == nil else {
      // Half an hour and the like are said in the next smaller unit.
      let (whole, smaller) = unit.half ?? (0, unit)
      return Resolution.Length(count: whole * hundredths / 100, unit: smaller).value
    }
    if unit == .decade, hundredths == 0, rest == nil { return Resolution.Length(count: count * 10, unit: .year).value }
    guard let rest else { return unit.isClock ? "PT" + part : "P" + part }
    let tail = String(rest.count) + rest.unit.letter
    if unit.isClock { return "PT" + part + tail }
    return "P" + part + (rest.unit.isClock ? "T" : "") + tail
  }

  private var part: String {
    let number = String(unit == .fortnight ? count * 2 : count)
    guard hundredths > 0 else { return number + unit.letter }
    let digits = hundredths % 10 == 0 ? String(hundredths / 10) : padded(hundredths, 2)
    return number + "." + digits + unit.letter
  }
}

extension CalendarUnit {
  /// The unit's letters in a TIMEX3 duration.
  var letter: String {
    switch self {
    case .second: "S"
    case .minute: "M"
    case .hour: "H"
    case .day, .businessDay: "D"
    case .night: "NI"
    case .weekend: "WE"
    case .week, .fortnight: "W"
    case .month: "M"
    case .quarter: "Q"
    case .season: "S"
    case .half: "H"
    case .year: "Y"
    case .decade: "DE"
    case .century: "CE"
    case .millennium: "ME"
    }
  }

  /// How many of which smaller unit make one, where halves are said in it.
  var half: (Int, CalendarUnit)? {
    switch self {
    case .minute: (60, .second)
    case .hour: (60, .minute)
    case .day: (24, .hour)
    case .year: (12, .month)
    case .decade: (10, .year)
    case .century: (100, .year)
    default: nil
    }
  }

  /// An unknown number of them.
  var vagueValue: String { (isClock ? "PTX" : "PX") + letter }
}
