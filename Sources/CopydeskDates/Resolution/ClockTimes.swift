import CopydeskCore
import CopydeskText

/// Times of day.
extension Resolver {
  /// A time on the clock with the day it belongs to: its own, the last named in the sentence, or the reference's.
  func time(_ match: Match) -> Resolution? {
    let frame = match.frame
    // "8:30 this evening" has a day, "8:30 9:30" has none.
    if let index = frame[.baseAfter], let grain = resolve(index)?.grain, grain.isClock, grain != .dayPart { return nil }
    let source = frame[.base].map { matches[$0].frame } ?? frame
    if source[.count] != nil, !hasFourDigits(frame[.base].map { matches[$0] } ?? match) { return nil }
    let part = frame.part ?? source.part ?? frame[.baseAfter].flatMap { matches[$0].frame.part }
    guard let clock = clock(source, part: part) else { return nil }
    let (day, anchor, isSaid) = day(of: match)
    guard let day, day.grain.fineness >= Timex.Grain.day.fineness else {
      if isSaid { return openTime(match, clock.text, clock.grain) }
      var result = Resolution(.time, value: "T" + clock.text, grain: clock.grain, why: "")
      result.mod = frame.mod
      return result
    }
    var start = Moment(day.start.date, second: clock.second % 86_400)
    if clock.second >= 86_400 { start = Moment(day.start.date.adding(days: 1) ?? day.start.date) }
    var result = Resolution(Period(start, clock.grain), anchor: anchor, why: "")
    if clock.second >= 86_400 { result.value = day.start.date.iso + "T24:00" }
    result.mod = frame.mod
    if let offset = source[.zone].map(zoneOffset) ?? (isSaid ? nil : reference?.offset) { result.add(offset: offset) }
    return result
  }

  /// A time on a day that stays open for want of a reference.
  private func openTime(_ match: Match, _ clock: String, _ grain: Timex.Grain) -> Resolution? {
    guard let date = base(match, .baseAfter), date.period == nil, date.grain == .day else { return nil }
    return Resolution(.time, value: date.value + "T" + clock, grain: grain, why: "")
  }

  /// `0900 GMT` is a time, `900 GMT` is none.
  private func hasFourDigits(_ match: Match) -> Bool { view.digits(match.tokens.lowerBound)?.count == 4 }

  private func zoneOffset(_ minutes: Int) -> String {
    minutes == 0 ? "Z" : (minutes < 0 ? "-" : "+") + padded(abs(minutes) / 60, 2) + ":" + padded(abs(minutes) % 60, 2)
  }

  private func day(of match: Match) -> (Period?, Timex.Anchor, isSaid: Bool) {
    if let index = match.frame[.baseAfter] {
      let date = resolve(index)
      return (date?.period, date?.anchor ?? .none, true)
    }
    if let mention = discourse.mention(of: .day), mention.token >= sentence.lowerBound {
      return (mention.period, .timex(mention.index), false)
    }
    return (reference.map { Period(day: $0.date) }, anchor, false)
  }

  /// Second of the day and how finely it was said; nil for impossible times.
  func clock(_ frame: Frame, part: DayPart?) -> (second: Int, grain: Timex.Grain, text: String)? {
    guard var hour = frame[.hour] ?? frame[.count].map({ $0 / 100 }), (0...24).contains(hour) else { return nil }
    var minute = frame[.minute] ?? frame[.count].map { $0 % 100 } ?? 0
    let second = frame[.second] ?? 0
    guard (0..<60).contains(minute), (0..<60).contains(second), hour < 24 || minute == 0 else { return nil }
    if let meridiem = frame[.meridiem] {
      if hour <= 12 { hour = hour % 12 + meridiem }
    } else if let part, part != .morning, (1...11).contains(hour), part != .night || hour >= 5 {
      hour += 12
    }
    if frame[.sign] == -1, minute > 0 {
      minute = 60 - minute
      hour = (hour + 23) % 24
    }
    let grain: Timex.Grain =
      frame[.second] != nil ? .second : frame[.minute] != nil || frame[.count] != nil ? .minute : .hour
    let text = padded(hour, 2) + ":" + padded(minute, 2) + (frame[.second].map { ":" + padded($0, 2) } ?? "")
    return (hour * 3600 + minute * 60 + second, grain, text)
  }

  /// `yesterday morning`, `Friday night`, `last night`, `the morning`.
  func dayPart(_ match: Match) -> Resolution? {
    let frame = match.frame
    guard let part = frame.part else { return nil }
    let day: Resolution?
    switch frame[.form] {
    case 2: day = beside(0, .day)
    case 3: day = beside(1, .day)
    case 4: day = beside(-1, .day)
    case 5: day = weekdayWeek(match)
    default: day = dayOfPart(match, part)
    }
    guard let day else { return nil }
    guard let date = day.period?.start.date else {
      var result = Resolution(.time, value: day.value + "T" + part.rawValue, grain: .dayPart, why: "")
      result.mod = frame.mod
      return result
    }
    return dayPart(part, on: date, day, frame.mod)
  }

  private func dayPart(_ part: DayPart, on date: CivilDate, _ day: Resolution, _ mod: Modifier?) -> Resolution {
    var result = Resolution(Period(Moment(date), .dayPart, part: part), anchor: day.anchor, why: "")
    result.mod = mod
    return result
  }

  private func dayOfPart(_ match: Match, _ part: DayPart) -> Resolution? {
    let frame = match.frame
    if frame[.weekday] != nil { return weekday(match) }
    if frame[.offset] != nil { return relativeDay(match) }
    guard let reference else { return open("XXXX-XX-XX", .day) }
    if let rel = frame[.rel] { return anchored(reference.date.adding(days: rel).map { Period(day: $0) }) }
    if let mention = discourse.mention(of: .day), mention.token >= sentence.lowerBound {
      return Resolution(Period(day: mention.period.start.date), anchor: .timex(mention.index), why: "")
    }
    let isPastNight = part == .night && frame[.form] == 1
    return anchored(reference.date.adding(days: isPastNight ? -1 : 0).map { Period(day: $0) })
  }

  /// `Monday in the afternoon`, `the night of May 3`.
  func datePart(_ match: Match) -> Resolution? {
    guard let part = match.frame.part, let day = base(match), day.grain == .day else { return nil }
    guard let date = day.period?.start.date else {
      return Resolution(.time, value: day.value + "T" + part.rawValue, grain: .dayPart, why: "")
    }
    return dayPart(part, on: date, day, match.frame.mod)
  }
}

extension Resolution {
  /// Puts a zone's offset behind the interval's ends and the EDTF value.
  mutating func add(offset: String) {
    if let edtf { self.edtf = edtf + offset }
    if let interval { self.interval = Timex.Interval(start: interval.start + offset, end: interval.end + offset) }
  }
}
