/// The encoding of Western Windows, with the five bytes it leaves open read as controls, as the WHATWG has it.
enum Windows1252 {
  /// The scalars of bytes 0x80 to 0x9F.
  static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
    0x0178,
  ]

  /// The scalar of any byte.
  @inline(__always)
  static func scalar(_ byte: UInt8) -> UInt32 {
    byte & 0xE0 == 0x80 ? UInt32(upperControls[Int(byte & 0x1F)]) : UInt32(byte)
  }

  /// The byte of a scalar; nil where the encoding lacks it. The controls U+0080-9F count as their bytes.
  static func byte(_ scalar: UInt32) -> UInt8? {
    if scalar < 0x100 { return UInt8(scalar) }
    guard scalar <= 0x2122, let index = upperControls.firstIndex(of: UInt16(scalar)) else { return nil }
    return 0x80 + UInt8(index)
  }

  /// Appends the bytes in UTF-8, without bytes 0, which are counted.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], counts: inout DecodingCounts) {
    output.reserveCapacity(output.count + bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte == 0 {
        counts.zeros += 1
      } else if byte < 0x80 {
        output.append(byte)
      } else {
        output.append(scalar: scalar(byte))
      }
    }
  }
}
