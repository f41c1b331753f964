/// What a pattern notes about the words it matched. A class of words in the data files fills the slot of its name.
enum Slot: UInt8, CaseIterable, Sendable {
  case year, shortYear, month, day, weekday, monthAfter, dayAfter, yearAfter
  case count, hundredths, unit, countAfter, unitAfter, vague
  case ordinal, rel, offset, season, quarter, half, holiday, decade, century
  case hour, minute, second, meridiem, zone, part, era
  case hourAfter, minuteAfter, meridiemAfter
  case mod, ref, quant, freq, sign, first, middle, last, form
  case base, baseAfter

  /// The slot with this name in the data files.
  init?(name: Substring) {
    guard let found = Slot.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = found
  }
}

/// The slots of one match.
struct Frame: Sendable {
  private static let empty = Int32.min
  private var values: [Int32] = Array(repeating: Frame.empty, count: Slot.allCases.count)

  subscript(slot: Slot) -> Int? {
    get {
      let value = values[Int(slot.rawValue)]
      return value == Frame.empty ? nil : Int(value)
    }
    set { values[Int(slot.rawValue)] = newValue.map(Int32.init(clamping:)) ?? Frame.empty }
  }

  /// The unit in a slot.
  func unit(_ slot: Slot = .unit) -> CalendarUnit? {
    guard let code = self[slot], CalendarUnit.allCases.indices.contains(code) else { return nil }
    return CalendarUnit.allCases[code]
  }

  var part: DayPart? {
    guard let code = self[.part], DayPart.allCases.indices.contains(code) else { return nil }
    return DayPart.allCases[code]
  }

  var season: Season? {
    guard let code = self[.season], Season.allCases.indices.contains(code) else { return nil }
    return Season.allCases[code]
  }

  var mod: Modifier? {
    guard let code = self[.mod], Modifier.allCases.indices.contains(code) else { return nil }
    return Modifier.allCases[code]
  }

  var ref: VagueReference? {
    guard let code = self[.ref], VagueReference.allCases.indices.contains(code) else { return nil }
    return VagueReference.allCases[code]
  }
}

/// TIMEX3 modifiers.
enum Modifier: String, CaseIterable, Sendable {
  case before = "BEFORE", after = "AFTER", onOrBefore = "ON_OR_BEFORE", onOrAfter = "ON_OR_AFTER"
  case lessThan = "LESS_THAN", moreThan = "MORE_THAN", equalOrLess = "EQUAL_OR_LESS", equalOrMore = "EQUAL_OR_MORE"
  case start = "START", middle = "MID", end = "END", approximately = "APPROX"
}

/// TIMEX3 values of expressions that name no date.
enum VagueReference: String, CaseIterable, Sendable {
  case past = "PAST_REF", present = "PRESENT_REF", future = "FUTURE_REF"
}

/// The number that stands for a value of a class in the data files: itself, or the place of a name in its list.
enum SlotValue {
  static func code(_ value: String) -> Int? {
    // The lexicon reads an underscore as a space.
    let text = String(value.map { $0 == " " ? "_" : $0 })
    return Int(text) ?? index(of: text, in: CalendarUnit.self) ?? index(of: text, in: DayPart.self)
      ?? index(of: text, in: Season.self) ?? index(of: text, in: VagueReference.self)
      ?? index(of: text, in: Modifier.self)
  }

  private static func index<T: CaseIterable & RawRepresentable>(of text: String, in type: T.Type) -> Int?
  where T.RawValue == String {
    type.allCases.enumerated().first { $0.element.rawValue == text }?.offset
  }
}
