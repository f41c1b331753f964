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
    var start = whole.start
    var end = whole.start
    var feeds = 0
    for index in whole.start..<whole.end {
      let byte = text[index]
      if byte == 0x0A {
        feeds += 1
      } else if byte > 0x20 {
        if feeds >= gap, end > start {
          ranges.append(TextRange(start, end))
          start = index
        } else if end == start {
          start = index
        }
        feeds = 0
        end = index + 1
      }
    }
    if end > start { ranges.append(TextRange(start, end)) }
    return ranges
  }
}
