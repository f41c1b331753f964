/// The readers that patterns name.
extension TokenView {
  /// Reads a number or written date, notes it in the trail and returns the token behind it.
  func read(_ reader: NumberReader, _ slot: Slot, at index: Int, into trail: inout Trail) -> Int? {
    switch reader {
    case .number:
      guard let count = count(index) else { return nil }
      trail.note(slot.rawValue, count.value)
      if count.hundredths > 0 { trail.note(Slot.hundredths.rawValue, count.hundredths) }
      return count.next
    case .clock:
      guard let clock = clock(index) else { return nil }
      note(hour: clock.hour, minute: clock.minute, slot, &trail)
      if let second = clock.second, slot != .hourAfter { trail.note(Slot.second.rawValue, second) }
      return clock.next
    case .dottedClock:
      guard let clock = dottedClock(index) else { return nil }
      note(hour: clock.hour, minute: clock.minute, slot, &trail)
      return clock.next
    case .numericDate:
      guard let date = writtenDate(index) else { return nil }
      trail.note(Slot.first.rawValue, date.first)
      trail.note(Slot.middle.rawValue, date.middle)
      if let last = date.last { trail.note(Slot.last.rawValue, last) }
      // Digits of the three numbers, a decimal digit each.
      trail.note(Slot.form.rawValue, date.digits.0 * 100 + date.digits.1 * 10 + date.digits.2)
      return date.next
    default:
      guard let (value, next) = simple(reader, index) else { return nil }
      trail.note(slot.rawValue, value)
      return next
    }
  }

  private func note(hour: Int, minute: Int, _ slot: Slot, _ trail: inout Trail) {
    trail.note(slot == .hourAfter ? slot.rawValue : Slot.hour.rawValue, hour)
    trail.note(slot == .hourAfter ? Slot.minuteAfter.rawValue : Slot.minute.rawValue, minute)
  }

  private func simple(_ reader: NumberReader, _ index: Int) -> (Int, Int)? {
    switch reader {
    case .year: year(index)
    case .shortYear: digits(index).flatMap { $0.count == 2 ? ($0.value, index + 1) : nil }
    case .day: day(index, strict: false)
    case .ordinalDay: day(index, strict: true)
    case .ordinal: ordinal(index)
    case .hour: hour(index)
    case .minute: minute(index)
    case .decade: decade(index)
    case .number, .clock, .dottedClock, .numericDate: nil
    }
  }
}
