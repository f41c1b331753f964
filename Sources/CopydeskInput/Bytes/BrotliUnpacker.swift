import CBrotli

/// Unpacks what Brotli packed, by Google's decoder.
final class BrotliUnpacker: Unpacker {
  private let decoder = BrotliDecoderCreateInstance(nil, nil, nil)

  deinit { BrotliDecoderDestroyInstance(decoder) }

  func unpack(_ input: UnsafeBufferPointer<UInt8>, into space: UnsafeMutableBufferPointer<UInt8>) -> UnpackingStep {
    var (left, room) = (input.count, space.count)
    var next = input.baseAddress
    var output = space.baseAddress
    let status = BrotliDecoderDecompressStream(decoder, &left, &next, &room, &output, nil)
    var step = UnpackingStep(taken: input.count - left, given: space.count - room)
    if status == BROTLI_DECODER_RESULT_SUCCESS {
      step.outcome = .ended
    } else if status == BROTLI_DECODER_RESULT_ERROR {
      step.outcome = .failed("the packed data are damaged")
    }
    return step
  }

  func begins(with byte: UInt8) -> Bool { false }
}
