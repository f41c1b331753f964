extension XMLRepair {
  private static let longestReference = 40

  /// What starts with `&`: a reference that XML knows, one that is resolved here, or an ampersand that stands for itself.
  mutating func reference(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    var end = index + 1
    if end < bytes.count, bytes[end] == 0x23 { end += 1 }
    while end < bytes.count, end - index < XMLRepair.longestReference, XMLRepair.isAlphanumeric(bytes[end]) { end += 1 }
    if end == bytes.count, !isLast, end - index < XMLRepair.longestReference { return nil }
    let isClosed = end < bytes.count && bytes[end] == 0x3B
    if index + 1 < end, bytes[index + 1] == 0x23 {
      if let scalar = XMLRepair.number(bytes[(index + 2)..<end]) {
        character(scalar, isClosed: isClosed, &output)
        return isClosed ? end + 1 : end
      }
    } else if end > index + 1, !isParameter(bytes, end), entity(bytes[(index + 1)..<end], isClosed: isClosed, &output) {
      return isClosed ? end + 1 : end
    }
    note(.strayAmpersand, output)
    output.append(contentsOf: "&amp;".utf8)
    return index + 1
  }

  /// Whether what looks like a bare reference names a parameter of an address, as in `?a=1&copy=2`.
  private func isParameter(_ bytes: Bytes, _ end: Int) -> Bool { end < bytes.count && bytes[end] == 0x3D }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte >= 0x80 || byte == 0x2D || byte == 0x2E
  }

  private static func number(_ digits: Slice<Bytes>) -> UInt32? {
    guard let first = digits.first else { return nil }
    let isHex = first | 0x20 == 0x78
    let digits = isHex ? digits.dropFirst() : digits
    guard !digits.isEmpty, digits.count <= 10 else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
  }

  /// A numeric reference. Those into the controls U+0080-9F mean windows-1252, as in HTML.
  private mutating func character(_ scalar: UInt32, isClosed: Bool, _ output: inout [UInt8]) {
    if !isClosed { note(.strayAmpersand, output) }
    let mapped = scalar >= 0x80 && scalar < 0xA0 ? UInt32(XMLRepair.windowsControls[Int(scalar & 0x1F)]) : scalar
    let isAllowed =
      mapped >= 0x20 && mapped < 0xFFFE || mapped > 0xFFFF || mapped == 0x09 || mapped == 0x0A || mapped == 0x0D
    guard isAllowed, let value = Unicode.Scalar(mapped) else {
      note(.controlCharacter, output)
      return
    }
    if mapped == 0x0D || mapped == 0x0A || mapped == 0x09 {
      // As characters they would be normalised in attributes and at line ends.
      output.append(contentsOf: "&#\(mapped);".utf8)
    } else {
      escape(UTF8.encode(value) ?? UTF8.encodedReplacementCharacter, &output)
    }
  }

  /// A named reference; false where it is none.
  private mutating func entity(_ name: Slice<Bytes>, isClosed: Bool, _ output: inout [UInt8]) -> Bool {
    if isClosed, ["lt", "gt", "amp", "quot", "apos"].contains(where: { $0.utf8.elementsEqual(name) }) {
      output.append(0x26)
      output.append(contentsOf: name)
      output.append(0x3B)
      return true
    }
    if isClosed, let declared = entities[Array(name)] {
      guard declared.count <= entityBudget else {
        note(.entityBudget, output)
        return true
      }
      entityBudget -= declared.count
      escape(declared, &output)
      return true
    }
    guard let known = NamedEntities.utf8(name, isBare: !isClosed) else { return false }
    note(.undeclaredEntity, output)
    escape(known, &output)
    return true
  }

  private func escape(_ text: some Sequence<UInt8>, _ output: inout [UInt8]) {
    for byte in text {
      switch byte {
      case 0x26: output.append(contentsOf: "&amp;".utf8)
      case 0x3C: output.append(contentsOf: "&lt;".utf8)
      case 0x3E: output.append(contentsOf: "&gt;".utf8)
      case 0x22: output.append(contentsOf: "&quot;".utf8)
      default: output.append(byte)
      }
    }
  }

  /// What windows-1252 has at 0x80 to 0x9F.
  private static let windowsControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]
}
