import Testing

@testable import CopydeskInput

@Suite struct `Decoding in chunks` {
  /// Every way to cut a text in two gives the same text.
  @Test(
    arguments: [
      ("utf-8", Array("a “b” é 😀 ".utf8) + [0x93, 0xE9, 0x20] + Array("x".utf8)),
      ("shift_jis", [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA, 0x41]),
      ("utf-16le", [0x3D, 0xD8, 0x00, 0xDE, 0x41, 0x00]),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42, 0x41]),
      ("hz-gb-2312", Array("a ~~ ~{VPND~} b~\nc ~{;6S-\nd ~x ~".utf8)),
      ("utf-8", [0x61, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0x62]),
    ] as [(String, [UInt8])])
  func `a cut anywhere changes nothing`(label: String, bytes: [UInt8]) throws {
    let charset = try #require(Charset(label: label))
    let whole = decode(bytes, cut: 0, charset)
    for cut in 1..<bytes.count { #expect(decode(bytes, cut: cut, charset) == whole) }
  }

  private func decode(_ bytes: [UInt8], cut: Int, _ charset: Charset) -> String {
    var decoder = CharsetDecoder(charset)
    var output: [UInt8] = []
    bytes[..<cut].withUnsafeBufferPointer { decoder.decode($0, isLast: false, into: &output) }
    bytes[cut...].withUnsafeBufferPointer { decoder.decode($0, isLast: true, into: &output) }
    return String(decoding: output, as: UTF8.self)
  }

  @Test func `escapes of HZ enclose Chinese, up to the end of the line`() throws {
    let charset = try #require(Charset(label: "HZ-GB-2312"))
    #expect(decode(Array("a ~~ ~{VPND~} b~\nc ~{;6S-\nd ~".utf8), cut: 0, charset) == "a ~ 中文 bc 欢迎\nd ~")
  }

  @Test func `any bytes in any encoding become valid UTF-8`() throws {
    var random = RepeatableRandom(seed: 7)
    for label in [
      "utf-8", "windows-1252", "big5", "euc-jp", "gbk", "utf-16be", "utf-32le", "iso-2022-jp", "utf-7", "hz", "koi8-r",
      "cp500",
    ] {
      let charset = try #require(Charset(label: label))
      for _ in 0..<200 {
        let bytes = random.bytes(Int(random.next() % 64))
        var decoder = CharsetDecoder(charset)
        var output: [UInt8] = []
        bytes.withUnsafeBufferPointer { decoder.decode($0, isLast: true, into: &output) }
        #expect(String(validating: output, as: UTF8.self) != nil)
      }
    }
  }
}

/// A repeatable source of bytes for tests (SplitMix64).
struct RepeatableRandom {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }
}
