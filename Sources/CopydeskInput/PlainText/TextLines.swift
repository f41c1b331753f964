import CopydeskText

/// A line of text that isn't blank.
struct TextLine {
  /// Without the spaces around it.
  var range: TextRange
  /// Length in characters.
  var length: Int
  /// Length of the first word in characters.
  var firstWord: Int
  /// Whether a blank line stands before it.
  var isAfterBlank: Bool
  /// Whether it ends in a full stop, a question or exclamation mark or a colon, perhaps with a quotation mark or bracket behind.
  var endsInStop: Bool
}

/// Cuts text into lines.
enum TextLines {
  /// The lines that aren't blank, in order.
  static func all(of text: UnsafeBufferPointer<UInt8>) -> [TextLine] {
    var lines: [TextLine] = []
    var start = 0
    var isAfterBlank = false
    while start < text.count {
      let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
      if let line = line(text, start, end, isAfterBlank: isAfterBlank && !lines.isEmpty) {
        lines.append(line)
        isAfterBlank = false
      } else {
        isAfterBlank = true
      }
      let isPair = end + 1 < text.count && text[end] == 0x0D && text[end + 1] == 0x0A
      start = end + (isPair ? 2 : 1)
    }
    return lines
  }

  private static func line(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, isAfterBlank: Bool)
    -> TextLine?
  {
    var first = end
    var last = start
    var length = 0
    var lengthToLast = 0
    var firstWord = -1
    var index = start
    var stop: UInt32 = 0
    while index < end {
      let (scalar, next) = Scalars.decode(text, at: index)
      if Scalars.isSpace(scalar) {
        if first < end, firstWord < 0 { firstWord = length }
        if first < end { length += 1 }
      } else {
        first = min(first, index)
        last = min(next, end)
        length += 1
        lengthToLast = length
        if !Scalars.isQuotationMark(scalar), scalar != 0x29, scalar != 0x5D { stop = scalar }
      }
      index = next
    }
    guard first < end else { return nil }
    return TextLine(
      range: TextRange(first, last), length: lengthToLast, firstWord: firstWord < 0 ? lengthToLast : firstWord,
      isAfterBlank: isAfterBlank, endsInStop: isStop(stop))
  }

  private static func isStop(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x2026, 0x3002, 0xFF01, 0xFF1F, 0x61F, 0x6D4, 0x964: true
    default: false
    }
  }
}
