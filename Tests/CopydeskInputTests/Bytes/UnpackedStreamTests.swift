import CZlib
import CZstandard
import CopydeskCore
import Testing

@testable import CopydeskInput

/// Packs bytes as gzip does.
func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, bits: 31) }

/// Packs bytes; 31 as gzip, 15 with zlib's wrapping, -15 with none.
func deflated(_ bytes: [UInt8], bits: Int32) -> [UInt8] {
  var stream = z_stream()
  deflateInit2_(&stream, 9, Z_DEFLATED, bits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { deflateEnd(&stream) }
  var input = bytes
  return input.withUnsafeMutableBufferPointer { input in
    [UInt8](unsafeUninitializedCapacity: input.count + 1024) { output, count in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      deflate(&stream, Z_FINISH)
      count = output.count - Int(stream.avail_out)
    }
  }
}

/// Packs bytes as Zstandard does.
func zstandard(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { output, count in
    count = ZSTD_compress(output.baseAddress, output.count, bytes, bytes.count, 9)
  }
}

/// `<html><p>Hello</p></html>` as Brotli packs it.
let brotliHello: [UInt8] = [
  0x0F, 0x0C, 0x80, 0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E, 0x3C, 0x70, 0x3E, 0x48, 0x65, 0x6C, 0x6C, 0x6F, 0x3C, 0x2F,
  0x70, 0x3E, 0x3C, 0x2F, 0x68, 0x74, 0x6D, 0x6C, 0x3E, 0x03,
]

@Suite struct `Packed input` {
  @Test func `is unpacked by its first bytes, all members of it`() {
    let packed = gzip(Array("Hello ".utf8)) + gzip(Array("world.".utf8))
    #expect(read(packed).documents.map(\.string) == ["Hello world."])
    #expect(read(packed + [0, 0, 0]).documents.map(\.string) == ["Hello world."])
    let frames = zstandard(Array("Hello ".utf8)) + zstandard(Array("world.".utf8))
    #expect(read(frames).documents.map(\.string) == ["Hello world."])
    #expect(read(frames + [0, 0, 0]).documents.map(\.string) == ["Hello world."])
  }

  @Test(arguments: [false, true])
  func `that is cut keeps what was there and says so`(isZstandard: Bool) throws {
    let text = (0..<50_000).map { "Line \($0) of the text.\n" }.joined()
    let packed = (isZstandard ? zstandard : gzip)(Array(text.utf8))
    let document = try #require(read(Array(packed.prefix(packed.count / 2))).documents.first)
    #expect(document.codes == ["damaged-archive"])
    #expect(text.hasPrefix(document.string))
  }

  @Test(arguments: [false, true])
  func `that grows without measure is refused`(isZstandard: Bool) {
    let packed = (isZstandard ? zstandard : gzip)([UInt8](repeating: 0x20, count: 40 << 20))
    #expect(read(packed) { $0.maxDocumentBytes = 1 << 30 }.rejections.map(\.error.limit) == ["maxExpansion"])
  }

  @Test func `larger than any buffer comes out whole`() {
    var random = RepeatableRandom(seed: 5)
    let text = random.bytes(1 << 20).map { 0x61 + $0 % 26 }
    #expect(read(gzip(text)).documents.first?.text == text)
    #expect(read(zstandard(text)).documents.first?.text == text)
  }
}
