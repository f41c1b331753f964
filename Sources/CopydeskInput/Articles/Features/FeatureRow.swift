/// Takes the features of one block, one after the other.
struct FeatureRow {
  private let base: UnsafeMutablePointer<Float>
  private(set) var count = 0

  init(_ base: UnsafeMutablePointer<Float>) { self.base = base }

  @inline(__always) mutating func add(_ value: Float) {
    base[count] = value
    count += 1
  }
  @inline(__always) mutating func add(_ value: Int) { add(Float(value)) }
  @inline(__always) mutating func add(_ value: Bool) { add(value ? Float(1) : 0) }
  /// A share of two counts; 0 where there is nothing to share.
  @inline(__always) mutating func add(_ part: Int, of whole: Int) { add(whole > 0 ? Float(part) / Float(whole) : 0) }
  /// A size whose order of magnitude counts.
  @inline(__always) mutating func add(size: Int) { add(Logarithm.of(size)) }
}

/// Logarithms of sizes: exact enough, the same on every machine, no call of the C library.
enum Logarithm {
  /// About four times the binary logarithm of `size + 1`, linear between powers of two.
  @inline(__always) static func of(_ size: Int) -> Float {
    let value = UInt32(clamping: size + 1)
    guard value > 1 else { return 0 }
    let exponent = 31 - value.leadingZeroBitCount
    let mantissa = Float(value) / Float(UInt32(1) << UInt32(exponent)) - 1
    return 4 * (Float(exponent) + mantissa)
  }
}
