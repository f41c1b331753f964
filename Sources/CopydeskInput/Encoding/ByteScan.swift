/// A reading place in bytes whose markup is ASCII. Letters are compared without case.
struct ByteScan {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0
  var end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, end: Int) {
    self.bytes = bytes
    self.end = end
  }

  mutating func skipSpace() { while index < end, ByteScan.isSpace(bytes[index]) { index += 1 } }

  /// Goes past `word` if it stands here.
  mutating func take(_ word: StaticString) -> Bool {
    guard matches(word, at: index) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  /// Goes past `<name` if it stands here and the name ends there.
  mutating func takeTag(_ name: StaticString) -> Bool {
    let after = index + 1 + name.utf8CodeUnitCount
    guard after < end, matches(name, at: index + 1) else { return false }
    guard ByteScan.isSpace(bytes[after]) || bytes[after] == 0x2F || bytes[after] == 0x3E else { return false }
    index = after
    return true
  }

  /// Where `word` next begins.
  func find(_ word: StaticString) -> Int? {
    var place = index
    while place < end {
      if matches(word, at: place) { return place }
      place += 1
    }
    return nil
  }

  /// What stands in quotation marks here, either kind.
  mutating func quoted() -> String? {
    guard index < end, bytes[index] == 0x22 || bytes[index] == 0x27 else { return nil }
    let mark = bytes[index]
    guard let close = bytes[(index + 1)..<end].firstIndex(of: mark) else { return nil }
    defer { index = close + 1 }
    return String(decoding: bytes[(index + 1)..<close], as: UTF8.self)
  }

  /// What stands here up to a space or one of `;,>"'`.
  mutating func word() -> String? {
    let start = index
    while index < end, !ByteScan.isSpace(bytes[index]), ![0x3B, 0x2C, 0x3E, 0x22, 0x27].contains(bytes[index]) {
      index += 1
    }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }

  /// The next attribute of the tag that is being read; nil at its end.
  mutating func attribute() -> (name: String, value: String)? {
    while index < end, ByteScan.isSpace(bytes[index]) || bytes[index] == 0x2F { index += 1 }
    let start = index
    while index < end, !ByteScan.isSpace(bytes[index]), ![0x3D, 0x2F, 0x3E].contains(bytes[index]) { index += 1 }
    guard index > start else { return nil }
    let name = String(decoding: bytes[start..<index], as: UTF8.self).lowercased()
    skipSpace()
    guard take("=") else { return (name, "") }
    skipSpace()
    return (name, quoted() ?? word() ?? "")
  }

  private func matches(_ word: StaticString, at place: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard place >= 0, place + count <= end else { return false }
    let start = word.utf8Start
    for offset in 0..<count {
      let byte = bytes[place + offset]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != start[offset] { return false }
    }
    return true
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
