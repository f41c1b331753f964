import CopydeskCore
import CopydeskText

/// Dates by their distance from the reference.
extension Resolver {
  /// A weekday alone means the publication day, else the last one before it, unless the clause looks ahead.
  func weekday(_ match: Match) -> Resolution? {
    guard let weekday = match.frame[.weekday], !isWordAsWell(match) else { return nil }
    guard let reference else { return open("XXXX-WXX-" + String(weekday), .day) }
    let back = (reference.date.weekday - weekday + 7) % 7
    let tense = tense(of: match)
    if let rel = match.frame[.rel] ?? weeks(match) { return relativeWeekday(rel, back, reference, tense) }
    let (days, why): (Int, String) =
      switch (back, tense) {
      case (0, .past) where direction == .past: (-7, "weekday-past-tense")
      case (0, .future) where direction == .future: (7, "weekday-future-tense")
      case (0, _): (0, "weekday-publication-day")
      case (_, .future): (7 - back, "weekday-future-tense")
      case (_, .past): (-back, "weekday-past-tense")
      case (_, .unknown): (-back, "weekday-nearest-past")
      }
    return anchored(reference.date.adding(days: days).map { Period(day: $0) }, why)
  }

  /// Which weekday back it is, as a number below zero: `two Fridays ago`.
  private func weeks(_ match: Match) -> Int? {
    guard let sign = match.frame[.sign], let count = match.frame[.count], 1..<100_000 ~= count else { return nil }
    return sign * count
  }

  /// `last Friday`, -1, is the nearest before today, -2 the one before that; `next Friday`, 1, is that of the next week.
  private func relativeWeekday(_ rel: Int, _ back: Int, _ reference: ReferenceTime, _ tense: Tense) -> Resolution? {
    let days: Int
    switch rel {
    case ..<0: days = (back == 0 ? -7 : -back) + 7 * (rel + 1)
    case 0: days = back == 0 ? 0 : tense == .past ? -back : 7 - back
    default: days = weekday(of: reference, back) + 7 * rel
    }
    return anchored(reference.date.adding(days: days).map { Period(day: $0) })
  }

  /// Days from the reference to a weekday of its own week: "next Friday" is in the week after this one.
  private func weekday(of reference: ReferenceTime, _ back: Int) -> Int {
    back < reference.date.weekday ? -back : 7 - back
  }

  /// `Friday the 13th`, `Wed 13th`: the nearest month in which the weekday has that number.
  func weekdayDay(_ match: Match) -> Resolution? {
    guard let weekday = match.frame[.weekday], let day = match.frame[.day] else { return nil }
    guard let reference else { return open("XXXX-XX-" + padded(day, 2), .day) }
    let (year, month, _) = reference.date.parts
    let candidates = (-8...8).compactMap { offset -> Period? in
      let total = year * 12 + month - 1 + offset
      return Period(day: total / 12, total % 12 + 1, day)
    }.filter { $0.start.date.weekday == weekday }
    return likeliest(candidates, match).flatMap { anchored($0.period) }
  }

  /// `Friday of next week`; `Friday week`, form 1, is so many weeks after the coming one.
  func weekdayWeek(_ match: Match) -> Resolution? {
    guard let weekday = match.frame[.weekday], let rel = match.frame[.rel] else { return nil }
    guard let reference else { return open("XXXX-WXX-" + String(weekday), .day) }
    let today = reference.date.weekday
    let first = match.frame[.form] == 1 && weekday < today ? 7 : 0
    return anchored(reference.date.adding(days: 7 * rel + weekday - today + first).map { Period(day: $0) })
  }

  func relativeDay(_ match: Match) -> Resolution? {
    guard let offset = match.frame[.offset] else { return nil }
    guard let reference else { return open("XXXX-XX-XX", .day) }
    return anchored(reference.date.adding(days: offset).map { Period(day: $0) })
  }

  /// `last week`, `this year`, `next month`.
  func cycle(_ match: Match) -> Resolution? {
    guard let unit = match.frame.unit(), let rel = match.frame[.rel] else { return nil }
    if unit.isClock || unit == .night { return clockCycle(unit, rel) }
    if unit == .day { return dayCycle(rel, match) }
    guard let reference else { return open(unit.openValue, unit.grain) }
    if unit == .fortnight { return fortnight(rel, reference) }
    if unit == .weekend, rel == 0 { return weekend(match) }
    guard let now = Period(unit.grain, around: reference.moment) else { return nil }
    return anchored(now.shifted(by: rel))
  }

  private func fortnight(_ rel: Int, _ reference: ReferenceTime) -> Resolution? {
    guard let monday = reference.date.monday, let start = monday.adding(days: 14 * rel),
      let end = start.adding(days: 14)
    else { return nil }
    var result = Resolution(.duration, value: "P2W", grain: .week, why: "")
    result.interval = Timex.Interval(start: Moment(start).iso, end: Moment(end).iso)
    result.anchor = anchor
    return result
  }

  private func clockCycle(_ unit: CalendarUnit, _ rel: Int) -> Resolution? {
    guard unit == .hour, let reference, reference.hasTime, rel != 0 else { return nil }
    guard let start = reference.moment.adding(min(rel, 0), unit), let end = start.adding(1, unit) else { return nil }
    var result = Resolution(.duration, value: "PT1H", grain: .hour, why: "")
    result.interval = Timex.Interval(start: start.iso, end: end.iso)
    result.anchor = anchor
    return result
  }

  /// `the next day` is the day after the one spoken of; `this day` the publication day.
  private func dayCycle(_ rel: Int, _ match: Match) -> Resolution? {
    guard rel != 0 else { return reference.flatMap { anchored(Period(day: $0.date)) } ?? open("XXXX-XX-XX", .day) }
    return beside(rel, .day)
  }

  /// `three days ago`. Years and months are known to their own unit, weeks and days to the day.
  func ago(_ match: Match) -> Resolution? {
    guard let sign = match.frame[.sign], let base = base(match) else { return nil }
    guard let length = base.length else { return vagueDistance(sign, base) }
    if sign < 0, let result = comparedQuarter(length, match) { return result }
    guard let reference else { return open("XXXX-XX-XX", .day) }
    if length.unit.isClock, !reference.hasTime {
      // Without a time of day only the day is known, and near midnight not even that.
      return Resolution(.time, value: reference.date.iso + "TXX:XX", grain: length.unit.grain, why: "").with(
        anchor: anchor)
    }
    var result = anchored(shifted(reference.moment, by: length, sign, keepsTime: reference.hasTime))
    result?.mod = match.frame.mod ?? base.mod
    return result
  }

  private func vagueDistance(_ sign: Int, _ base: Resolution) -> Resolution? {
    guard base.type == .duration else { return nil }
    return Resolution(.date, value: (sign < 0 ? VagueReference.past : .future).rawValue, why: "")
  }

  /// The moment a length of time away, known to the unit that the length is counted in.
  func shifted(_ moment: Moment, by length: Resolution.Length, _ sign: Int, keepsTime: Bool) -> Period? {
    if length.unit.isClock, !keepsTime { return nil }
    var moved = moment.adding(sign * length.count, length.unit)
    if length.hundredths > 0 { moved = moved.flatMap { fraction(of: length, sign).flatMap($0.adding(seconds:)) } }
    if let rest = length.rest { moved = moved?.adding(sign * rest.count, rest.unit) }
    guard let moved else { return nil }
    switch length.rest?.unit ?? length.unit {
    case .second: return Period(.second, around: moved)
    case .minute, .hour: return Period(.minute, around: moved)
    case .day, .businessDay, .week, .fortnight, .weekend, .night: return Period(day: moved.date)
    default:
      let isLong = length.unit.length.months >= 120
      guard length.hundredths == 0 else { return Period(isLong ? .year : .month, around: moved) }
      return Period(length.unit == .century ? .decade : length.unit.grain, around: moved)
    }
  }

  /// The part behind the decimal point in seconds.
  private func fraction(of length: Resolution.Length, _ sign: Int) -> Int? {
    let unit = length.unit.length
    let seconds = unit.seconds + unit.days * 86_400 + unit.months * 2_629_746
    return sign * (seconds * length.hundredths / 100)
  }

  /// Whether a length of time is only counted: "the past year" and "the year ended in June" lie where they say.
  private func isPlain(_ match: Match) -> Bool {
    guard let index = match.frame[.base] else { return false }
    let pattern = view.grammar.rules[matches[index].rule]
    return pattern.operation == .duration && pattern.name != "year-ended"
  }

  /// "The first time in a decade", "its lowest level in years": how long it has been so.
  private func isRecord(_ match: Match) -> Bool {
    let start = match.tokens.lowerBound - 1
    return (max(sentence.lowerBound, start - 6)..<max(sentence.lowerBound, start)).contains {
      view.isIn($0, view.grammar.classes.recordCue)
    }
  }

  /// `in five minutes`, `in two weeks`: a date when the clause looks ahead, else a length of time.
  func inDuration(_ match: Match) -> Resolution? {
    guard var base = base(match) else { return nil }
    guard let length = base.length, length.unit != .quarter, isPlain(match), !isRecord(match), let reference,
      tense(of: match) == .future
    else {
      base.why = ""
      base.mod = match.frame.mod ?? base.mod
      return base
    }
    return anchored(shifted(reference.moment, by: length, 1, keepsTime: reference.hasTime))
  }
}

extension CalendarUnit {
  /// What TIMEX3 writes for such a unit when nothing is known of it.
  var openValue: String {
    switch self {
    case .week, .fortnight: "XXXX-WXX"
    case .weekend: "XXXX-WXX-WE"
    case .month: "XXXX-XX"
    case .quarter: "XXXX-QX"
    case .half: "XXXX-HX"
    case .decade: "XXX"
    case .century: "XX"
    case .year: "XXXX"
    default: "XXXX-XX-XX"
    }
  }
}
