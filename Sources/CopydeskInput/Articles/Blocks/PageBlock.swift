import CopydeskXML

/// A stretch of a page's text between two breaks: what is kept or dropped as one.
struct PageBlock {
  /// The block-level element around it.
  var node: Int
  /// The innermost element that holds all of it: the block-level element or one inside a line.
  var inner: Int
  /// The node of its first text.
  var text: Int
  /// Its bytes in `PageBlocks.bytes`, white space collapsed.
  var range: Range<Int>
  /// What it is.
  var element: HTMLElement
  /// Bytes of it inside links.
  var linked = 0
  /// Links that begin in it.
  var links = 0
  /// Bytes of it in bold or italics.
  var emphasised = 0
  /// Line breaks inside.
  var lines = 0
  /// Whether a `time` element stands in it.
  var hasTime = false

  var count: Int { range.count }
}

/// All text of a page, cut into blocks in document order.
struct PageBlocks {
  /// The blocks' text, one after the other.
  var bytes: [UInt8] = []
  /// The blocks, in document order.
  var blocks: [PageBlock] = []
  /// Where stretches of `bytes` came from, in order.
  var runs: [Run] = []
  /// By node: the blocks that begin inside it.
  var spans: [Span] = []

  /// A range of blocks.
  struct Span {
    var lower: Int32 = 0
    var upper: Int32 = 0
    var count: Int32 { upper - lower }

    /// Whether a block is one of them.
    func holds(_ block: Int) -> Bool { block >= Int(lower) && block < Int(upper) }
  }

  /// A stretch of text that lies in the source as one piece, apart from collapsed white space.
  struct Run {
    var text: Int32
    var source: Int32
  }

  /// Notes that text from `text` on comes from `source` on; nothing is stored while the one follows the other.
  mutating func addRun(text: Int, source: Int) {
    if let last = runs.last, Int(last.source) - Int(last.text) == source - text { return }
    runs.append(Run(text: Int32(truncatingIfNeeded: text), source: Int32(truncatingIfNeeded: source)))
  }

  /// The last block that begins before a node: the one that an element ending there stands in, or the last inside it.
  func block(before node: Int) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].text < node { low = middle + 1 } else { high = middle }
    }
    return blocks.isEmpty ? nil : max(0, low - 1)
  }

  /// Where in the source a block begins.
  func source(of block: PageBlock) -> Int {
    guard !runs.isEmpty else { return 0 }
    let run = runs[runIndex(at: block.range.lowerBound)]
    return Int(run.source) + block.range.lowerBound - Int(run.text)
  }

  /// The last run that starts at or before an offset into `bytes`; 0 where none does.
  func runIndex(at offset: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if Int(runs[middle].text) <= offset { low = middle + 1 } else { high = middle }
    }
    return max(low - 1, 0)
  }
}
