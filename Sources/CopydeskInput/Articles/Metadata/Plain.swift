import CopydeskText

/// Short texts of metadata as plain lines.
enum Plain {
  /// One line: white space of every kind collapsed and cut off at the ends, entities that were escaped twice resolved.
  static func text(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      var pending = false
      while index < bytes.count {
        let (scalar, next) = Scalars.decode(bytes, at: index)
        if Scalars.isSpace(scalar) {
          pending = !result.isEmpty && scalar != 0x200B && scalar != 0xFEFF || pending
        } else {
          if pending { result.append(0x20) }
          pending = false
          result.append(contentsOf: bytes[index..<next])
        }
        index = next
      }
    }
    return unescaped(String(decoding: result, as: UTF8.self))
  }

  /// Without white space at the ends.
  static func trimmed(_ text: String) -> String { Plain.collapse(text) }

  private static func collapse(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  private static let entities: [(String, String)] = [
    ("&amp;", "&"), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"),
    ("&nbsp;", " "), ("&#8217;", "’"), ("&#8216;", "‘"), ("&#8220;", "“"), ("&#8221;", "”"), ("&#8211;", "–"),
    ("&#8212;", "—"), ("&#8230;", "…"), ("&rsquo;", "’"), ("&lsquo;", "‘"), ("&ldquo;", "“"), ("&rdquo;", "”"),
    ("&ndash;", "–"), ("&mdash;", "—"), ("&hellip;", "…"), ("&#038;", "&"),
  ]

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x26), text.utf8.contains(0x3B) else { return text }
    var bytes = Array(text.utf8)
    for (name, character) in entities { replace(Array(name.utf8), with: Array(character.utf8), in: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Replaces every occurrence in one pass.
  private static func replace(_ old: [UInt8], with new: [UInt8], in bytes: inout [UInt8]) {
    guard bytes.count >= old.count else { return }
    var result: [UInt8] = []
    var index = 0
    var found = false
    while index < bytes.count {
      if bytes[index] == old[0], bytes[index...].starts(with: old) {
        result.append(contentsOf: new)
        index += old.count
        found = true
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    if found { bytes = result }
  }
}
