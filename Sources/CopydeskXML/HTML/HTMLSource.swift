/// Mends what libxml2's HTML 4 parser would read otherwise than browsers do, byte for byte in place, so that offsets and
/// lines stay those of the source.
///
/// - `<!-->` and `<!--->` are whole comments; libxml2 would swallow the rest of the page.
/// - Inside `title`, `textarea`, `iframe` and a few more everything up to the end tag is text, no markup.
/// - Attributes beyond a limit are blanked: libxml2 compares each with all before it.
/// - NUL bytes end libxml2's reading; they become spaces.
enum HTMLSource {
  /// The mended source; nil when nothing had to be mended.
  static func mend(_ source: [UInt8], attributeLimit: Int) -> [UInt8]? {
    var blanks: [Blank] = source.withUnsafeBufferPointer { bytes in
      var scanner = Scanner(bytes: bytes, attributeLimit: attributeLimit)
      scanner.scan()
      return scanner.blanks
    }
    source.withUnsafeBufferPointer { bytes in
      var from = 0
      while let nul = bytes.firstIndex(of: 0, from: from) {
        blanks.append(Blank(range: nul..<nul + 1))
        from = nul + 1
      }
    }
    guard !blanks.isEmpty else { return nil }
    var mended = source
    for blank in blanks { for index in blank.range { mended[index] = 0x20 } }
    return mended
  }

  struct Blank {
    var range: Range<Int>
  }

  /// Walks over tags, comments and raw text as a browser's tokenizer does.
  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let attributeLimit: Int
    var blanks: [Blank] = []
    /// Raw-text elements whose end tag is known to be missing from here on: they are not searched for again.
    var hasNoEnd: Set<Int> = []

    mutating func scan() {
      var index = 0
      while let open = bytes.firstIndex(of: 0x3C, from: index), open + 1 < bytes.count {
        let next = bytes[open + 1]
        if next == 0x21 {
          index = declaration(at: open)
        } else if (next | 0x20) &- 0x61 < 26 {
          index = tag(at: open)
        } else {
          index = open + 1
        }
      }
    }

    /// A comment, or another thing that starts with `<!` and ends at the next `>`.
    mutating func declaration(at open: Int) -> Int {
      guard open + 3 < bytes.count, bytes[open + 2] == 0x2D, bytes[open + 3] == 0x2D else { return open + 2 }
      let start = open + 4
      if start < bytes.count, bytes[start] == 0x3E { return blank(open..<start + 1) }
      if start + 1 < bytes.count, bytes[start] == 0x2D, bytes[start + 1] == 0x3E { return blank(open..<start + 2) }
      var index = start
      while let dash = bytes.firstIndex(of: 0x3E, from: index) {
        if dash >= start + 2, bytes[dash - 1] == 0x2D, bytes[dash - 2] == 0x2D { return dash + 1 }
        index = dash + 1
      }
      return bytes.count
    }

    mutating func blank(_ range: Range<Int>) -> Int {
      if !range.isEmpty { blanks.append(Blank(range: range)) }
      return range.upperBound
    }

    /// A start tag with its attributes; behind one of raw text, that text too.
    mutating func tag(at open: Int) -> Int {
      var index = open + 1
      while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
      let name = open + 1..<index
      let end = attributes(from: index)
      guard let rawName = RawText.index(of: name, in: bytes) else { return end }
      return rawText(rawName, from: end)
    }

    /// Skips attributes up to behind the `>`; blanks those beyond the limit.
    mutating func attributes(from start: Int) -> Int {
      var index = start
      var count = 0
      var excess: Int?
      while index < bytes.count {
        let byte = bytes[index]
        if byte == 0x3E { break }
        if byte <= 0x20 || byte == 0x2F {
          index += 1
          continue
        }
        count += 1
        if count == attributeLimit + 1 { excess = index }
        index = value(from: attributeName(from: index))
      }
      if let excess { _ = blank(excess..<min(index, bytes.count)) }
      return min(index + 1, bytes.count)
    }

    private func attributeName(from start: Int) -> Int {
      var index = start + 1
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E, bytes[index] != 0x3D, bytes[index] != 0x2F {
        index += 1
      }
      return index
    }

    /// Skips an equals sign with the value behind it, if they are there.
    private func value(from start: Int) -> Int {
      var index = start
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, bytes[index] == 0x3D else { return start }
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return index }
      let quote = bytes[index]
      if quote == 0x22 || quote == 0x27 {
        return bytes.firstIndex(of: quote, from: index + 1).map { $0 + 1 } ?? bytes.count
      }
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E { index += 1 }
      return index
    }

    /// Skips text that holds no markup; in elements that libxml2 doesn't know as such, markup is blanked.
    mutating func rawText(_ name: Int, from start: Int) -> Int {
      guard !hasNoEnd.contains(name) else { return start }
      guard let end = RawText.end(of: name, from: start, in: bytes) else {
        hasNoEnd.insert(name)
        return start
      }
      guard RawText.isBlanked(name) else { return end }
      var index = start
      while let open = bytes.firstIndex(of: 0x3C, from: index), open < end {
        _ = blank(open..<open + 1)
        index = open + 1
      }
      return end
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x3A || byte == 0x5F
    }
  }
}
