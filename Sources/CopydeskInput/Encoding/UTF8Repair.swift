/// Makes valid UTF-8 of bytes that should be it: windows-1252 bytes in between are read as such, separately encoded
/// surrogates are joined, cut sequences become one U+FFFD, bytes 0 are left out.
enum UTF8Repair {
  /// Appends the repaired bytes. Returns how many were read; unless `isLast`, a sequence cut at the end is left for later.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8], counts: inout DecodingCounts
  ) -> Int {
    output.reserveCapacity(output.count + bytes.count)
    var index = 0
    var copied = 0
    while index < bytes.count {
      index = bytes.plainEnd(from: index)
      guard index < bytes.count else { break }
      let byte = bytes[index]
      let length = byte == 0 ? 0 : UTF8Scan.sequenceLength(bytes, at: index)
      if length > 0 {
        index += length
        continue
      }
      output.append(contentsOf: bytes[copied..<index])
      // Six bytes decide about a pair of surrogates.
      if !isLast, UTF8Scan.isCut(bytes, at: index) || byte == 0xED && bytes.count - index < 6 { return index }
      index += repair(bytes, at: index, into: &output, counts: &counts)
      copied = index
    }
    output.append(contentsOf: bytes[copied...])
    return bytes.count
  }

  /// Reads what stands at `index`, which is no right sequence. Returns how many bytes it took.
  private static func repair(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, into output: inout [UInt8], counts: inout DecodingCounts
  ) -> Int {
    let byte = bytes[index]
    let next = index + 1 < bytes.count ? bytes[index + 1] : 0
    if byte == 0 || (byte == 0xC0 && next == 0x80) {
      counts.zeros += 1
      return byte == 0 ? 1 : 2
    }
    if byte == 0xED, let first = UTF8Scan.surrogate(bytes, at: index) {
      if first < 0xDC00, let second = UTF8Scan.surrogate(bytes, at: index + 3), second >= 0xDC00 {
        output.append(scalar: 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        counts.surrogatePairs += 1
        return 6
      }
      return substitute(3, into: &output, counts: &counts)
    }
    if isCutShort(byte, next) { return substitute(cutLength(bytes, at: index), into: &output, counts: &counts) }
    let scalar = Windows1252.scalar(byte)
    if scalar < 0xA0 { return substitute(1, into: &output, counts: &counts) }
    output.append(scalar: scalar)
    counts.windows1252 += 1
    return 1
  }

  private static func substitute(_ length: Int, into output: inout [UInt8], counts: inout DecodingCounts) -> Int {
    output.append(scalar: 0xFFFD)
    counts.substitutions += 1
    return length
  }

  /// Whether a lead byte looks like the rest of a sequence that someone cut, rather than a letter of windows-1252.
  ///
  /// Text cut by a byte count leaves the leads of common characters (Latin letters, typographic signs) before anything; a
  /// letter such as é followed by a closing quotation mark of windows-1252 is no such thing.
  private static func isCutShort(_ lead: UInt8, _ next: UInt8) -> Bool {
    let isContinuation = next & 0xC0 == 0x80
    switch lead {
    case 0xC2, 0xC3: return !(next | 0x20 >= 0x61 && next | 0x20 <= 0x7A) && !isContinuation
    case 0xE2: return next == 0x80 || next == 0x82 || next == 0x84 || next == 0
    case 0xE0...0xF4: return isContinuation && !isWindowsPunctuation(next)
    default: return false
    }
  }

  private static func isWindowsPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x85, 0x91...0x97, 0xA0, 0xAB, 0xBB: true
    default: false
    }
  }

  private static func cutLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let longest = bytes[index] < 0xE0 ? 1 : bytes[index] < 0xF0 ? 2 : 3
    var length = 1
    while length < longest, index + length < bytes.count, bytes[index + length] & 0xC0 == 0x80 { length += 1 }
    return length
  }
}
