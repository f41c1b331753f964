/// Decoding of single scalars from bytes that are valid UTF-8.
public enum Scalars {
  /// The scalar that starts at `index` and the index after it. Broken bytes count as U+FFFD of one byte.
  @inline(__always)
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, next: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), index + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard length > 1, index + length <= bytes.count else { return (0xFFFD, index + 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = bytes[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, index + 1) }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, index + length)
  }

  /// The start of the scalar that ends just before `index`.
  public static func start(before index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var start = index - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 4 { start -= 1 }
    return max(start, 0)
  }

  /// White space beyond ASCII: no-break and typographic spaces, line and paragraph separators, and marks of no width.
  public static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Quotation marks of every style, single and double, and the apostrophes that may serve as one.
  public static func isQuotationMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0xB4, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0x301D...0x301F, 0xFF02, 0xFF07: true
    default: false
    }
  }

  /// A letter or a mark upon one, in any script; decided by blocks of the code space, without Unicode's tables.
  public static func isLetter(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 }
    switch scalar {
    case 0xAA, 0xB5, 0xBA: return true
    case 0xC0...0x2AF: return scalar != 0xD7 && scalar != 0xF7
    case 0x2B0...0x36F: return true
    case 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A, 0x5BE, 0x5C0, 0x5C3, 0x5C6, 0x5F3, 0x5F4: return false
    case 0x600...0x60F, 0x61B...0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x970: return false
    case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF: return false  // decimal digits
    case 0x370...0x1FFF: return true
    case 0x200C, 0x200D: return true  // joiners inside words
    case 0x2C00...0x2DFF, 0xA640...0xABFF, 0xF900...0xFDFF, 0xFE70...0xFEFE: return true
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x318F, 0x31A0...0x31FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7FF: return true
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFFDC: return true
    case 0x10000...0x1EFFF, 0x20000...0x3FFFF: return !(0x1D000...0x1D35F).contains(scalar) && scalar < 0x1F000 || scalar >= 0x20000
    default: return false
    }
  }

  /// A letter in upper or title case.
  public static func isUppercase(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar &- 0x41 < 26 }
    if scalar < 0x100 { return scalar >= 0xC0 && scalar <= 0xDE && scalar != 0xD7 }
    guard let value = Unicode.Scalar(scalar) else { return false }
    return value.properties.isUppercase || value.properties.generalCategory == .titlecaseLetter
  }

  /// A decimal digit of the scripts that news is written in.
  public static func isDigit(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// A sign of punctuation that is no quotation mark.
  public static func isPunctuation(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x23, 0x25, 0x26, 0x28...0x2A, 0x2C...0x2F, 0x3A, 0x3B, 0x3F, 0x40, 0x5B...0x5D, 0x5F, 0x7B, 0x7D: true
    case 0xA1, 0xA7, 0xB6, 0xB7, 0xBF, 0x37E, 0x387, 0x589, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965: true
    case 0x2010...0x2017, 0x2020...0x2027, 0x2030...0x2038, 0x203B...0x205E, 0x3001...0x3003, 0x3008...0x300B, 0x3010...0x3011: true
    case 0xFF01, 0xFF08, 0xFF09, 0xFF0C...0xFF0F, 0xFF1A, 0xFF1B, 0xFF1F, 0xFF61...0xFF65, 0x30FB: true
    default: false
    }
  }
}
