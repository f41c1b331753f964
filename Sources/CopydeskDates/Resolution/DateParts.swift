import CopydeskCore
import CopydeskText

/// The beginning, middle or end of something.
extension Resolver {
  /// `early May`, `the end of 1994`, `around Nov. 1`, `1990 and beyond`.
  func edge(_ match: Match) -> Resolution? {
    guard var result = base(match), result.type == .date, let mod = match.frame.mod else { return nil }
    if match.frame[.form] == 6, result.period?.grain ?? .year == .year { return nil }  // a half of a year is written H1
    if mod == .approximately, isToday(match) { return nil }
    result.why = ""
    result.mod = mod
    result.isOpen = false
    if let period = result.period, let interval = period.interval(of: mod) { result.interval = interval }
    if mod == .approximately, let edtf = result.edtf, edtf.utf8.first != UInt8(ascii: "[") { result.edtf = edtf + "~" }
    return result
  }

  /// "Talked about today": no approximation.
  private func isToday(_ match: Match) -> Bool {
    match.frame[.base].map { view.grammar.rules[matches[$0].rule].operation == .relativeDay } ?? false
  }

  /// `the end of the year`, `later in the week`, `year end`.
  func definiteEdge(_ match: Match) -> Resolution? {
    guard let mod = match.frame.mod, let unit = match.frame.unit(), !unit.isClock else { return nil }
    var result = definite(unit)
    result?.mod = mod
    if let period = result?.period, let interval = period.interval(of: mod) { result?.interval = interval }
    return result
  }
}

extension Resolver {
  /// "The year" is the reference's; "the month" may be one that its sentence names.
  private func definite(_ unit: CalendarUnit) -> Resolution? {
    let isNamed = discourse.mention(of: unit.grain).map { $0.token >= sentence.lowerBound } ?? false
    guard !isNamed, let reference else { return beside(0, unit) }
    return anchored(Period(unit.grain, around: reference.moment))
  }
}

extension Period {
  /// The part of the period that a modifier names: its first or second half, its middle third, what is after or before.
  func interval(of mod: Modifier) -> Timex.Interval? {
    guard let end, let middle = middle else { return nil }
    switch mod {
    case .start: return Timex.Interval(start: start.iso, end: middle.iso)
    case .end: return Timex.Interval(start: middle.iso, end: end.iso)
    case .middle:
      let third = (end.date.days - start.date.days) / 3
      guard let first = start.date.adding(days: third), let last = end.date.adding(days: -third) else { return nil }
      return Timex.Interval(start: Moment(first).iso, end: Moment(last).iso)
    default: return nil
    }
  }

  private var middle: Moment? {
    switch grain {
    case .year: start.adding(6, .month)
    case .month: start.adding(15, .day)
    case .week: start.adding(3, .day)
    default: end.flatMap { Moment(start.date).adding(seconds: ($0.date.days - start.date.days) * 43_200) }
    }
  }
}
