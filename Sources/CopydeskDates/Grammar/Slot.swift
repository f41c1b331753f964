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
  /// More are not kept; no pattern has so many.
  private static let room = 14
  private(set) var count = 0
  private var slots = InlineArray<14, UInt8>(repeating: 0)
  private var values = InlineArray<14, Int32>(repeating: 0)

  /// The value noted last for a slot.
  subscript(slot: Slot) -> Int? {
    get { place(of: slot).map { Int(values[$0]) } }
    set {
      let value = newValue.map(Int32.init(clamping:)) ?? Frame.empty
      if let place = place(of: slot, isEmpty: true) { values[place] = value } else { add(slot.rawValue, value) }
    }
  }

  private static let empty = Int32.min

  private func place(of slot: Slot, isEmpty: Bool = false) -> Int? {
    var place = count
    while place > 0 {
      place -= 1
      if slots[place] == slot.rawValue { return isEmpty || values[place] != Frame.empty ? place : nil }
    }
    return nil
  }

  /// Notes a value for a slot by its raw value.
  @inline(__always)
  mutating func add(_ slot: UInt8, _ value: Int32) {
    guard count < Frame.room else { return }
    slots[count] = slot
    values[count] = value
    count += 1
  }

  /// Forgets what was noted since there were so many.
  @inline(__always)
  mutating func truncate(to count: Int) { self.count = count }

  /// The unit in a slot.
  func unit(_ slot: Slot = .unit) -> CalendarUnit? {
    guard let code = self[slot], SlotValue.units.indices.contains(code) else { return nil }
    return SlotValue.units[code]
  }

  var part: DayPart? {
    guard let code = self[.part], SlotValue.parts.indices.contains(code) else { return nil }
    return SlotValue.parts[code]
  }

  var season: Season? {
    guard let code = self[.season], SlotValue.seasons.indices.contains(code) else { return nil }
    return SlotValue.seasons[code]
  }

  var mod: Modifier? {
    guard let code = self[.mod], SlotValue.mods.indices.contains(code) else { return nil }
    return SlotValue.mods[code]
  }

  var ref: VagueReference? {
    guard let code = self[.ref], SlotValue.refs.indices.contains(code) else { return nil }
    return SlotValue.refs[code]
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
  static let units = CalendarUnit.allCases
  static let parts = DayPart.allCases
  static let seasons = Season.allCases
  static let mods = Modifier.allCases
  static let refs = VagueReference.allCases

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
