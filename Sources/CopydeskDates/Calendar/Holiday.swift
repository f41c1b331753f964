/// A named day and the rule it falls by.
///
/// A rule is `12-25` (month and day), `11-4-4` (month, weekday from Monday 1, which one; negative from the end),
/// or `easter+1` (days from Easter Sunday), perhaps followed by `~` when the days vary and no date is given.
struct Holiday: Sendable {
  enum Rule: Sendable {
    case fixed(month: Int, day: Int)
    case nth(Int, weekday: Int, month: Int, plus: Int)
    case easter(Int)
    case unknown
  }

  let name: String
  let rule: Rule

  init?(name: String, rule: String) {
    self.name = name
    if rule == "~" {
      self.rule = .unknown
    } else if rule.hasPrefix("easter") {
      guard let offset = Int(rule.dropFirst(6)) else { return nil }
      self.rule = .easter(offset)
    } else {
      let plus = rule.split(separator: "+")
      let numbers = (plus.first ?? "").split(separator: "/").compactMap { Int($0) }
      switch numbers.count {
      case 2: self.rule = .fixed(month: numbers[0], day: numbers[1])
      case 3:
        self.rule = .nth(
          numbers[2], weekday: numbers[1], month: numbers[0], plus: plus.count > 1 ? Int(plus[1]) ?? 0 : 0)
      default: return nil
      }
    }
  }

  /// The day in a year; nil when the rule gives none.
  func day(in year: Int) -> CivilDate? {
    switch rule {
    case .fixed(let month, let day): CivilDate(year, month, day)
    case .nth(let nth, let weekday, let month, let plus):
      CivilDate.nth(nth, weekday: weekday, month: month, year: year)?.adding(days: plus)
    case .easter(let offset): CivilDate.easter(year)?.adding(days: offset)
    case .unknown: nil
    }
  }
}
