import CopydeskText

/// Mends what libxml2's HTML 4 parser would read otherwise than browsers do, and leaves out what nobody reads.
///
/// - `<!-->` and `<!--->` are whole comments; libxml2 would swallow the rest of the page.
/// - Inside `title`, `textarea`, `iframe` and a few more everything up to the end tag is text, no markup.
/// - Attributes beyond a limit are blanked: libxml2 compares each with all before it.
/// - NUL bytes end libxml2's reading; they become spaces.
/// - Programs, style sheets and comments are two fifths of many a page: what is inside is cut.
struct HTMLSource {
  /// The source to parse.
  private(set) var bytes: [UInt8]
  /// What it lacks.
  private(set) var cuts = SourceCuts()

  /// Shorter stretches are not worth a cut.
  private static let shortestCut = 24

  init(_ source: [UInt8], attributeLimit: Int) {
    let edits = source.withUnsafeBufferPointer { bytes in
      var scanner = Scanner(bytes: bytes, attributeLimit: attributeLimit)
      scanner.scan()
      return scanner.edits
    }
    bytes = source
    if !edits.isEmpty { apply(edits, to: source) }
    guard source.withUnsafeBufferPointer({ $0.firstIndex(of: 0, from: 0) }) != nil else { return }
    for index in bytes.indices where bytes[index] == 0 { bytes[index] = 0x20 }
  }

  private mutating func apply(_ edits: [Edit], to source: [UInt8]) {
    bytes = []
    bytes.reserveCapacity(source.count - edits.reduce(0) { $0 + ($1.isCut ? $1.range.count : 0) })
    var from = 0
    for edit in edits {
      bytes.append(contentsOf: source[from..<edit.range.lowerBound])
      if edit.isCut {
        cuts.add(edit.range)
      } else {
        bytes.append(contentsOf: repeatElement(0x20, count: edit.range.count))
      }
      from = edit.range.upperBound
    }
    bytes.append(contentsOf: source[from...])
  }

  private struct Edit {
    var range: Range<Int>
    /// Whether the bytes are left out; else each becomes a space.
    var isCut: Bool
  }

  /// Walks over tags, comments and raw text as a browser's tokenizer does.
  private struct Scanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let attributeLimit: Int
    /// In the order of the source.
    var edits: [Edit] = []
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

    /// A comment, or another thing that starts with `<!` and ends at the next `>`. An empty comment stays where one was, so
    /// that the texts around it stay apart.
    mutating func declaration(at open: Int) -> Int {
      guard open + 3 < bytes.count, bytes[open + 2] == 0x2D, bytes[open + 3] == 0x2D else { return open + 2 }
      let start = open + 4
      if start < bytes.count, bytes[start] == 0x3E { return blank(open..<start + 1) }
      if start + 1 < bytes.count, bytes[start] == 0x2D, bytes[start + 1] == 0x3E { return blank(open..<start + 2) }
      var index = start
      while let dash = bytes.firstIndex(of: 0x3E, from: index) {
        if dash >= start + 2, bytes[dash - 1] == 0x2D, bytes[dash - 2] == 0x2D {
          cut(start..<dash - 2)
          return dash + 1
        }
        index = dash + 1
      }
      return bytes.count
    }

    mutating func blank(_ range: Range<Int>) -> Int {
      if !range.isEmpty { edits.append(Edit(range: range, isCut: false)) }
      return range.upperBound
    }

    mutating func cut(_ range: Range<Int>) {
      if range.count >= HTMLSource.shortestCut { edits.append(Edit(range: range, isCut: true)) }
    }

    /// A start tag with its attributes; behind one of raw text, that text too.
    mutating func tag(at open: Int) -> Int {
      var index = open + 1
      while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
      let name = open + 1..<index
      let end = attributes(from: index)
      guard let rawName = RawText.index(of: name, in: bytes) else { return end }
      return rawText(rawName, from: end, isData: RawText.mayBeData(bytes[index..<end]))
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
        index = value(of: index..<attributeName(from: index), cuts: excess == nil)
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

    /// Skips an equals sign with the value behind it, if they are there. In quotation marks it is cut when the tree doesn't
    /// keep the attribute.
    private mutating func value(of name: Range<Int>, cuts: Bool) -> Int {
      var index = name.upperBound
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count, bytes[index] == 0x3D else { return name.upperBound }
      index += 1
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
      guard index < bytes.count else { return index }
      let quote = bytes[index]
      if quote == 0x22 || quote == 0x27 {
        guard let end = bytes.firstIndex(of: quote, from: index + 1) else { return bytes.count }
        if cuts, end - index > HTMLSource.shortestCut, !isKept(name) { cut(index + 1..<end) }
        return end + 1
      }
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3E { index += 1 }
      return index
    }

    /// Whether the tree keeps an attribute. One with capitals may be any.
    private func isKept(_ name: Range<Int>) -> Bool {
      let name = UnsafeBufferPointer(rebasing: bytes[name])
      return name.contains { $0 &- 0x41 < 26 } || HTMLAttribute(name) != nil
    }

    /// Skips text that holds no markup; in elements that libxml2 doesn't know as such, markup is blanked, in the others all
    /// is cut but data.
    mutating func rawText(_ name: Int, from start: Int, isData: Bool) -> Int {
      guard !hasNoEnd.contains(name) else { return start }
      guard let end = RawText.end(of: name, from: start, in: bytes) else {
        hasNoEnd.insert(name)
        return start
      }
      guard RawText.isBlanked(name) else {
        if !isData { cut(start..<end) }
        return end
      }
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
