import CopydeskText

/// What the offsets of a record count.
public enum OffsetUnit: String, Sendable, CaseIterable {
  /// Unicode code points, as Python and most annotation tools count. The default.
  case codepoint
  /// Bytes of UTF-8, as Swift, Rust and Go count.
  case utf8
  /// Units of UTF-16, as JavaScript and Java count.
  case utf16
}

/// Turns offsets into a text from UTF-8 bytes to another unit and back.
///
/// Knows the count at every 64th byte, so that a question costs at most 64 bytes; plain ASCII costs nothing.
public struct OffsetMap: Sendable {
  private let text: [UInt8]
  private let unit: OffsetUnit
  /// Units before each 64-byte stretch; empty when bytes and units are the same.
  private var counts: [Int32] = []

  /// A map for `text`, which must be valid UTF-8.
  public init(_ text: [UInt8], unit: OffsetUnit) {
    self.text = text
    self.unit = unit
    guard unit != .utf8, text.contains(where: { $0 >= 0x80 }) else { return }
    counts.reserveCapacity(text.count / 64 + 1)
    var total: Int32 = 0
    for (index, byte) in text.enumerated() {
      if index & 63 == 0 { counts.append(total) }
      total += width(byte)
    }
  }

  /// Units that a scalar counts, told by its first byte; other bytes count none.
  @inline(__always) private func width(_ byte: UInt8) -> Int32 {
    byte & 0xC0 == 0x80 ? 0 : unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }

  /// The offset in units of a byte offset.
  public func units(_ byte: Int) -> Int {
    guard !counts.isEmpty, byte > 0 else { return byte }
    let block = min(byte >> 6, counts.count - 1)
    var total = counts[block]
    for index in (block << 6)..<min(byte, text.count) { total += width(text[index]) }
    return Int(total)
  }

  /// The byte offset of an offset in units; offsets past the end give the end.
  public func byte(_ units: Int) -> Int {
    guard !counts.isEmpty else { return min(max(units, 0), text.count) }
    var low = 0
    var high = counts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(counts[middle]) <= units { low = middle } else { high = middle }
    }
    var index = low << 6
    var total = Int(counts[low])
    while index < text.count, total < units || text[index] & 0xC0 == 0x80 {
      total += Int(width(text[index]))
      index += 1
    }
    return index
  }
}
