import CopydeskText

/// The markers of a list that runs on in one line: `1. … 2. …`, `a) … b) …`, `• … • …`.
///
/// A block that opens with a marker is such a list; every marker that counts on starts an item.
struct ListMarkers {
  private let view: TokenView
  private var last: Marker?
  /// The last token of the marker found last.
  private var markerEnd = -1

  private struct Marker: Equatable {
    /// A number, or a letter's place in the alphabet; nil for a bullet.
    var number: Int?
    var isLetter = false
    /// A bullet's scalar, or the sign behind the number.
    var sign: UInt32
  }

  init(view: TokenView, first: Int) {
    self.view = view
    if let (marker, end) = marker(at: first) {
      last = marker
      markerEnd = end
    }
  }

  /// Whether an item of the list starts at a token; the next one is looked for from there.
  mutating func startsItem(_ index: Int) -> Bool {
    guard let before = last, !view.isJoined(index), index > markerEnd else { return false }
    guard let (marker, end) = marker(at: index), marker.sign == before.sign, marker.isLetter == before.isLetter else {
      return false
    }
    if let number = marker.number, number != (before.number ?? 0) + 1 { return false }
    last = marker
    markerEnd = end
    return true
  }

  /// Whether a token belongs to the marker found last, whose stop ends nothing.
  func isMarker(_ index: Int) -> Bool { index <= markerEnd }

  private func marker(at index: Int) -> (Marker, end: Int)? {
    guard let token = view.token(index) else { return nil }
    if let bullet = bullet(index) {
      // A number right behind the bullet belongs to it.
      let end = numbered(at: index + 1)?.end ?? index
      return (Marker(number: nil, sign: bullet), end)
    }
    return token.shape == .number || token.shape.isWord ? numbered(at: index) : nil
  }

  private func bullet(_ index: Int) -> UInt32? {
    let scalar = view.scalar(index)
    switch scalar {
    case 0x2022, 0x2023, 0x2043, 0x204C, 0x204D, 0x2219, 0x25A0...0x25CF, 0x25E6, 0x2756, 0x27A2, 0xB7: return scalar
    default: return nil
    }
  }

  private func numbered(at index: Int) -> (Marker, end: Int)? {
    guard let token = view.token(index), let number = value(of: token) else { return nil }
    let isLetter = token.shape != .number
    if view.hasStop(token) { return (Marker(number: number, isLetter: true, sign: 0x2E), index) }
    guard view.isJoined(index + 1), let sign = view.token(index + 1), sign.end - sign.start == 1 else { return nil }
    let byte = view.byte(index + 1)
    guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") else { return nil }
    let hasBoth = byte == UInt8(ascii: ".") && view.isSign(index + 2, ")") && view.isJoined(index + 2)
    let end = hasBoth ? index + 2 : index + 1
    guard !view.isJoined(end + 1) else { return nil }
    return (Marker(number: number, isLetter: isLetter, sign: hasBoth ? 0x2929 : UInt32(byte)), end)
  }

  /// A number below 100, or the place of a single letter in lower case.
  private func value(of token: Token) -> Int? {
    let start = Int(token.start)
    if token.shape == .number {
      guard token.end - token.start <= 2 else { return nil }
      var number = 0
      for index in start..<Int(token.end) {
        guard view.text[index] &- 0x30 < 10 else { return nil }
        number = number * 10 + Int(view.text[index] - 0x30)
      }
      return number
    }
    let isSingle = token.end - token.start == (view.hasStop(token) ? 2 : 1)
    return isSingle && view.text[start] &- 0x61 < 26 ? Int(view.text[start]) - 0x60 : nil
  }
}
