import CopydeskCore
import CopydeskText

/// Characters that scraping leaves behind: invisible ones, odd spaces, tags and double escapes.
enum CharacterRemains {
  /// The edits that take them out, in order.
  static func edits(of text: [UInt8], rules: CleanTextRules) -> [TextEdit] {
    text.withUnsafeBufferPointer { bytes in
      var edits: [TextEdit] = []
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F, byte != 0x26, byte != 0x3C {
          index += 1
          continue
        }
        let (end, replacement) = remains(bytes, at: index, rules)
        if let replacement {
          let takesSpace = byte == 0x3C && index > 0 && bytes[index - 1] == 0x20 && endsSpace(bytes, end)
          edits.append(TextEdit(TextRange(takesSpace ? index - 1 : index, end), with: replacement))
        }
        index = end
      }
      return edits
    }
  }

  /// What starts at `index`: its end, and what takes its place; nil when it stays.
  private static func remains(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ rules: CleanTextRules
  ) -> (Int, [UInt8]?) {
    switch bytes[index] {
    case 0x26: return escape(bytes, at: index, rules)
    case 0x3C: return tag(bytes, at: index, rules)
    case 0x0A, 0x09: return (index + 1, nil)
    case 0x0D: return (index + 1, index + 1 < bytes.count && bytes[index + 1] == 0x0A ? [] : [0x0A])
    case 0x00..<0x20, 0x7F: return (index + 1, [])
    default:
      let (scalar, next) = Scalars.decode(bytes, at: index)
      return (next, replacement(for: scalar))
    }
  }

  private static func replacement(for scalar: UInt32) -> [UInt8]? {
    switch scalar {
    case 0xAD, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x80...0x84, 0x86...0x9F: []
    case 0x85, 0x2028, 0x2029: [0x0A]
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: [0x20]
    default: nil
    }
  }

  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ rules: CleanTextRules
  ) -> (Int, [UInt8]?) {
    var end = index + 1
    while end < bytes.count, end - index < 8, bytes[end] != 0x3B { end += 1 }
    guard end < bytes.count, bytes[end] == 0x3B else { return (index + 1, nil) }
    guard let plain = rules.escapes[Array(bytes[index...end])] else { return (index + 1, nil) }
    return (end + 1, plain)
  }

  /// `<link>`, `</a>`, `<img src="…">`: a known name, closed on the same line.
  private static func tag(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ rules: CleanTextRules
  ) -> (Int, [UInt8]?) {
    var at = index + 1
    if at < bytes.count, bytes[at] == 0x2F { at += 1 }
    var name: [UInt8] = []
    while at < bytes.count, name.count < 12, bytes[at] &- 0x30 < 10 || (bytes[at] | 0x20) &- 0x61 < 26 {
      name.append(bytes[at] | 0x20)
      at += 1
    }
    guard at < bytes.count, [0x20, 0x2F, 0x3E].contains(bytes[at]), rules.tags.contains(name) else {
      return (index + 1, nil)
    }
    let limit = min(bytes.count, at + 1_000)
    while at < limit, bytes[at] != 0x3E, bytes[at] != 0x3C, bytes[at] != 0x0A { at += 1 }
    guard at < limit, bytes[at] == 0x3E else { return (index + 1, nil) }
    return (at + 1, [])
  }

  /// Whether a space before a tag that goes would stand before another space, a stop or the end.
  private static func endsSpace(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
    at >= bytes.count || [0x0A, 0x20, 0x2C, 0x2E, 0x3A, 0x3B].contains(bytes[at])
  }
}
