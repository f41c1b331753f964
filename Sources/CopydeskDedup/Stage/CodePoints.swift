import CopydeskText

/// Ranges of bytes as ranges of code points, in one pass over the text.
func codePoints(_ ranges: [TextRange], in text: [UInt8]) -> [TextRange] {
  var units: [Int: Int] = [:]
  var at = 0
  var count = 0
  for offset in ranges.flatMap({ [$0.start, $0.end] }).sorted() {
    while at < min(offset, text.count) {
      if text[at] & 0xC0 != 0x80 { count += 1 }
      at += 1
    }
    units[offset] = count
  }
  return ranges.map { TextRange(units[$0.start] ?? 0, units[$0.end] ?? 0) }
}
