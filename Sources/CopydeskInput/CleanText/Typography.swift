import CopydeskCore
import CopydeskText

/// Signs that were typed for want of better ones: two hyphens for a dash, three points for an ellipsis, two accents for a
/// quotation mark, and spaces too many.
enum Typography {
  /// The edits that put the signs in place, in order.
  static func edits(of text: [UInt8], rules: CleanTextRules) -> [TextEdit] {
    let firsts = Set(rules.signs.compactMap(\.typed.first))
    var edits: [TextEdit] = []
    var index = 0
    while index < text.count {
      guard firsts.contains(text[index]), let sign = rules.signs.first(where: { text[index...].starts(with: $0.typed) })
      else {
        index += 1
        continue
      }
      var end = index + sign.typed.count
      if let last = sign.typed.last, end < text.count, text[end] == last {
        end = text[end...].firstIndex { $0 != last } ?? text.count
        // A line of hyphens or points is drawn, not written.
        if last != 0x20 {
          index = end
          continue
        }
      }
      edits.append(TextEdit(TextRange(index, end), with: sign.meant))
      index = end
    }
    return edits
  }
}
