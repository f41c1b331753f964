import CZstandard

/// Unpacks what Zstandard packed, by its own library.
final class ZstandardUnpacker: Unpacker {
  private let decoder = ZSTD_createDStream()

  deinit { ZSTD_freeDStream(decoder) }

  func unpack(_ input: UnsafeBufferPointer<UInt8>, into space: UnsafeMutableBufferPointer<UInt8>) -> UnpackingStep {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: space.baseAddress, size: space.count, pos: 0)
    let status = ZSTD_decompressStream(decoder, &target, &source)
    var step = UnpackingStep(taken: source.pos, given: target.pos)
    if ZSTD_isError(status) != 0 {
      step.outcome = .failed(String(cString: ZSTD_getErrorName(status)).lowercased())
    } else if status == 0 {
      step.outcome = .ended
    }
    return step
  }

  /// The decoder goes on by itself; frames begin with 28 B5 2F FD, those to be skipped with 50 to 5F.
  func begins(with byte: UInt8) -> Bool { byte == 0x28 || 0x50...0x5F ~= byte }
}
