import CopydeskText

/// Elements whose content is text up to their own end tag.
enum RawText {
  /// libxml2 knows the first two as such; in the others it would read markup.
  private static let names: [[UInt8]] = [
    "script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes",
  ].map { Array($0.utf8) }

  /// Position of a tag's name among those elements.
  static func index(of name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard name.count >= 3, name.count <= 8 else { return nil }
    switch bytes[name.lowerBound] | 0x20 {
    case 0x73, 0x74, 0x69, 0x78, 0x6E: break  // s, t, i, x, n
    default: return nil
    }
    return names.firstIndex { $0.count == name.count && matches($0, at: name.lowerBound, in: bytes) }
  }

  /// Whether libxml2 would read markup inside.
  static func isBlanked(_ name: Int) -> Bool { name >= 2 }

  /// Whether a script's attributes may say that it is data (JSON-LD) rather than a program; the `+` of the type is often
  /// escaped.
  static func mayBeData(_ attributes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let name = place(of: "ld", in: attributes) else { return false }
    return place(of: "json", in: attributes[name...]) != nil
  }

  private static func place(of word: StaticString, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let word = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    return bytes.indices.first { bytes[$0...].starts(with: word) }
  }

  /// Where the end tag starts; nil when there is none.
  static func end(of name: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let wanted = names[name]
    var index = start
    while let open = bytes.firstIndex(of: 0x3C, from: index) {
      let after = open + 2 + wanted.count
      guard after <= bytes.count else { return nil }
      if bytes[open + 1] == 0x2F, matches(wanted, at: open + 2, in: bytes),
        after == bytes.count || endsName(bytes[after])
      {
        return open
      }
      index = open + 1
    }
    return nil
  }

  private static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3E || byte == 0x2F }

  private static func matches(_ name: [UInt8], at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for offset in name.indices where bytes[start + offset] | 0x20 != name[offset] { return false }
    return true
  }
}
