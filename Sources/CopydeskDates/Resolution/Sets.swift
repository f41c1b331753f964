import CopydeskCore
import CopydeskText

/// What recurs, and what names no date.
extension Resolver {
  /// `every year`, `each month`, `daily`, `twice a week`, `every other day`.
  func set(_ match: Match) -> Resolution? {
    guard let unit = match.frame.unit(), let count = match.frame[.count] ?? match.frame[.ordinal] ?? Optional(1),
      count > 0, count < 100_000, match.tokens.count > 1 || !isAttribute(match)
    else { return nil }
    var result = Resolution(.set, value: Resolution.Length(count: count, unit: unit).value, grain: unit.grain, why: "")
    quantify(&result, match)
    result.freq = match.frame[.freq].map { String($0) + "X" }
    return result
  }

  /// Whether a noun follows ("daily volume" is no time), or the word is part of a name ("News Daily").
  private func isAttribute(_ match: Match) -> Bool {
    if match.tokens.lowerBound > sentence.lowerBound, view.tokens[match.tokens.lowerBound].shape.isCapitalized {
      return true
    }
    return isBeforeNoun(match)
  }

  private func quantify(_ result: inout Resolution, _ match: Match) {
    switch match.frame[.quant] {
    case 1: result.quant = "EVERY"
    case 2: result.quant = "EACH"
    default: break
    }
  }

  private func recurring(_ value: String, _ grain: Timex.Grain, _ match: Match) -> Resolution {
    var result = Resolution(.set, value: value, grain: grain, why: "")
    quantify(&result, match)
    return result
  }

  /// `every Friday`, `Mondays`, `Tuesday nights`.
  func weekdaySet(_ match: Match) -> Resolution? {
    guard let weekday = match.frame[.weekday] else { return nil }
    let part = match.frame.part.map { "T" + $0.rawValue } ?? ""
    return recurring("XXXX-WXX-" + String(weekday) + part, part.isEmpty ? .day : .dayPart, match)
  }

  func monthSet(_ match: Match) -> Resolution? {
    match.frame[.month].map { recurring("XXXX-" + padded($0, 2), .month, match) }
  }

  func seasonSet(_ match: Match) -> Resolution? {
    match.frame.season.map { recurring("XXXX-" + $0.rawValue, .season, match) }
  }

  func partSet(_ match: Match) -> Resolution? {
    match.frame.part.map { recurring("XXXX-XX-XXT" + $0.rawValue, .dayPart, match) }
  }

  /// `now`, `recently`, `soon`.
  func reference(_ match: Match) -> Resolution? {
    if view.isIn(match.tokens.lowerBound, view.grammar.classes.initialOnly),
      !view.tokens[match.tokens.lowerBound].shape.isCapitalized
    {
      return nil
    }
    guard let ref = match.frame.ref else { return nil }
    var result = Resolution(.date, value: ref.rawValue, why: "")
    if ref == .present, let reference { result.interval = Period(day: reference.date).interval }
    return result
  }
}
