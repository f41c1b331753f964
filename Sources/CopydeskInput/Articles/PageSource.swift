import CopydeskCore
import CopydeskText
import CopydeskXML

/// Says of which bytes of the source the text of a block was made.
struct PageSource {
  private let page: PageBlocks
  /// The page in UTF-8, and where that stood in the source.
  private let decoded: [UInt8]
  private let map: SourceMap

  init(_ page: PageBlocks, decoded: [UInt8], map: SourceMap) {
    self.page = page
    self.decoded = decoded
    self.map = map
  }

  /// The runs of a block whose text starts at `start` of the document's.
  func runs(of block: PageBlock, at start: Int) -> [SourceRun] {
    var runs: [SourceRun] = []
    let shift = start - block.range.lowerBound
    var index = page.runIndex(at: block.range.lowerBound)
    while index < page.runs.count, Int(page.runs[index].text) < block.range.upperBound {
      let run = page.runs[index]
      let end = index + 1 < page.runs.count ? Int(page.runs[index + 1].text) : page.bytes.count
      let text = max(Int(run.text), block.range.lowerBound)..<min(end, block.range.upperBound)
      for piece in pieces(text, source: Int(run.source) + text.lowerBound - Int(run.text)) {
        add(piece, shift: shift, to: &runs)
      }
      index += 1
    }
    return runs
  }

  private func add(_ piece: (text: Range<Int>, source: Range<Int>), shift: Int, to runs: inout [SourceRun]) {
    let run = SourceRun(
      text: TextRange(piece.text.lowerBound + shift, piece.text.upperBound + shift),
      source: TextRange(map.source(of: piece.source.lowerBound), map.source(of: piece.source.upperBound)))
    if let last = runs.last, last.text.end == run.text.start, last.source.end == run.source.start,
      last.text.count == last.source.count, run.text.count == run.source.count
    {
      runs[runs.count - 1].text.end = run.text.end
      runs[runs.count - 1].source.end = run.source.end
    } else {
      runs.append(run)
    }
  }

  /// A stretch of text that lies in the source as one piece, cut where the two don't agree byte for byte.
  private func pieces(_ text: Range<Int>, source: Int) -> [(text: Range<Int>, source: Range<Int>)] {
    var pieces: [(text: Range<Int>, source: Range<Int>)] = []
    var (place, origin) = (text.lowerBound, source)
    while place < text.upperBound {
      let (start, from) = (place, origin)
      while place < text.upperBound, agrees(place, origin) { (place, origin) = (place + 1, origin + 1) }
      guard place < text.upperBound else {
        pieces.append((start..<place, from..<origin))
        break
      }
      // The last character may have begun like that of the source.
      while place > start, page.bytes[place] & 0xC0 == 0x80 { (place, origin) = (place - 1, origin - 1) }
      if place > start { pieces.append((start..<place, from..<origin)) }
      guard let piece = odd(place, origin, isFirst: place == text.lowerBound) else { break }
      if let bytes = piece.source { pieces.append((place..<piece.place, bytes)) }
      (place, origin) = (piece.place, piece.origin)
    }
    return pieces
  }

  /// A character that is written otherwise in the source; nil for a space that stands for a tag, and for what is unknown.
  private func odd(_ place: Int, _ origin: Int, isFirst: Bool) -> (source: Range<Int>?, place: Int, origin: Int)? {
    guard page.bytes[place] > 0x20, origin >= 0, origin + 1 < decoded.count else { return nil }
    var next = place + 1
    while next < page.bytes.count, page.bytes[next] & 0xC0 == 0x80 { next += 1 }
    // The parser tells where a reference ends; one of Windows has two bytes for it.
    for length in [next - place, 2] where isFirst {
      if let start = reference(endingAt: origin + length) {
        return (start..<origin + length, next, origin + length)
      }
    }
    if decoded[origin] == 0xC2, decoded[origin + 1] < 0xA0 { return (origin..<origin + 2, next, origin + 2) }
    // Of a less-than sign that starts no tag it tells the place before.
    return isFirst && page.bytes[place] == 0x3C && decoded[origin + 1] == 0x3C ? (nil, place, origin + 1) : nil
  }

  private func agrees(_ text: Int, _ source: Int) -> Bool {
    guard decoded.indices.contains(source) else { return false }
    return page.bytes[text] == decoded[source] || page.bytes[text] <= 0x20 && decoded[source] <= 0x20
  }

  /// Where the reference that ends at `end` begins; nil where none does.
  private func reference(endingAt end: Int) -> Int? {
    guard end <= decoded.count else { return nil }
    var index = end - 1
    if index >= 0, decoded[index] == 0x3B { index -= 1 }
    while index >= max(0, end - 40) {
      let byte = decoded[index]
      if byte == 0x26 { return index < end - 1 ? index : nil }
      guard (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x23 else { return nil }
      index -= 1
    }
    return nil
  }
}
