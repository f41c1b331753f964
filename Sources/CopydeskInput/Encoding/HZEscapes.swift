/// Turns HZ (RFC 1843), Chinese between `~{` and `~}` in seven bits, into GB 2312 with its high bits set.
struct HZEscapes {
  private var isChinese = false
  private var isAfterTilde = false

  /// The chunk without escapes; what they meant goes on into the next.
  mutating func unwrap(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(chunk.count)
    for byte in chunk {
      if isAfterTilde {
        isAfterTilde = false
        escape(byte, &output)
      } else if byte == 0x7E {
        isAfterTilde = true
      } else {
        // A line ends what was not ended.
        if byte == 0x0A { isChinese = false }
        output.append(isChinese && byte > 0x20 ? byte | 0x80 : byte)
      }
    }
    if isLast, isAfterTilde { output.append(0x7E) }
    return output
  }

  private mutating func escape(_ byte: UInt8, _ output: inout [UInt8]) {
    switch byte {
    case 0x7B: isChinese = true
    case 0x7D: isChinese = false
    case 0x7E: output.append(byte)
    case 0x0A: break
    default: output += isChinese ? [0xFE, byte | 0x80] : [0x7E, byte]
    }
  }
}
