/// Decoding and classing of single scalars in UTF-8 bytes.
public enum Scalars {
  /// The scalar that starts at `index` and the index after it. Broken bytes count as U+FFFD of one byte.
  @inline(__always)
  public static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32, next: Int) {
    let first = bytes[index]
    if first < 0x80 { return (UInt32(first), index + 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, first <= 0xF4, index + length <= bytes.count else { return (0xFFFD, index + 1) }
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

  /// White space of ASCII and beyond: no-break and typographic spaces, line and paragraph separators, and marks of no width.
  public static func isSpace(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).kind == .space }

  /// Quotation marks of every style, single and double, and the apostrophes that may serve as one.
  public static func isQuotationMark(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).kind == .quotationMark }

  /// A letter or a mark upon one, in any script.
  @inline(__always)
  public static func isLetter(_ scalar: UInt32) -> Bool {
    scalar < 0x80 ? (scalar | 0x20) &- 0x61 < 26 : isLetterBeyondASCII(scalar)
  }

  private static func isLetterBeyondASCII(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).isLetter }

  /// A letter in upper or title case.
  public static func isUppercase(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).isUppercase }

  /// A decimal digit of any script.
  public static func isDigit(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).kind == .digit }

  /// A sign of punctuation that is no quotation mark.
  public static func isPunctuation(_ scalar: UInt32) -> Bool { ScalarTraits.of(scalar).kind == .punctuation }
}
