#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Search of short byte strings.
enum Bytes {
  /// The first place of `part` in `whole`: the C library looks for the byte of `part` that is likely rarest.
  static func find(_ part: [UInt8], in whole: [UInt8]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    let rare = part.firstIndex { $0 &- 0x41 < 26 || $0 == 0x5F } ?? 0
    return whole.withUnsafeBufferPointer { whole in
      guard let base = whole.baseAddress else { return nil }
      let last = whole.count - part.count
      var from = rare
      while from <= last + rare, let found = memchr(base + from, Int32(part[rare]), last + rare + 1 - from) {
        let start = UnsafeRawPointer(found) - UnsafeRawPointer(base) - rare
        if part.indices.allSatisfy({ whole[start + $0] == part[$0] }) { return start }
        from = start + rare + 1
      }
      return nil
    }
  }
}
