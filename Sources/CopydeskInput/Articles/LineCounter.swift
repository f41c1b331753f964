import CopydeskText

/// Counts lines of a source for offsets that rise.
struct LineCounter {
  private var offset = 0
  private var line = 1

  /// The line, from 1, of an offset. Offsets that fall are counted from the start again.
  mutating func line(of wanted: Int, in source: [UInt8]) -> Int {
    let wanted = min(max(wanted, 0), source.count)
    if wanted < offset { (offset, line) = (0, 1) }
    source.withUnsafeBufferPointer { bytes in
      while let end = bytes.firstIndex(of: 0x0A, from: offset, to: wanted) {
        offset = end + 1
        line += 1
      }
    }
    offset = wanted
    return line
  }
}
