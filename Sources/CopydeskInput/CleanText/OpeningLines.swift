import CopydeskCore
import CopydeskText

/// What stands above the first paragraph of a scraped text: the site's name, the headline, the headline again.
struct OpeningLines {
  /// Indexes of blocks to take out, each with its rule.
  private(set) var removed: [(block: Int, rule: String)] = []
  /// The headline that they state, where none was known.
  private(set) var title: String?

  /// A headline is shorter than this, in words; the name of a site much shorter.
  private static let headlineWords = 30
  private static let nameWords = 5
  /// The paragraph below a headline is longer than the headline, and at least this long in bytes.
  private static let paragraphBytes = 120

  init(_ document: Document, _ blocks: [Block]) {
    let words = blocks.prefix(5).map { foldedWords(document.text[$0.range.start..<$0.range.end]) }
    let isLine = zip(blocks, words).map { block, words in
      (1..<Self.headlineWords).contains(words.count) && !endsSentence(document.text, block)
    }
    if let known = document.metadata.title.map({ foldedWords(Array($0.utf8)[...]) }), !known.isEmpty {
      guard let first = words.firstIndex(of: known) else { return }
      remove(words, isLine, headline: first)
    } else if let headline = Self.headline(blocks, words, isLine) {
      title = document.string(blocks[headline].range)
      remove(words, isLine, headline: headline)
    }
  }

  /// A line that stands twice, or the last of the lines above a real paragraph.
  private static func headline(_ blocks: [Block], _ words: [[[UInt8]]], _ isLine: [Bool]) -> Int? {
    let lines = isLine.firstIndex(of: false) ?? isLine.count
    guard lines > 0, lines < blocks.count else { return nil }
    for index in 1..<max(lines, 1) where words[index] == words[index - 1] { return index - 1 }
    guard lines <= 2, blocks[lines].range.count >= max(paragraphBytes, blocks[lines - 1].range.count) else {
      return nil
    }
    return lines - 1
  }

  /// Takes out the headline with its repetitions, and short lines above it.
  private mutating func remove(_ words: [[[UInt8]]], _ isLine: [Bool], headline: Int) {
    for index in 0..<headline where isLine[index] && words[index].count <= Self.nameWords {
      removed.append((index, "boilerplate.site-name"))
    }
    var index = headline
    while index < words.count, words[index] == words[headline] {
      removed.append((index, "headline"))
      index += 1
    }
  }
}

/// Whether a block ends like a sentence. A question or an exclamation may be a headline.
private func endsSentence(_ text: [UInt8], _ block: Block) -> Bool {
  guard block.kind == .paragraph || block.kind == .heading else { return true }
  var at = block.range.end - 1
  while at > block.range.start, text[at] == 0x22 || text[at] == 0x27 || text[at] == 0x29 { at -= 1 }
  guard at >= block.range.start else { return false }
  return text[at] == 0x2E || text[at] == 0x3A || text[at] == 0x2C
}
