import CopydeskCore
import CopydeskText

/// Dates that name day, month or year.
extension Resolver {
  /// Year, month and day as far as they are said.
  func date(_ match: Match) -> Resolution? {
    let frame = match.frame
    guard let month = frame[.month] else { return nil }
    if frame[.day] == nil, year(in: frame) == nil, frame[.form] != 4 { return self.month(match) }
    if let year = frame[.form] == 4 ? yearOrRelative(frame) : year(in: frame) {
      guard let day = frame[.day] else { return Period(month: month, year: year).map { Resolution($0, why: "") } }
      guard let period = Period(day: year, month, day) else { return openDay(month, day) }
      return Resolution(period, why: "")
    }
    guard let day = frame[.day] else { return nil }
    return dayWithoutYear(month, day, match)
  }

  /// A day without its year, or one that doesn't exist: kept as it is written.
  func openDay(_ month: Int, _ day: Int) -> Resolution {
    var result = open("XXXX-" + padded(month, 2) + "-" + padded(day, 2), .day)
    if day > CivilDate.length(ofMonth: month, year: 2000) { result.edtf = nil }
    return result
  }

  func dayWithoutYear(_ month: Int, _ day: Int, _ match: Match) -> Resolution? {
    guard day <= CivilDate.length(ofMonth: month, year: 2000) else { return openDay(month, day) }
    let years = reference.map { $0.date.year - 4...$0.date.year + 4 } ?? 0...0
    let candidates = years.compactMap { Period(day: $0, month, day) }
    let fitting = match.frame[.weekday].map { weekday in candidates.filter { $0.start.date.weekday == weekday } } ?? []
    guard let (period, tense) = likeliest(fitting.isEmpty ? candidates : fitting, match) else {
      return openDay(month, day)
    }
    var result = Resolution(period, anchor: anchor, why: "date-nearest-year" + suffix(tense))
    result.isOpen = true
    return result
  }

  func suffix(_ tense: Tense) -> String { tense == .unknown ? "" : "-" + tense.rawValue + "-tense" }

  /// A month alone, perhaps with `last`, `this` or `next`.
  func month(_ match: Match) -> Resolution? {
    guard let month = match.frame[.month], !isWordAsWell(match), !isTicker(match.tokens.lowerBound) else { return nil }
    if match.frame[.form] == 5 {
      if isBehindReport(match) { return nil }
      if let mention = discourse.mention(of: .year) {
        let period = Period(month: month, year: mention.period.start.date.year)
        return period.map { Resolution($0, anchor: .timex(mention.index), why: "") }
      }
    }
    guard let reference else { return open("XXXX-" + padded(month, 2), .month) }
    let candidates = nearYears.compactMap { Period(month: month, year: $0) }
    if let rel = match.frame[.rel] {
      let now = reference.date
      switch rel {
      case ..<0:
        return anchored(candidates.last { $0.start.date < now && !$0.contains(reference.moment) })
      case 0: return anchored(Period(month: month, year: now.year))
      default: return anchored(candidates.first { $0.start.date > now })
      }
    }
    return likeliest(candidates, match, handicap: (past: 215, future: 150)).flatMap {
      anchored($0.period, "month-nearest" + suffix($0.tense))
    }
  }

  /// "They hoped that September would be dry": this "that" opens a clause.
  private func isBehindReport(_ match: Match) -> Bool {
    let before = match.tokens.lowerBound - 1
    guard before >= sentence.lowerBound else { return false }
    return view.tokens[before].classes.intersects(TermClasses(.reportingVerb, .cognitionVerb))
  }

  /// A name right behind a sign (`$DEC`) is no month.
  private func isTicker(_ index: Int) -> Bool {
    index > 0 && view.tokens[index].isJoined && view.tokens[index - 1].shape == .symbol
  }

  /// `the 4th`.
  func monthDay(_ match: Match) -> Resolution? {
    // In words it is the first of many things, not of a month.
    let isWord = match.frame[.rel] == nil && !match.tokens.contains { view.tokens[$0].shape == .number }
    guard let day = match.frame[.day], !isWord, match.frame[.rel] != nil || !isBeforeNoun(match) else { return nil }
    guard let reference else { return open("XXXX-XX-" + padded(day, 2), .day) }
    let (year, month, _) = reference.date.parts
    let offsets = match.frame[.rel].map { [$0] } ?? [-2, -1, 0, 1, 2]
    let candidates = offsets.compactMap { offset -> Period? in
      let total = year * 12 + month - 1 + offset
      return Period(day: total / 12, total % 12 + 1, day)
    }
    return likeliest(candidates, match, handicap: 20).flatMap { anchored($0.period, "day-of-month" + suffix($0.tense)) }
  }

  /// A year by itself, when nothing around makes the digits another number.
  func year(_ match: Match) -> Resolution? {
    guard let year = year(in: match.frame), isPlausibleYear(year, match) else { return nil }
    let next = match.tokens.upperBound
    let first = match.tokens.lowerBound
    if match.frame[.shortYear] != nil, view.isIn(first, view.grammar.classes.apostrophe) {
      // The apostrophe hangs on the number alone, and nothing hangs on the number.
      if next < sentence.upperBound, view.tokens[next].isJoined, view.tokens[next].shape.isWord { return nil }
      if !view.tokens[next - 1].isJoined || view.tokens[first].isJoined && view.tokens[first - 1].shape.isWord {
        return nil
      }
    }
    return Period(year: year).map { Resolution($0, why: "") }
  }

  private func isPlausibleYear(_ year: Int, _ match: Match) -> Bool {
    guard match.tokens.count == 1 else { return true }
    let index = match.tokens.lowerBound
    let isAfterPreposition = index > sentence.lowerBound && view.tokens[index - 1].is(.preposition)
    guard (1500...(isAfterPreposition ? 2199 : 2100)).contains(year) else { return false }
    if !(1900...2040).contains(year), index > sentence.lowerBound, view.tokens[index - 1].shape.isCapitalized {
      return false
    }
    guard view.isWholeNumber(index) else { return false }
    if year < 1900, match.tokens.upperBound < sentence.upperBound,
      view.tokens[match.tokens.upperBound].shape == .capitalized
    {
      return false
    }
    return !isCounted(after: match.tokens.upperBound, before: index)
  }

  /// Whether a number counts the things named behind it ("2000 pieces").
  private func isCounted(after: Int, before: Int) -> Bool {
    guard after < sentence.upperBound else { return false }
    let next = view.tokens[after]
    guard next.shape == .lower, next.classes.isEmpty, next.end - next.start > 3 else { return false }
    if before > sentence.lowerBound, view.tokens[before - 1].is(.preposition) { return false }
    return view.text[Int(next.end) - 1] == UInt8(ascii: "s")
  }

  /// Years before our era have the value that TIMEX3 gives them: `BC0044`.
  func eraYear(_ match: Match) -> Resolution? {
    guard let year = match.frame[.count], (1...9999).contains(year) else { return nil }
    if match.frame[.era] == 1 { return Period(year: year).map { Resolution($0, why: "") } }
    var result = Resolution(.date, value: "BC" + padded(year, 4), grain: .year, why: "")
    result.edtf = year == 1 ? "0000" : "-" + padded(year - 1, 4)
    return result
  }

  /// `the 1990s`, `the nineties`.
  func decade(_ match: Match) -> Resolution? {
    guard let value = match.frame[.decade], value >= 100 || !isAgeOrSum(value, match) else { return nil }
    var year = value >= 100 ? value : fullYear(value)
    // A decade that hasn't begun is the one before it by a century.
    if value < 100, let reference, year > reference.date.year { year -= 100 }
    let isCentury = value >= 1000 && value % 100 == 0 && value < 2000
    guard let first = CivilDate(year, 1, 1) else { return nil }
    var result = Resolution(Period(Moment(first), isCentury ? .century : .decade), why: "")
    result.mod = match.frame.mod
    return result
  }

  /// "In her 60s", "the mid-30s", "$20s": two digits without an apostrophe are years only from fifty on, and nobody's.
  private func isAgeOrSum(_ value: Int, _ match: Match) -> Bool {
    let first = match.tokens.lowerBound
    if match.tokens.contains(where: { view.isIn($0, view.grammar.classes.apostrophe) && !view.isNumber($0) }) {
      return false
    }
    guard match.tokens.contains(where: view.isNumber) else { return false }
    if first > sentence.lowerBound, view.tokens[first - 1].is(.possessive) || view.tokens[first - 1].shape == .symbol {
      return true
    }
    return value < 50
  }

  func century(_ match: Match) -> Resolution? {
    guard let number = match.frame[.century], (1...99).contains(number) else { return nil }
    if match.frame[.era] == -1 {
      return Resolution(.date, value: "BC" + padded(number - 1, 2), grain: .century, why: "")
    }
    guard let first = CivilDate(max(1, (number - 1) * 100), 1, 1)
    else { return nil }
    return Resolution(Period(Moment(first), .century), why: "")
  }

  /// `week 23 of 2018`.
  func weekNumber(_ match: Match) -> Resolution? {
    guard let week = match.frame[.ordinal], (1...53).contains(week) else { return nil }
    guard let year = yearOrRelative(match.frame) ?? reference?.date.year else {
      return open("XXXX-W" + padded(week, 2), .week)
    }
    return CivilDate.monday(ofWeek: week, year: year).flatMap { anchored(Period(Moment($0), .week)) }
  }
}
