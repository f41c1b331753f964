extension XMLRepair {
  private static let mostAttributes = 256

  /// Writes the attributes that stand in `range`, quoted, each once.
  mutating func attributes(_ bytes: Bytes, _ range: Range<Int>, _ output: inout [UInt8]) {
    var index = range.lowerBound
    var seen: Set<UInt64> = []
    while let attribute = attribute(bytes, &index, range.upperBound) {
      var isOdd = attribute.isOdd
      let name = bytes[attribute.name]
      if seen.count < XMLRepair.mostAttributes, seen.insert(XMLRepair.exactHash(name)).inserted {
        output.append(0x20)
        output.append(contentsOf: name)
        output.append(contentsOf: "=\"".utf8)
        value(bytes, attribute.value, &output)
        output.append(0x22)
      } else {
        isOdd = true
      }
      if isOdd { note(.malformedAttribute, output) }
    }
  }

  private static func exactHash(_ name: Slice<Bytes>) -> UInt64 {
    // Names differ by case, so the hash of open elements, which doesn't, would lose some.
    name.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  /// The next attribute; nil at the end of the tag. Odd are those without value or quotation marks, and those after junk.
  private func attribute(
    _ bytes: Bytes, _ index: inout Int, _ end: Int
  ) -> (name: Range<Int>, value: Range<Int>, isOdd: Bool)? {
    var isOdd = false
    while index < end, !XMLRepair.startsName(bytes[index]) {
      if !XMLRepair.isSpace(bytes[index]) { isOdd = true }
      index += 1
    }
    guard index < end else { return nil }
    let found = XMLRepair.name(bytes, index)
    let name = index..<min(found.endIndex, end)
    index = name.upperBound
    skipSpace(bytes, &index, end)
    guard index < end, bytes[index] == 0x3D else { return (name, name, true) }
    index += 1
    skipSpace(bytes, &index, end)
    guard index < end, bytes[index] == 0x22 || bytes[index] == 0x27 else {
      let start = index
      while index < end, !XMLRepair.isSpace(bytes[index]) { index += 1 }
      return (name, start..<index, true)
    }
    let mark = bytes[index]
    let start = index + 1
    index = start
    while index < end, bytes[index] != mark { index += 1 }
    let value = start..<index
    if index < end { index += 1 }
    return (name, value, isOdd)
  }

  private func skipSpace(_ bytes: Bytes, _ index: inout Int, _ end: Int) {
    while index < end, XMLRepair.isSpace(bytes[index]) { index += 1 }
  }

  /// Writes an attribute's value with what may not stand in it escaped.
  private mutating func value(_ bytes: Bytes, _ range: Range<Int>, _ output: inout [UInt8]) {
    let value = UnsafeBufferPointer(rebasing: bytes[range])
    var index = 0
    while index < value.count {
      switch value[index] {
      case 0x26: index = reference(value, index, true, &output) ?? value.count
      case 0x3C:
        index = literal(value, index, &output)
      case 0x22:
        output.append(contentsOf: "&quot;".utf8)
        index += 1
      default:
        let start = index
        while index < value.count, value[index] != 0x26, value[index] != 0x3C, value[index] != 0x22 { index += 1 }
        copyAllowed(value, start..<index, &output)
      }
    }
  }
}
