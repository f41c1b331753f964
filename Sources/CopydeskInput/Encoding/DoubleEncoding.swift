import CopydeskText

/// Undoes UTF-8 that was taken for windows-1252 and encoded again, where that is certain: `â€™` becomes `’`.
///
/// A sequence counts when its characters, written in windows-1252, are one right sequence of UTF-8. It is certain when
/// such sequences outnumber other places where a lead (`Ã`, `â`) stands, and either a typographic sign is among them or
/// there are three: a lone `Ã©` might be meant.
public enum DoubleEncoding {
  /// Repairs valid UTF-8 in place. Returns how many characters were repaired.
  @discardableResult
  public static func repair(_ text: inout [UInt8]) -> Int { repair(&text, noting: nil) }

  /// - Parameter note: takes, for each time the text was encoded too often, where the repaired text stood in it.
  @discardableResult
  static func repair(_ text: inout [UInt8], noting note: ((SourceMap.Table) -> Void)?) -> Int {
    var total = 0
    // Text may have been encoded three times.
    for _ in 0..<2 {
      guard let (repaired, count, table) = text.withUnsafeBufferPointer({ repairOnce($0, notes: note != nil) }) else {
        break
      }
      text = repaired
      total += count
      note?(table)
    }
    return total
  }

  private static func repairOnce(
    _ text: UnsafeBufferPointer<UInt8>, notes: Bool
  ) -> (text: [UInt8], count: Int, table: SourceMap.Table)? {
    guard mayBeDouble(text) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var sequences = 0
    var signs = 0
    var others = 0
    var table = SourceMap.Table()
    var index = 0
    var copied = 0
    while index < text.count {
      if text[index] < 0xC3 {
        index += 1
        continue
      }
      if let (bytes, next) = sequence(text, at: index) {
        output.append(contentsOf: text[copied..<index])
        output.append(contentsOf: bytes)
        copied = next
        sequences += 1
        if bytes.count > 2 { signs += 1 }
        index = next
        if notes { table.add(decoded: output.count, source: index) }
        continue
      }
      let (scalar, next) = Scalars.decode(text, at: index)
      if isTellingLead(scalar) { others += 1 }
      index = next
    }
    output.append(contentsOf: text[copied...])
    guard signs > 0 || sequences >= 3, sequences > others * 2 else { return nil }
    return (output, sequences, table)
  }

  /// A quick look for the leads `Ã`, `Â`, `â`, `Å`, `ð` (C3 83, C3 82, C3 A2, C3 85, C3 B0) and Greek or Cyrillic `Î`, `Ð`.
  private static func mayBeDouble(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while let lead = text.firstIndex(of: 0xC3, from: index), lead + 3 < text.count {
      if text[lead + 2] >= 0xC2 { return true }
      index = lead + 2
    }
    return false
  }

  private static func isTellingLead(_ scalar: UInt32) -> Bool { scalar == 0xC2 || scalar == 0xC3 || scalar == 0xE2 }

  /// The bytes that the characters at `index` stand for, if they are one right sequence of UTF-8, and the index after them.
  private static func sequence(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (bytes: [UInt8], next: Int)? {
    var (scalar, next) = Scalars.decode(text, at: index)
    guard scalar >= 0xC2, scalar <= 0xF4 else { return nil }
    let length = scalar < 0xE0 ? 2 : scalar < 0xF0 ? 3 : 4
    var bytes = [UInt8(scalar)]
    while bytes.count < length {
      guard next < text.count, text[next] >= 0x80 else { return nil }
      (scalar, next) = Scalars.decode(text, at: next)
      guard let byte = Windows1252.byte(scalar), byte & 0xC0 == 0x80 else { return nil }
      bytes.append(byte)
    }
    return bytes.withUnsafeBufferPointer({ UTF8Scan.sequenceLength($0, at: 0) }) == length ? (bytes, next) : nil
  }
}
