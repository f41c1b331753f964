import CopydeskText
import CopydeskXML

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

  /// Named and numbered references resolved.
  static func unescaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(of: 0x26), bytes[first...].contains(0x3B) else { return text }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x26, let end = bytes[index...].prefix(12).firstIndex(of: 0x3B),
        let character = character(bytes[index + 1..<end])
      {
        result.append(contentsOf: character)
        index = end + 1
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The character of a reference without its signs, such as `eacute` or `#8217`.
  private static func character(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    guard name.first == 0x23 else { return NamedEntities.utf8(name) }
    let digits = String(decoding: name.dropFirst(), as: UTF8.self).lowercased()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap(Unicode.Scalar.init).map { Array(String($0).utf8) }
  }
}
