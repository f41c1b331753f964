/// Numbers: digits with the signs that stand inside them.
extension TokenScan {
  /// Reads the number that starts at `start` and returns its end.
  mutating func number(from start: Int) -> Int {
    var at = start
    while at < text.count {
      let next = digitsEnd(at, limit: .max)
      if next > at {
        at = next
      } else if let inner = separatorEnd(at) {
        at = inner
      } else {
        break
      }
    }
    return add(start, at, .number)
  }

  private func digitsEnd(_ start: Int, limit: Int) -> Int {
    var at = start
    var count = 0
    while at < text.count, count < limit {
      let byte = text[at]
      if byte &- 0x30 < 10 {
        at += 1
      } else {
        guard byte >= 0x80 else { break }
        let (scalar, next) = Scalars.decode(text, at: at)
        guard ScalarTraits.of(scalar).kind == .digit else { break }
        at = next
      }
      count += 1
    }
    return at
  }

  /// The end of a decimal point or thousands separator between digits. A comma before four digits and more is none:
  /// "May 5,2018".
  private func separatorEnd(_ at: Int) -> Int? {
    let (scalar, next) = Scalars.decode(text, at: at)
    switch scalar {
    case 0x2E, 0x66B, 0x66C: return digitsEnd(next, limit: 1) > next ? next : nil
    case 0x2C:
      let end = digitsEnd(next, limit: 3)
      return end > next && digitsEnd(end, limit: 1) == end ? next : nil
    default: return nil
    }
  }
}
