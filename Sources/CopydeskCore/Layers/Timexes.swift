public import CopydeskText

/// A temporal expression, as TIMEX3 (TimeML 1.2.1) and EDTF (ISO 8601-2) describe it.
public struct Timex: Sendable, Equatable {
  /// Where it lies in the text.
  public var range: TextRange
  /// What it names.
  public var type: Kind
  /// TIMEX3 value: `2018-01-12`, `2017-Q3`, `PT48H`, `PAST_REF`, `XXXX-WXX-5`.
  public var value: String
  /// TIMEX3 modifier: `APPROX`, `START`, `MID`, `END`, `BEFORE`, `AFTER`, `LESS_THAN`, `MORE_THAN`...
  public var mod: String?
  /// Of a set: `EVERY`, `EACH`...
  public var quant: String?
  /// Of a set: how often, such as `2X`.
  public var freq: String?
  /// The same in EDTF, where it can say it; a set `[a,b]` where there are alternatives.
  public var edtf: String?
  /// The finest unit that is known.
  public var grain: Grain?
  /// Wall clock, half open, ISO 8601 without offset unless one is known: `2018-01-12T00:00:00`.
  public var interval: Interval?
  /// What a relative expression was read against.
  public var anchor: Anchor
  /// Indexes of the timexes that are alternatives to this one ("September 21 or 23").
  public var alternatives: [Int] = []
  /// The rule that decided, such as `weekday-past-tense`.
  public var why: String

  /// A temporal expression.
  public init(range: TextRange, type: Kind, value: String, anchor: Anchor = .none, why: String) {
    self.range = range
    self.type = type
    self.value = value
    self.anchor = anchor
    self.why = why
  }

  /// TIMEX3 types.
  public enum Kind: String, Sendable, CaseIterable {
    /// A calendar date, day or longer.
    case date = "DATE"
    /// A time of day.
    case time = "TIME"
    /// A length of time.
    case duration = "DURATION"
    /// A time that recurs.
    case set = "SET"
  }

  /// Units, coarse to fine.
  public enum Grain: String, Sendable, CaseIterable {
    /// Units of the calendar and the clock.
    case millennium, century, decade, year, half, quarter, season, month, week, weekend, day, dayPart = "day-part",
      hour, minute, second
  }

  /// First moment and first moment after, ISO 8601.
  public struct Interval: Sendable, Equatable {
    /// First moment.
    public var start: String
    /// First moment after.
    public var end: String

    /// An interval.
    public init(start: String, end: String) {
      self.start = start
      self.end = end
    }
  }

  /// What a relative expression was read against.
  public enum Anchor: Sendable, Equatable {
    /// Nothing: it stands for itself or stays unresolved.
    case none
    /// The publication date.
    case published
    /// The dateline's date.
    case dateline
    /// An earlier expression, by index.
    case timex(Int)
  }
}
