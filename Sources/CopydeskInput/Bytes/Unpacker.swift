/// Unpacks bytes of one format, as many at a time as there is room for.
protocol Unpacker: AnyObject {
  /// Unpacks from the start of `input` into `space`; either may be used in part.
  func unpack(_ input: UnsafeBufferPointer<UInt8>, into space: UnsafeMutableBufferPointer<UInt8>) -> UnpackingStep

  /// Behind the end of a member: makes ready for another, if one may begin with `byte`.
  func begins(with byte: UInt8) -> Bool
}

/// What one step of unpacking did.
struct UnpackingStep {
  /// Bytes of the input that were used.
  var taken: Int
  /// Bytes that were written.
  var given: Int
  var outcome = Outcome.goesOn

  enum Outcome {
    case goesOn
    /// A member is complete.
    case ended
    /// The bytes are not what they should be, in words that follow "could not be unpacked to its end:".
    case failed(String)
  }
}

/// How bytes are packed.
enum Packing {
  /// RFC 1952, perhaps several members one after the other.
  case gzip
  /// DEFLATE in the wrapping of RFC 1950, or with none (RFC 1951).
  case zlib, deflate
  /// RFC 7932.
  case brotli
  /// RFC 8878, perhaps several frames.
  case zstandard

  /// The packing that the first bytes of a file tell; nil for none that tells.
  init?(head: some Collection<UInt8>) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }

  /// The bytes that `init(head:)` looks at.
  static let headLength = 4

  func unpacker() -> any Unpacker {
    switch self {
    case .gzip: Inflater(windowBits: 31)
    case .zlib: Inflater(windowBits: 15)
    case .deflate: Inflater(windowBits: -15)
    case .brotli: BrotliUnpacker()
    case .zstandard: ZstandardUnpacker()
    }
  }
}
