import CopydeskCore
import CopydeskText

/// Turns matches into what they mean, in the order of the text.
struct Resolver {
  let view: TokenView
  let matches: [Match]
  /// Nil when neither metadata nor text give a date to start from.
  let reference: ReferenceTime?
  let order: DateOrder
  let direction: DateDirection
  let tense: TenseReader
  var discourse = Discourse()
  /// Tokens of the sentence that is being read.
  var sentence = 0..<0

  /// What a match means by itself; nil when it is no expression of time after all.
  func resolve(_ index: Int) -> Resolution? { resolve(matches[index]) }

  func resolve(_ match: Match) -> Resolution? {
    let rule = view.grammar.rules[match.rule]
    guard var result = resolution(rule.operation, match) else { return nil }
    if result.why.isEmpty { result.why = rule.name }
    return result
  }

  private func resolution(_ operation: Operation, _ match: Match) -> Resolution? {
    switch operation {
    case .date: date(match)
    case .numeric: numeric(match)
    case .year: year(match)
    case .eraYear: eraYear(match)
    case .decade: decade(match)
    case .century: century(match)
    case .month: month(match)
    case .monthDay: monthDay(match)
    case .season: season(match)
    case .quarter: quarter(match)
    case .half: half(match)
    case .holiday: holiday(match)
    case .weekNumber: weekNumber(match)
    case .nth: nth(match)
    case .weekday: weekday(match)
    case .weekdayDay: weekdayDay(match)
    case .weekdayWeek: weekdayWeek(match)
    case .relativeDay: relativeDay(match)
    case .cycle: cycle(match)
    case .ago: ago(match)
    case .inDuration: inDuration(match)
    case .weekOf: weekOf(match)
    case .anaphor: anaphor(match)
    case .anaphorWeekday: anaphorWeekday(match)
    case .later: later(match)
    case .quarterAnaphor: quarterAnaphor(match)
    case .quarterEnded: quarterEnded(match)
    case .definiteUnit: definiteUnit(match)
    case .comparedPeriod: comparedPeriod(match)
    case .edge: edge(match)
    case .definiteEdge: definiteEdge(match)
    case .duration: duration(match)
    case .vagueDuration: vagueDuration(match)
    case .spanDuration: spanDuration(match)
    case .partDuration: partDuration(match)
    case .modifiedDuration: modifiedDuration(match)
    case .clock, .clockDigits, .time: time(match)
    case .dayPart: dayPart(match)
    case .datePart: datePart(match)
    case .reference: reference(match)
    case .set: set(match)
    case .weekdaySet: weekdaySet(match)
    case .monthSet: monthSet(match)
    case .seasonSet: seasonSet(match)
    case .partSet: partSet(match)
    case .fromDate, .partOfDate, .range, .alternatives, .dayPair, .yearRange, .timeRange, .nothing: nil
    }
  }

  /// The expression that a match is built upon.
  func base(_ match: Match, _ slot: Slot = .base) -> Resolution? {
    match.frame[slot].flatMap { resolve($0) }
  }

  /// The reference's anchor; none when there is no reference.
  var anchor: Timex.Anchor { reference?.anchor ?? .none }

  /// A resolved period that was reckoned from the reference.
  func anchored(_ period: Period?, _ why: String = "") -> Resolution? {
    period.map { Resolution($0, anchor: anchor, why: why) }
  }

  /// A date that stays open for want of a reference. A month or day of no year is the same in EDTF (level 2).
  func open(_ value: String, _ grain: Timex.Grain) -> Resolution {
    var result = Resolution(.date, value: value, grain: grain, why: "")
    if grain == .month || grain == .day, value.utf8.contains(where: { 0x30...0x39 ~= $0 }),
      !value.utf8.contains(UInt8(ascii: "W"))
    {
      result.edtf = value
    }
    return result
  }

  /// The tense around a match, unless the options fix the direction.
  func tense(of match: Match) -> Tense {
    switch direction {
    case .past: .past
    case .future: .future
    case .news: tense.tense(around: match.tokens, in: sentence)
    }
  }

  /// Four digits for two: the reading nearest to the reference, at most twenty years ahead.
  func fullYear(_ short: Int) -> Int {
    let now = reference?.date.year ?? 2000
    let century = now / 100 * 100
    let candidates = [century - 100 + short, century + short, century + 100 + short]
    return candidates.filter { $0 <= now + 20 }.max() ?? century + short
  }

  /// The year a frame names, of four or two digits.
  func year(in frame: Frame) -> Int? {
    frame[.year].map { $0 < 100 ? fullYear($0) : $0 } ?? frame[.shortYear].map(fullYear)
  }

  /// The year that a frame names outright or by its distance from the reference.
  func yearOrRelative(_ frame: Frame) -> Int? {
    if let year = year(in: frame) { return year }
    guard let rel = frame[.rel], let reference else { return nil }
    return reference.date.year + rel
  }

  /// Days by which something to come must be nearer where no verb tells: news looks back.
  private static let preferenceForPast = 7

  /// Of like periods in different years the one that is meant: the nearest, with a handicap in days against the tense.
  func likeliest(_ candidates: [Period], _ match: Match, handicap: Int = 120) -> (period: Period, tense: Tense)? {
    likeliest(candidates, match, handicap: (handicap, handicap))
  }

  func likeliest(
    _ candidates: [Period], _ match: Match, handicap: (past: Int, future: Int)
  ) -> (period: Period, tense: Tense)? {
    guard let reference else { return nil }
    let tense = tense.isIntended(match.tokens, in: sentence) && direction == .news ? .unknown : tense(of: match)
    let now = reference.date.days
    let isCertain = self.tense.isCertain(match.tokens, in: sentence)
    func cost(_ period: Period) -> Int {
      let start = period.start.date.days
      let end = (period.end?.date.days ?? start + 1) - 1
      if start <= now && now <= end { return tense == .unknown ? 0 : 1 }
      let isPast = end < now
      let distance = isPast ? now - end : start - now
      let isAgainst = tense == .past && !isPast || tense == .future && isPast
      let isForbidden = isAgainst && (direction != .news || isCertain)
      if tense == .unknown, !isPast { return distance + Resolver.preferenceForPast }
      return distance + (isForbidden ? 100_000 : isAgainst ? (isPast ? handicap.future : handicap.past) : 0)
    }
    return candidates.min { cost($0) < cost($1) }.map { ($0, tense) }
  }

  /// The years around the reference.
  var nearYears: ClosedRange<Int> {
    let year = reference?.date.year ?? 2000
    return year - 1...year + 1
  }
}
