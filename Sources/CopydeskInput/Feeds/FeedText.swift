import CopydeskText
import CopydeskXML

/// Tells text with markup from text without, and takes markup out of short texts such as titles.
enum FeedText {
  /// Whether there is a tag or a reference in the text, so that it is HTML and not what it seems.
  static func looksLikeHTML(_ text: [UInt8]) -> Bool {
    for (index, byte) in text.enumerated() {
      if byte == 0x3C, tagLength(text, index) != nil { return true }
      if byte == 0x26, reference(text, index) != nil { return true }
    }
    return false
  }

  /// Whether there is a tag in the text.
  static func hasTag(_ text: [UInt8]) -> Bool {
    text.indices.contains { text[$0] == 0x3C && tagLength(text, $0) != nil }
  }

  /// The text without tags, references resolved, white space collapsed.
  static func plain(_ text: [UInt8], isHTML: Bool) -> String {
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      if isHTML, text[index] == 0x3C, let length = tagLength(text, index) {
        if isBreaking(text[index..<(index + length)]) { output.append(0x20) }
        index += length
      } else if isHTML, text[index] == 0x26, let (utf8, next) = reference(text, index) {
        output += utf8
        index = next
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return collapsed(output)
  }

  /// Spaces at the ends taken off, runs of them made one.
  static func collapsed(_ text: [UInt8]) -> String {
    var output: [UInt8] = []
    text.withUnsafeBufferPointer { text in
      var index = 0
      var isSpacePending = false
      while index < text.count {
        let (scalar, next) = Scalars.decode(text, at: index)
        if scalar == 0x20 || (0x09...0x0D).contains(scalar) || scalar == 0xA0 {
          isSpacePending = !output.isEmpty
        } else {
          if isSpacePending { output.append(0x20) }
          isSpacePending = false
          output.append(contentsOf: text[index..<next])
        }
        index = next
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The text with references resolved and nothing else changed.
  static func resolved(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x26, let (utf8, next) = reference(text, index) {
        output += utf8
        index = next
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return output
  }

  /// The length of the tag or comment at `index`; nil where the `<` starts none.
  static func tagLength(_ text: [UInt8], _ index: Int) -> Int? {
    guard index + 2 < text.count else { return nil }
    let next = text[index + 1] == 0x2F ? text[index + 2] : text[index + 1]
    let isName = next | 0x20 >= 0x61 && next | 0x20 <= 0x7A
    guard isName || text[(index + 1)...].starts(with: "!--".utf8) else { return nil }
    // A tag of a title is short; without a reach a thousand signs would each look through all of the text.
    guard let close = text[index...].prefix(2048).firstIndex(where: { $0 == 0x3E }) else { return nil }
    return close - index + 1
  }

  private static func isBreaking(_ tag: ArraySlice<UInt8>) -> Bool {
    MarkupElements.partsText(tagName(tag))
  }

  /// The name of a tag.
  static func tagName(_ tag: ArraySlice<UInt8>) -> String {
    let name = tag.dropFirst().drop { $0 == 0x2F }.prefix {
      $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 &- 0x30 < 10
    }
    return String(decoding: name, as: UTF8.self)
  }

  /// The characters of the reference at `index`, and the index after it.
  static func reference(_ text: [UInt8], _ index: Int) -> (utf8: [UInt8], next: Int)? {
    let window = text[(index + 1)...].prefix(40)
    guard let end = window.firstIndex(of: 0x3B), end > index + 1 else { return nil }
    let name = text[(index + 1)..<end]
    guard name.first == 0x23 else { return NamedEntities.utf8(name).map { ($0, end + 1) } }
    let digits = name.dropFirst()
    let isHex = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    guard
      let value = UInt32(String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
    else { return nil }
    let mapped = value >= 0x80 && value < 0xA0 ? Windows1252.scalar(UInt8(value)) : value
    guard mapped != 0, let scalar = Unicode.Scalar(mapped), let utf8 = UTF8.encode(scalar) else { return nil }
    return (Array(utf8), end + 1)
  }
}
