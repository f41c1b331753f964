import CopydeskCore
import CopydeskText

/// Dates by what was said before.
extension Resolver {
  private func anchor(_ mention: Discourse.Mention) -> Timex.Anchor { .timex(mention.index) }

  /// `the same day`, `that year`, `the following week`.
  func anaphor(_ match: Match) -> Resolution? {
    guard let unit = match.frame.unit(), let rel = match.frame[.rel], !unit.isClock else { return nil }
    return beside(rel, unit)
  }

  /// The unit spoken of last, or one beside it; without a mention that of the reference.
  func beside(_ rel: Int, _ unit: CalendarUnit) -> Resolution? {
    guard unit != .night, unit != .fortnight else { return nil }
    if let mention = discourse.mention(of: unit.grain) ?? (rel == 0 ? nil : discourse.latest),
      let period = Period(unit.grain, around: mention.period.start)?.shifted(by: rel)
    {
      return Resolution(period, anchor: anchor(mention), why: "")
    }
    guard let reference else { return open(unit.openValue, unit.grain) }
    return anchored(Period(unit.grain, around: reference.moment)?.shifted(by: rel))
  }

  /// `the following Friday`, `the previous Monday`.
  func anaphorWeekday(_ match: Match) -> Resolution? {
    guard let weekday = match.frame[.weekday], let rel = match.frame[.rel] else { return nil }
    let mention = discourse.mention(of: .day)
    guard let start = mention?.period.start.date ?? reference?.date else {
      return open("XXXX-WXX-" + String(weekday), .day)
    }
    let back = (start.weekday - weekday + 7) % 7
    let days = rel < 0 ? (back == 0 ? -7 : -back) : 7 - back
    return start.adding(days: days).map {
      Resolution(Period(day: $0), anchor: mention.map(anchor) ?? self.anchor, why: "")
    }
  }

  /// `a day earlier`, `three weeks later`: from the date spoken of last.
  func later(_ match: Match) -> Resolution? {
    guard let sign = match.frame[.sign], let base = base(match) else { return nil }
    guard let length = base.length else { return nil }
    let isYears = length.unit.length.months >= 12
    if isYears, let reference, discourse.isAboutMonths(near: match.tokens.lowerBound) {
      let year = Period(.year, around: reference.moment)
      return comparison(anchored(year?.shifted(by: sign * length.count, length.unit)))
    }
    // "A day later" counts from a day where one was named, not from a month.
    let isDays = length.unit.grain.fineness >= Timex.Grain.day.fineness
    let spokenOf = isDays ? discourse.mention(of: .day) ?? discourse.latest : discourse.latest
    guard let mention = isYears ? discourse.comparable(near: match.tokens.lowerBound) : spokenOf else {
      guard let reference else { return open("XXXX-XX-XX", .day) }
      return anchored(shifted(reference.moment, by: length, sign, keepsTime: reference.hasTime))
    }
    var period = shifted(mention.period.start, by: length, sign, keepsTime: mention.period.grain.isClock)
    if isYears, mention.period.grain.fineness > length.unit.grain.fineness {
      // A year earlier than a quarter is a quarter.
      period = mention.period.shifted(by: sign * length.count, length.unit)
    }
    let result = period.map { Resolution($0, anchor: anchor(mention), why: "") }
    return isYears ? comparison(result) : result
  }

  /// Marks what is only named to compare with.
  func comparison(_ resolution: Resolution?) -> Resolution? {
    var result = resolution
    result?.isComparison = true
    return result
  }

  /// `the quarter`, `the latest quarter`, `the 1988 quarter`: the quarter spoken of, else the last that has ended.
  func quarterAnaphor(_ match: Match) -> Resolution? {
    let mention = match.frame[.form] == 1 ? nil : discourse.focusQuarter
    if let mention {
      guard let year = match.frame[.year] else { return Resolution(mention.period, anchor: anchor(mention), why: "") }
      let quarter = (mention.period.start.date.month + 2) / 3
      return Period(quarter: quarter, year: year).map { Resolution($0, anchor: anchor(mention), why: "") }
    }
    guard let reference else { return open(CalendarUnit.quarter.openValue, .quarter) }
    let last = Period(.quarter, around: reference.moment)?.shifted(by: -1)
    guard let year = match.frame[.year], let start = last?.start.date else { return anchored(last) }
    return anchored(Period(quarter: (start.month + 2) / 3, year: year))
  }

  /// `the quarter ended Sept. 30`: the quarter of the year that its last month lies in.
  func quarterEnded(_ match: Match) -> Resolution? {
    guard let month = match.frame[.month] else { return nil }
    let quarter = (month + 2) / 3
    guard let reference else { return open("XXXX-Q" + String(quarter), .quarter) }
    let ended = Period(quarter: quarter, year: reference.date.year)
    let isOver = ended.map { $0.start <= reference.moment } ?? false
    var result = anchored(isOver ? ended : ended?.shifted(by: -1, .year))
    result?.isOpen = true
    return result
  }

  /// `the day`, `the week`, `the month`: the one of the reference.
  func definiteUnit(_ match: Match) -> Resolution? {
    guard let unit = match.frame.unit() else { return nil }
    if unit == .weekend { return weekend(match) }
    if unit == .year, let reference { return anchored(Period(.year, around: reference.moment)) }
    return beside(0, unit)
  }

  /// `the weekend`, `this weekend`: the last one in a sentence about the past, else the one to come or under way.
  func weekend(_ match: Match) -> Resolution? {
    guard let reference else { return open(CalendarUnit.weekend.openValue, .weekend) }
    guard let coming = Period(.weekend, around: reference.moment) else { return nil }
    let isPast = coming.start > reference.moment && tense(of: match) == .past
    return anchored(isPast ? coming.shifted(by: -1) : coming)
  }

  /// `the year-earlier period`: what was spoken of last, a year before.
  func comparedPeriod(_ match: Match) -> Resolution? {
    let isQuarter = match.frame[.form] == 2
    if !isQuarter, let reference, discourse.isAboutMonths(near: match.tokens.lowerBound) {
      return comparison(anchored(Period(.year, around: reference.moment)?.shifted(by: -1)))
    }
    if let mention = isQuarter ? discourse.focusQuarter : discourse.comparable(near: match.tokens.lowerBound),
      let period = mention.period.shifted(by: -1, .year)
    {
      return comparison(Resolution(period, anchor: anchor(mention), why: ""))
    }
    guard let reference else { return open("XXXX", .year) }
    let unit: Timex.Grain = isQuarter ? .quarter : .year
    return comparison(anchored(Period(unit, around: reference.moment)?.shifted(by: isQuarter ? -5 : -1)))
  }

  /// `two weeks before Christmas`: a length of time and a date; the interval of the length is where it leads.
  func fromDate(_ match: Match) -> [Expression] {
    guard let sign = match.frame[.sign], let lengthIndex = match.frame[.base], let dateIndex = match.frame[.baseAfter],
      var first = resolve(lengthIndex), let second = resolve(dateIndex), let length = first.length
    else { return [] }
    first.mod = match.frame.mod ?? first.mod
    if let start = second.period {
      var reached = shifted(start.start, by: length, sign, keepsTime: start.grain.isClock)
      if start.grain == .day, let moved = start.start.adding(sign * length.count, length.unit) {
        reached = Period(day: moved.date)
      }
      first.interval = reached?.interval
      first.anchor = second.anchor
      first.why = view.grammar.rules[match.rule].name
    }
    let tokens = match.tokens.lowerBound..<matches[lengthIndex].tokens.upperBound
    return [
      Expression(tokens: tokens, resolution: first), Expression(tokens: matches[dateIndex].tokens, resolution: second),
    ]
  }

  /// `the first nine months of 2017`: a length of time and the date it is a part of.
  func partOfDate(_ match: Match) -> [Expression] {
    guard let sign = match.frame[.sign], let lengthIndex = match.frame[.base], let dateIndex = match.frame[.baseAfter],
      var first = resolve(lengthIndex), first.type == .duration, let second = resolve(dateIndex),
      second.type == .date
    else { return [] }
    if let length = first.length, let period = second.period, let end = period.end {
      let start = sign > 0 ? period.start : end.adding(-length.count, length.unit)
      let stop = sign > 0 ? period.start.adding(length.count, length.unit) : end
      if let start, let stop, period.start <= start, stop <= end {
        first.interval = Timex.Interval(start: start.iso, end: stop.iso)
        first.anchor = second.anchor
      }
      first.isSpanOfYear = length.unit == .month && (4...11).contains(length.count)
    }
    first.why = view.grammar.rules[match.rule].name
    let tokens = match.tokens.lowerBound..<matches[lengthIndex].tokens.upperBound
    return [
      Expression(tokens: tokens, resolution: first), Expression(tokens: matches[dateIndex].tokens, resolution: second),
    ]
  }

  /// "A year ago" in a report on a quarter compares with that quarter.
  func comparedQuarter(_ length: Resolution.Length, _ match: Match) -> Resolution? {
    guard length.unit == .year, length.count == 1, let mention = discourse.focusQuarter,
      match.tokens.lowerBound - mention.token < Resolver.comparisonReach,
      let period = mention.period.shifted(by: -1, .year)
    else { return nil }
    return comparison(Resolution(period, anchor: anchor(mention), why: "quarter-year-ago"))
  }

  /// Tokens between a quarter and what is compared with it.
  private static let comparisonReach = 150

  /// `the week of May 3`.
  func weekOf(_ match: Match) -> Resolution? {
    guard let base = base(match), let period = base.period, period.grain == .day else { return nil }
    if match.frame.unit() == .weekend {
      return weekend(nearest: period.start.date).map { Resolution($0, anchor: base.anchor, why: "") }
    }
    guard let week = Period(.week, around: period.start) else { return nil }
    return Resolution(week, anchor: base.anchor, why: "")
  }
}
