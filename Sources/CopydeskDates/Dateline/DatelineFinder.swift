import CopydeskCore
import CopydeskText

/// Finds the place and date that open a news article: `ISLAMABAD - `, `PARIS, Sept 21 (AFP) — `, `KARACHI: `.
struct DatelineFinder {
  let view: TokenView
  private let month: Int
  private let agencyOpen = UInt8(ascii: "(")

  /// A dateline as tokens.
  struct Found {
    /// From the place to the last word before the dash.
    var tokens: Range<Int>
    var place: Range<Int>
    var month: Int?
    var day: Int?
    var year: Int?
  }

  private static let longestPlace = 8
  private static let longestAgency = 6

  init(view: TokenView) {
    self.view = view
    month = view.grammar.classes.month
  }

  /// The dateline that begins at a token, if there is one.
  func dateline(at start: Int) -> Found? {
    guard let place = place(from: start) else { return nil }
    var found = Found(tokens: place, place: place)
    var index = place.upperBound
    var isMarked = view.tokens[start].shape == .allCaps
    for _ in 0..<3 {
      if let end = agency(at: index) {
        index = end
        isMarked = true
      } else if let end = date(at: index, &found) {
        index = end
        isMarked = true
      }
    }
    guard isMarked || place.contains(where: { view.byte($0) == UInt8(ascii: ",") }) else { return nil }
    guard isDash(index, isLoud: view.tokens[start].shape == .allCaps) else { return nil }
    found.tokens = start..<index
    return found
  }

  /// Capitalized words, perhaps with a comma and the country or state behind.
  private func place(from start: Int) -> Range<Int>? {
    var index = start
    var words = 0
    while index < view.tokens.count, index - start < DatelineFinder.longestPlace {
      let token = view.tokens[index]
      if token.shape.isCapitalized, index == start || !isMonthOfDate(index) {
        words += 1
      } else if words == 0 || !isInsidePlace(index) {
        break
      }
      index += 1
    }
    while index > start, !view.tokens[index - 1].shape.isCapitalized { index -= 1 }
    return words > 0 && index > start ? start..<index : nil
  }

  private func isInsidePlace(_ index: Int) -> Bool {
    guard index + 1 < view.tokens.count else { return false }
    let byte = view.byte(index)
    let isSign =
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'") || view.isCompoundHyphen(index)
      || byte == UInt8(ascii: "/")
    let isParticle = view.tokens[index].shape == .lower && view.tokens[index].end - view.tokens[index].start <= 3
    return (isSign || isParticle) && view.tokens[index + 1].shape.isCapitalized && !isMonthOfDate(index + 1)
  }

  private func isMonthOfDate(_ index: Int) -> Bool {
    guard view.isIn(index, month), index + 1 < view.tokens.count else { return false }
    return view.day(index + 1, strict: false) != nil
  }

  /// `(AP)`, `(Reuters/AFP)`: the token behind it.
  private func agency(at start: Int) -> Int? {
    guard start < view.tokens.count, view.byte(start) == agencyOpen else { return nil }
    for index in start + 1..<min(view.tokens.count, start + DatelineFinder.longestAgency)
    where view.byte(index) == UInt8(ascii: ")") {
      return index + 1
    }
    return nil
  }

  /// `, Sept. 21`, `, 21 September 2017`.
  private func date(at start: Int, _ found: inout Found) -> Int? {
    guard found.month == nil, start < view.tokens.count else { return nil }
    var index = start
    if view.byte(index) == UInt8(ascii: ",") { index += 1 }
    guard index < view.tokens.count else { return nil }
    if let number = view.value(index, month), let day = view.day(index + 1, strict: false) {
      (found.month, found.day) = (number, day.value)
      index = day.next
    } else if let day = view.day(index, strict: false), day.next < view.tokens.count,
      let number = view.value(day.next, month)
    {
      (found.month, found.day) = (number, day.value)
      index = day.next + 1
    } else {
      return nil
    }
    let afterComma = index < view.tokens.count && view.byte(index) == UInt8(ascii: ",") ? index + 1 : index
    guard let year = view.year(afterComma) else { return index }
    found.year = year.value
    return year.next
  }

  /// A dash with a space on a side at least, or, after a place in capitals, a colon.
  private func isDash(_ index: Int, isLoud: Bool) -> Bool {
    guard index < view.tokens.count else { return false }
    let token = view.tokens[index]
    let after = index + 1 < view.tokens.count ? view.tokens[index + 1].isJoined : false
    switch view.byte(index) {
    case UInt8(ascii: "-"):
      return !token.isJoined || !after || view.byte(index) == view.text[min(Int(token.end), view.text.count - 1)]
    case UInt8(ascii: "_"): return true
    case UInt8(ascii: ":"): return isLoud
    case 0xE2:
      let scalar = Scalars.decode(view.text, at: Int(token.start)).scalar
      return (0x2010...0x2015).contains(scalar)
    default: return false
    }
  }
}
