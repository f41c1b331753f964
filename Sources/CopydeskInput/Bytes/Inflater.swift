import CZlib

/// Unpacks what DEFLATE packed, by zlib.
final class Inflater: Unpacker {
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  /// Whether members may follow one another.
  private let hasMembers: Bool

  /// - Parameter windowBits: zlib's: 31 for gzip, 15 for its own wrapping, -15 for none.
  init(windowBits: Int32) {
    hasMembers = windowBits == 31
    stream.initialize(to: z_stream())
    // Where it fails, for want of memory, the first step says so.
    inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func unpack(_ input: UnsafeBufferPointer<UInt8>, into space: UnsafeMutableBufferPointer<UInt8>) -> UnpackingStep {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.pointee.avail_in = UInt32(input.count)
    stream.pointee.next_out = space.baseAddress
    stream.pointee.avail_out = UInt32(space.count)
    let status = inflate(stream, Z_NO_FLUSH)
    var step = UnpackingStep(
      taken: input.count - Int(stream.pointee.avail_in), given: space.count - Int(stream.pointee.avail_out))
    switch status {
    case Z_OK: break
    // Nothing could be done without more bytes, which is no error while there are more.
    case Z_BUF_ERROR where step.taken == input.count: break
    case Z_STREAM_END: step.outcome = .ended
    default: step.outcome = .failed(stream.pointee.msg.map { String(cString: $0) } ?? "the packed data are damaged")
    }
    return step
  }

  /// Zeros and junk that is no member end a gzip file.
  func begins(with byte: UInt8) -> Bool { hasMembers && byte == 0x1F && inflateReset(stream) == Z_OK }
}
