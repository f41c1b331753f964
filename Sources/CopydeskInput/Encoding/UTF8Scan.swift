/// What bytes look like when they are read as UTF-8.
struct UTF8Scan: Equatable {
  /// Sequences of two bytes and more that are right, or would be but for encoding one half of a pair of surrogates.
  var sequences = 0
  /// Bytes above ASCII that are part of no right sequence.
  var strays = 0
  /// Bytes 0.
  var zeros = 0

  /// Whether every byte is right.
  var isValid: Bool { strays == 0 }
  /// Whether there is nothing above ASCII.
  var isASCII: Bool { strays == 0 && sequences == 0 }

  /// Reads all bytes. With `isWhole` false a sequence cut at the end counts as nothing.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool = true) {
    var index = 0
    while index < bytes.count {
      index = bytes.plainEnd(from: index)
      guard index < bytes.count else { return }
      let byte = bytes[index]
      if byte == 0 {
        zeros += 1
        index += 1
        continue
      }
      let length = UTF8Scan.sequenceLength(bytes, at: index)
      if length > 0 {
        sequences += 1
        index += length
      } else if UTF8Scan.surrogate(bytes, at: index) != nil {
        sequences += 1
        index += 3
      } else if !isWhole, UTF8Scan.isCut(bytes, at: index) {
        return
      } else {
        strays += 1
        index += 1
      }
    }
  }

  /// The length of the right sequence of two to four bytes at `index`; 0 where there is none (Unicode 16, table 3-7).
  @inline(__always)
  static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let lead = bytes[index]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, index + length <= bytes.count else { return 0 }
    let second = bytes[index + 1]
    guard second & 0xC0 == 0x80 else { return 0 }
    switch lead {
    case 0xE0: guard second >= 0xA0 else { return 0 }
    case 0xED: guard second < 0xA0 else { return 0 }
    case 0xF0: guard second >= 0x90 else { return 0 }
    case 0xF4: guard second < 0x90 else { return 0 }
    default: break
    }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// Whether the bytes end inside a sequence that starts at `index` and is right so far.
  static func isCut(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let lead = bytes[index]
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard index + length > bytes.count else { return false }
    return bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// The half of a pair of surrogates that is encoded by itself at `index`.
  static func surrogate(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
    guard index + 2 < bytes.count, bytes[index] == 0xED, bytes[index + 1] >= 0xA0, bytes[index + 1] < 0xC0 else {
      return nil
    }
    guard bytes[index + 2] & 0xC0 == 0x80 else { return nil }
    return 0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place at or after `start` that is 0 or above ASCII; eight bytes at a time.
  @inline(__always)
  func plainEnd(from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(self)
    while index + 8 <= count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      // A byte's high bit is set where it is above ASCII, or where subtracting 1 from 0 borrows; the lowest is never wrong.
      let found = (word | (word &- 0x0101_0101_0101_0101)) & 0x8080_8080_8080_8080
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < count, self[index] != 0, self[index] < 0x80 { index += 1 }
    return index
  }
}
