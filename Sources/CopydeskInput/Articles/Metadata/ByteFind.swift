import CopydeskText

/// Search of short byte strings.
enum Bytes {
  /// The first place of `part` in `whole`: the C library looks for the byte of `part` that is likely rarest.
  static func find(_ part: [UInt8], in whole: [UInt8]) -> Int? {
    guard !part.isEmpty, part.count <= whole.count else { return nil }
    let rare = part.firstIndex { $0 &- 0x41 < 26 || $0 == 0x5F } ?? 0
    return whole.withUnsafeBufferPointer { whole in
      let last = whole.count - part.count
      var from = rare
      while let found = whole.firstIndex(of: part[rare], from: from, to: last + rare + 1) {
        let start = found - rare
        if part.indices.allSatisfy({ whole[start + $0] == part[$0] }) { return start }
        from = found + 1
      }
      return nil
    }
  }
}
