import CopydeskCore
import CopydeskText

/// Seasons, quarters, halves, named days.
extension Resolver {
  func season(_ match: Match) -> Resolution? {
    guard let season = match.frame.season, !isFallOfSomething(match), !isKind(match) else { return nil }
    if let year = year(in: match.frame) { return Period(season: season, year: year).map { Resolution($0, why: "") } }
    guard let reference else { return open("XXXX-" + season.rawValue, .season) }
    if match.frame[.rel] == nil, match.tokens.count == 1, view.tokens[match.tokens.lowerBound].shape.isCapitalized,
      match.tokens.lowerBound > sentence.lowerBound
    {
      return nil
    }
    let candidates = nearYears.compactMap { Period(season: season, year: $0) }
    guard let rel = match.frame[.rel] else {
      return likeliest(candidates, match, handicap: (past: 120, future: 215)).flatMap {
        anchored($0.period, "season-nearest" + suffix($0.tense))
      }
    }
    switch rel {
    case ..<0: return anchored(candidates.last { ($0.end ?? $0.start) <= reference.moment })
    case 0: return anchored(likeliest(candidates, match)?.period)
    default: return anchored(candidates.first { $0.start > reference.moment })
    }
  }

  /// "In spring water": without an article and before another noun it says what kind of thing that is.
  private func isKind(_ match: Match) -> Bool {
    let next = match.tokens.upperBound
    guard match.tokens.count == 1, next < sentence.upperBound else { return false }
    let token = view.tokens[next]
    return token.shape == .lower && !token.classes.intersects(Resolver.noNoun)
      && view.symbols[next] == TokenView.unknown
  }

  private static let noNoun = TermClasses(
    .determiner, .preposition, .conjunction, .subordinator, .pronoun, .possessive, .relativePronoun, .auxiliary, .modal,
    .negation, .adverb, .verbPast, .verbPresent, .verb, .questionWord, .reportingVerb)

  /// "In the fall of the wall", "the summer of discontent": with `of` and no year it is no season of a year.
  private func isFallOfSomething(_ match: Match) -> Bool {
    let next = match.tokens.upperBound
    return match.frame[.year] == nil && match.frame[.rel] == nil && next < sentence.upperBound
      && view.isIn(next, view.grammar.classes.of)
  }

  func quarter(_ match: Match) -> Resolution? {
    guard let quarter = match.frame[.quarter], (1...4).contains(quarter), !isAttributive(match) else { return nil }
    if let year = yearOrRelative(match.frame) {
      return Period(quarter: quarter, year: year).map {
        Resolution($0, anchor: match.frame[.rel] == nil ? .none : anchor, why: "")
      }
    }
    guard let reference else { return open("XXXX-Q" + String(quarter), .quarter) }
    if match.frame[.form] == 1 {
      var result = anchored(Period(quarter: quarter, year: reference.date.year), "quarter-fiscal")
      result?.isOpen = true
      return result
    }
    let candidates = nearYears.compactMap { Period(quarter: quarter, year: $0) }
    guard let found = likeliest(candidates, match, handicap: (past: 270, future: Resolver.reportingDelay)) else {
      return nil
    }
    var result = anchored(found.period, "quarter-nearest" + suffix(found.tense))
    result?.isOpen = (found.period.end ?? found.period.start) <= reference.moment
    return result
  }

  /// Days in which a quarter that has ended is still to be reported on, so that a look ahead may mean it.
  private static let reportingDelay = 60

  /// Whether an article stands before a compound with a hyphen ("the third-quarter loss"): it belongs to the noun behind.
  func isAttributive(_ match: Match) -> Bool {
    view.tokens[match.tokens.lowerBound].is(.determiner) && match.tokens.contains { view.symbols[$0] == view.hyphen }
      && match.tokens.upperBound < sentence.upperBound && view.tokens[match.tokens.upperBound].shape.isWord
  }

  func half(_ match: Match) -> Resolution? {
    guard let half = match.frame[.half], (1...2).contains(half) else { return nil }
    if let year = yearOrRelative(match.frame) { return Period(half: half, year: year).map { Resolution($0, why: "") } }
    // "The second half of July" is no half of a year.
    let next = match.tokens.upperBound
    if next < sentence.upperBound, view.isIn(next, view.grammar.classes.of) { return nil }
    guard reference != nil else { return open("XXXX-H" + String(half), .half) }
    let candidates = nearYears.compactMap { Period(half: half, year: $0) }
    return likeliest(candidates, match).flatMap { anchored($0.period, "half-nearest" + suffix($0.tense)) }
  }

  /// A named day; one whose date can't be reckoned is kept without value of its own.
  func holiday(_ match: Match) -> Resolution? {
    guard let index = match.frame[.holiday], view.grammar.holidays.indices.contains(index), !isPartOfName(match) else {
      return nil
    }
    let holiday = view.grammar.holidays[index]
    if match.frame[.form] == 2 { return weekend(of: holiday, match) }
    if match.frame[.form] == 1, let rel = match.frame[.rel] { return self.holiday(holiday, rel, match) }
    if let year = yearOrRelative(match.frame) {
      guard let day = holiday.day(in: year) else {
        var result = Period(year: year).map { Resolution($0, why: "holiday-unreckoned") }
        result?.grain = .day
        return result
      }
      return Resolution(Period(day: day), why: "holiday")
    }
    guard reference != nil else { return open(holiday.openValue, .day) }
    let candidates = nearYears.compactMap { holiday.day(in: $0).map { Period(day: $0) } }
    guard let found = likeliest(candidates, match) else { return open("XXXX-XX-XX", .day) }
    return anchored(found.period, "holiday-nearest" + suffix(found.tense))
  }

  /// `Labor Day weekend`: the weekend that the day lies in or next to.
  private func weekend(of holiday: Holiday, _ match: Match) -> Resolution? {
    guard reference != nil else { return open(CalendarUnit.weekend.openValue, .weekend) }
    let days = nearYears.compactMap { holiday.day(in: $0).map { Period(day: $0) } }
    return likeliest(days, match).flatMap { anchored(weekend(nearest: $0.period.start.date)) }
  }

  /// The weekend that a day lies in or next to: up to Wednesday the one before is the nearer.
  func weekend(nearest day: CivilDate) -> Period? {
    day.adding(days: day.weekday <= 3 ? -day.weekday - 1 : 6 - day.weekday).map { Period(Moment($0), .weekend) }
  }

  /// `last Easter`, `next Thanksgiving`.
  private func holiday(_ holiday: Holiday, _ rel: Int, _ match: Match) -> Resolution? {
    guard let reference else { return open(holiday.openValue, .day) }
    let days = nearYears.compactMap { holiday.day(in: $0) }
    let day: CivilDate? =
      switch rel {
      case ..<0: days.last { $0 < reference.date }
      case 0: holiday.day(in: reference.date.year)
      default: days.first { $0 > reference.date }
      }
    return anchored(day.map { Period(day: $0) }) ?? open("XXXX-XX-XX", .day)
  }

  /// `the last week of July`, `the third Monday in May`.
  func nth(_ match: Match) -> Resolution? {
    guard let ordinal = match.frame[.ordinal], let base = base(match), let period = base.period, let end = period.end
    else { return nil }
    var result: Period?
    if let weekday = match.frame[.weekday] {
      let (year, month, _) = period.start.date.parts
      guard period.grain == .month else { return nil }
      result = CivilDate.nth(ordinal, weekday: weekday, month: month, year: year).map { Period(day: $0) }
    } else if let unit = match.frame.unit(), unit.grain.fineness > period.grain.fineness {
      if ordinal < 0 {
        let last = end.adding(seconds: -1)
        result = last.flatMap { Period(unit.grain, around: $0) }
        if unit == .week, let week = result, end.date.days - week.start.date.days < 4 { result = week.shifted(by: -1) }
      } else {
        var first = Period(unit.grain, around: period.start)
        if unit == .week, let start = first?.start, start < period.start, period.start.date.weekday > 4 {
          first = first?.shifted(by: 1)
        }
        result = first?.shifted(by: ordinal - 1)
      }
      guard let found = result, found.start < end else { return nil }
    }
    return result.map { Resolution($0, anchor: base.anchor, why: "") }
  }
}

extension Holiday {
  /// The day without a year: `XXXX-12-25`.
  var openValue: String {
    guard case .fixed(let month, let day) = rule else { return "XXXX-XX-XX" }
    return "XXXX-" + padded(month, 2) + "-" + padded(day, 2)
  }
}
