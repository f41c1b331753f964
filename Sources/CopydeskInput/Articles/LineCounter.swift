#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Counts lines of a source for offsets that rise.
struct LineCounter {
  private var offset = 0
  private var line = 1

  /// The line, from 1, of an offset. Offsets that fall are counted from the start again.
  mutating func line(of wanted: Int, in source: [UInt8]) -> Int {
    let wanted = min(max(wanted, 0), source.count)
    if wanted < offset { (offset, line) = (0, 1) }
    source.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      // The C library's search goes from line to line; a loop over bytes took a twentieth of all cleaning.
      while offset < wanted, let found = memchr(base + offset, 0x0A, wanted - offset) {
        offset = UnsafeRawPointer(found) - base + 1
        line += 1
      }
    }
    offset = wanted
    return line
  }
}
