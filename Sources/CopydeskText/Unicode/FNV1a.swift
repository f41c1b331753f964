/// The 64-bit FNV-1a hash: short, fast on short keys, and the same on every machine.
///
/// Fowler, Noll and Vo, http://www.isthe.com/chongo/tech/comp/fnv/
public enum FNV1a {
  /// The hash of no bytes.
  public static let offsetBasis: UInt64 = 0xcbf2_9ce4_8422_2325
  static let prime: UInt64 = 0x100_0000_01b3

  /// Adds one byte to a hash.
  @inline(__always) public static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* prime }

  /// The hash of `bytes`.
  public static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = offsetBasis
    for byte in bytes { hash = add(byte, to: hash) }
    return hash
  }
}
