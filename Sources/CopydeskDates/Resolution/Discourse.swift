import CopydeskCore
import CopydeskText

/// What earlier expressions of a text have set: the days, months and so on that later ones point back to.
struct Discourse: Sendable {
  /// An earlier expression: its index among the timexes and what it names.
  struct Mention: Sendable {
    var index: Int
    var period: Period
    var token: Int
  }

  private static let reach = 150
  /// The last mention of each grain, by its fineness.
  private var last: [Mention?] = Array(repeating: nil, count: Timex.Grain.count)
  /// The last date of any grain.
  private(set) var latest: Mention?
  /// Expressions so far.
  private(set) var count = 0

  mutating func note(_ resolution: Resolution, token: Int) {
    defer { count += 1 }
    if resolution.isSpanOfYear { spanOfYear = token }
    guard resolution.type == .date || resolution.type == .time, let period = resolution.period else { return }
    let mention = Mention(index: count, period: period, token: token)
    latest = mention
    if resolution.isComparison { return }
    if period.grain == .quarter, resolution.isOpen || focusQuarter.map({ $0.period == period }) ?? true {
      focusQuarter = mention
    }
    last[period.grain.fineness] = mention
  }

  /// The last mention that tells the unit: a day tells its month and year.
  func mention(of grain: Timex.Grain) -> Mention? {
    var found: Mention?
    for fineness in grain.fineness..<last.count {
      guard let mention = last[fineness], mention.index > found?.index ?? -1 else { continue }
      found = mention
    }
    return found
  }

  /// Where the months of a year stand that a report is about, when it is about no quarter.
  private var spanOfYear: Int?

  /// Whether the last span that a report named is a number of months ("the first nine months").
  func isAboutMonths(near token: Int) -> Bool {
    guard let spanOfYear, token - spanOfYear < Discourse.reach else { return false }
    return spanOfYear > focusQuarter?.token ?? -1
  }

  /// The quarter a report is about: the last one named that was no comparison.
  private(set) var focusQuarter: Mention?

  /// What "a year earlier" compares with: the last quarter, half, month or year.
  /// A quarter within `reach` tokens comes before what was said since.
  func comparable(near token: Int) -> Mention? {
    if let focusQuarter, token - focusQuarter.token < Discourse.reach { return focusQuarter }
    return [focusQuarter, exactMention(of: .half), exactMention(of: .month), exactMention(of: .year)].compactMap { $0 }
      .max { $0.index < $1.index }
  }

  /// The last mention of exactly this grain.
  func exactMention(of grain: Timex.Grain) -> Mention? { last[grain.fineness] }
}
