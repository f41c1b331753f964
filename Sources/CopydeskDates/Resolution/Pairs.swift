import CopydeskCore
import CopydeskText

/// One of the expressions that a match gives.
struct Expression: Sendable {
  var tokens: Range<Int>
  var resolution: Resolution
  /// How it belongs to the next one.
  var link = Link.none

  enum Link: Sendable { case none, alternative }
}

/// Matches that hold two expressions: ranges, lists, alternatives.
extension Resolver {
  /// The expressions that a match gives, in order; none when it turns out to be something else.
  func findings(_ match: Match) -> [Expression] {
    let rule = view.grammar.rules[match.rule]
    switch rule.operation {
    case .range: return pairOfDates(match, .none)
    case .alternatives: return pairOfDates(match, .alternative)
    case .fromDate: return fromDate(match)
    case .partOfDate: return partOfDate(match)
    case .dayPair: return dayPair(match)
    case .yearRange: return yearRange(match)
    case .timeRange: return timeRange(match)
    default:
      guard let result = resolve(match), !isFraction(rule.operation, result) else { return [] }
      return [Expression(tokens: match.tokens, resolution: result)]
    }
  }

  /// "Three quarters" of something are no length of time.
  private func isFraction(_ operation: Operation, _ result: Resolution) -> Bool {
    (operation == .duration || operation == .modifiedDuration) && result.grain == .quarter
  }

  private func named(_ resolution: Resolution, _ match: Match) -> Resolution {
    var resolution = resolution
    resolution.why = view.grammar.rules[match.rule].name
    return resolution
  }

  /// `between May and July 1990`, `May 3 or June 4`: the first takes the year that only the second names.
  private func pairOfDates(_ match: Match, _ link: Expression.Link) -> [Expression] {
    guard let firstIndex = match.frame[.base], let secondIndex = match.frame[.baseAfter] else { return [] }
    guard var first = resolve(firstIndex), var second = resolve(secondIndex) else { return [] }
    let (left, right) = (matches[firstIndex], matches[secondIndex])
    if let year = self.year(in: right.frame), self.year(in: left.frame) == nil, left.frame[.rel] == nil,
      let month = left.frame[.month]
    {
      var frame = left
      frame.frame[.year] = endsBeforeStart(left.frame, right.frame) ? year - 1 : year
      if let shared = date(frame), month > 0 { first = named(shared, left) }
    } else if let year = first.period?.start.date.year, self.year(in: left.frame) == nil, left.frame[.month] != nil,
      right.frame[.month] != nil, self.year(in: right.frame) == nil
    {
      let start = link == .none && left.frame[.rel] == nil ? yearUnderWay(left, right) ?? year : year
      if start != year { first = dated(left, start, first.anchor) ?? first }
      let end = endsBeforeStart(left.frame, right.frame) ? start + 1 : start
      second = dated(right, end, first.anchor) ?? second
    } else if link == .none, isBareWeekday(left), isBareWeekday(right), let end = weekday(right, after: first) {
      second = named(end, match)
    }
    if link == .alternative { share(&first, &second) }
    return [
      Expression(tokens: left.tokens, resolution: first, link: link),
      Expression(tokens: right.tokens, resolution: second),
    ]
  }

  private func isBareWeekday(_ match: Match) -> Bool {
    view.grammar.rules[match.rule].operation == .weekday && match.frame[.rel] == nil
  }

  /// `Monday to Friday`: a range's last weekday is the next of its name behind the first.
  private func weekday(_ match: Match, after first: Resolution) -> Resolution? {
    guard let weekday = match.frame[.weekday], let start = first.period?.start.date else { return nil }
    let days = (weekday - start.weekday + 6) % 7 + 1
    return start.adding(days: days).map { Resolution(Period(day: $0), anchor: first.anchor, why: "") }
  }

  private func dated(_ match: Match, _ year: Int, _ anchor: Timex.Anchor) -> Resolution? {
    var match = match
    match.frame[.year] = year
    return date(match).map { named($0, match).with(anchor: anchor) }
  }

  /// The year in which a range of months began that is not over yet.
  private func yearUnderWay(_ left: Match, _ right: Match) -> Int? {
    guard let reference, direction == .news else { return nil }
    let turns = endsBeforeStart(left.frame, right.frame) ? 1 : 0
    return [reference.date.year - 1, reference.date.year].first { year in
      guard let start = dated(left, year, .none)?.period, let end = dated(right, year + turns, .none)?.period?.end
      else {
        return false
      }
      return start.start <= reference.moment && reference.moment < end
    }
  }

  /// Whether a range's months run over the turn of the year.
  private func endsBeforeStart(_ left: Frame, _ right: Frame) -> Bool {
    guard let start = left[.month], let end = right[.month] else { return false }
    return end < start
  }

  /// Alternatives share one EDTF set.
  private func share(_ first: inout Resolution, _ second: inout Resolution) {
    guard let a = first.edtf, let b = second.edtf, a != b else { return }
    let set = "[" + min(a, b) + "," + max(a, b) + "]"
    first.edtf = set
    second.edtf = set
  }

  /// `April 24 and 25`, `3-5 March`, `September 21 or 23`: two days of one month.
  private func dayPair(_ match: Match) -> [Expression] {
    guard match.hasBorders, let dayAfter = match.frame[.dayAfter], let month = match.frame[.month] else {
      return []
    }
    if view.byte(match.firstEnd) == UInt8(ascii: ","), isCounting(before: match.tokens.upperBound) { return [] }
    guard let day = match.frame[.day], match.frame[.form] == 2 || day < dayAfter || match.frame[.form] == 3 else {
      return []
    }
    guard var first = date(match), month > 0, var second = secondDay(dayAfter, month: month, after: first) else {
      return []
    }
    first = named(first, match)
    second = named(second, match)
    let isAlternative = match.frame[.form] == 3
    if isAlternative { share(&first, &second) }
    return split(match, first, second, isAlternative ? .alternative : .none)
  }

  /// The other day of a pair, open like the first where nothing tells the year; nil for a day that no month has.
  private func secondDay(_ day: Int, month: Int, after first: Resolution) -> Resolution? {
    guard let start = first.period?.start.date else {
      return Period(day: 2000, month, day) == nil ? nil : openDay(month, day)
    }
    return Period(day: start.year, start.month, day).map { Resolution($0, anchor: first.anchor, why: "") }
  }

  /// "By Jan. 18, 10 days after": behind a comma a number that counts something is no second day.
  private func isCounting(before next: Int) -> Bool {
    guard next < sentence.upperBound else { return false }
    return view.tokens[next].shape == .lower && !view.isIn(next, view.grammar.classes.and)
  }

  private func split(_ match: Match, _ first: Resolution, _ second: Resolution, _ link: Expression.Link) -> [Expression]
  {
    [
      Expression(tokens: match.tokens.lowerBound..<match.firstEnd, resolution: first, link: link),
      Expression(tokens: match.secondStart..<match.tokens.upperBound, resolution: second),
    ]
  }

  /// `1990-92`, `2014 to 2018`.
  private func yearRange(_ match: Match) -> [Expression] {
    guard match.hasBorders, let start = match.frame[.year], let tail = match.frame[.yearAfter] else {
      return []
    }
    let end = tail < 100 ? start / 100 * 100 + tail : tail
    let next = match.tokens.upperBound
    if next < view.tokens.count, view.tokens[next].isJoined, view.symbols[next] == view.hyphen { return [] }
    guard (1500...2200).contains(start), end > start, end - start < 300, let first = Period(year: start),
      let second = Period(year: end)
    else { return [] }
    return split(match, named(Resolution(first, why: ""), match), named(Resolution(second, why: ""), match), .none)
  }

  /// `3-5 p.m.`, `from 10 to 11.30 am`: the first takes the half of the day that the second names.
  private func timeRange(_ match: Match) -> [Expression] {
    guard match.hasBorders, let hour = match.frame[.hour], let hourAfter = match.frame[.hourAfter] else {
      return []
    }
    var left = match
    var right = match
    right.frame[.hour] = hourAfter
    right.frame[.minute] = match.frame[.minuteAfter]
    right.frame[.meridiem] = match.frame[.meridiemAfter] ?? match.frame[.meridiem]
    if match.frame[.meridiem] == nil, let after = match.frame[.meridiemAfter] {
      left.frame[.meridiem] = after == 12 && hour < 12 && hour > hourAfter % 12 ? 0 : after
    }
    if match.frame[.part] == nil, let index = match.frame[.baseAfter], let part = matches[index].frame[.part],
      match.frame[.meridiemAfter] == nil
    {
      left.frame[.part] = part
      right.frame[.part] = part
    }
    guard let first = time(left), let second = time(right) else { return [] }
    return split(match, named(first, match), named(second, match), .none)
  }
}
