public import CopydeskText

/// The paragraphs of a text without a layer of blocks: what blank lines part; where there is none, every line.
public enum PlainBlocks {
  /// The paragraphs, in order, white space at their ends left out where it is ASCII.
  public static func ranges(of text: [UInt8]) -> [TextRange] {
    text.withUnsafeBufferPointer { text in
      let whole = TextRange(0, text.count)
      let byBlankLines = ranges(of: text, in: whole, gap: 2)
      return byBlankLines.count > 1 ? byBlankLines : ranges(of: text, in: whole, gap: 1)
    }
  }

  /// The lines of a stretch of a text that are not empty.
  public static func lines(of text: [UInt8], in range: TextRange) -> [TextRange] {
    text.withUnsafeBufferPointer { ranges(of: $0, in: range, gap: 1) }
  }

  /// Stretches between runs of white space that hold at least `gap` line feeds.
  private static func ranges(of text: UnsafeBufferPointer<UInt8>, in whole: TextRange, gap: Int) -> [TextRange] {
    var ranges: [TextRange] = []
    var start = inkStart(text, whole.start, whole.end).at
    var at = start
    while at < whole.end {
      let feed = lineFeed(text, at, whole.end)
      let (next, feeds) = inkStart(text, feed, whole.end)
      if feeds >= gap || next == whole.end {
        let end = inkEnd(text, start, feed)
        if end > start { ranges.append(TextRange(start, end)) }
        start = next
      }
      at = next
    }
    return ranges
  }

  /// The first byte from `start` on that is no white space, and the line feeds before it.
  private static func inkStart(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> (at: Int, feeds: Int) {
    var at = start
    var feeds = 0
    while at < end, text[at] <= 0x20 {
      if text[at] == 0x0A { feeds += 1 }
      at += 1
    }
    return (at, feeds)
  }

  /// One past the last byte before `end` that is no white space.
  private static func inkEnd(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, text[end - 1] <= 0x20 { end -= 1 }
    return end
  }

  /// The first line feed from `start` on, or `end`. Eight bytes at a time.
  private static func lineFeed(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let bytes = UnsafeRawBufferPointer(text)
    var at = start
    while at + 8 <= end {
      let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) ^ ones &* 0x0A
      if (word &- ones) & ~word & ones &<< 7 != 0 { break }
      at += 8
    }
    while at < end, text[at] != 0x0A { at += 1 }
    return at
  }
}
