import CopydeskCore
import CopydeskText
import CopydeskXML

/// Puts the kept blocks of one page together and writes them, with what was dropped and why, into its document.
struct ArticleWriter {
  private static let stage = CleanMarkup.spec.name
  private let tree: NodeTree
  private let source: [UInt8]
  private let favor: Favor
  private let site: SiteChoice?
  private var page: PageBlocks
  private var view: PageView?
  private var selection: Selection?
  private var metadata = PageMetadata()
  private var paths = NodePaths()
  private var lines: LineCounter
  /// Where the page stood in its source; nil where nobody asks for it.
  private let map: SourceMap?

  init(tree: NodeTree, source: [UInt8], favor: Favor, site: SiteChoice? = nil, map: SourceMap? = nil) {
    self.tree = tree
    self.source = source
    self.favor = favor
    self.site = site
    self.map = map
    page = BlockScanner.scan(tree, leftOut: site?.leftOut ?? [])
    lines = LineCounter()
  }

  /// Takes every block: a fragment is all the article's.
  mutating func takeAll() {
    selection = Selection(keeps: page.blocks.map { site?.selects($0) ?? true }, scores: [])
  }

  /// Chooses the article's blocks of a whole page and reads its metadata.
  mutating func takeArticle() {
    let head = PageHead(tree)
    let made = PageView(tree: tree, page: page, known: head.words)
    var chosen = Selection.select(made, favor: favor)
    if let site, site.isSelecting { chosen.keep(made) { site.selects($0) } }
    metadata = PageMetadata(head: head, view: made, selection: chosen, source: source)
    view = made
    selection = chosen
  }

  mutating func write(to document: inout Document) {
    guard let selection else { return }
    var text: [UInt8] = []
    var blocks: [Block] = []
    let bytes = map.map { PageSource(page, decoded: source, map: $0) }
    var drops = Drops(reasons: view.map { DropReason($0) })
    for (index, block) in page.blocks.enumerated() {
      guard selection.keeps[index] else {
        drop(index, &drops, &document)
        continue
      }
      if document.notes.isOn { note("+ \(Block.Kind(of: block, in: tree).rawValue)", index, &document) }
      if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
      let start = text.count
      text.append(contentsOf: page.bytes[block.range])
      var at = place(of: block)
      if let bytes { at.runs = bytes.runs(of: block, at: start) }
      blocks.append(Block(range: TextRange(start, text.count), kind: .init(of: block, in: tree), at: at))
    }
    document.text = text
    document[Blocks.self] = blocks
    site?.write(to: &document, stage: Self.stage)
    if selection.isLastResort, !text.isEmpty {
      document.find(Self.stage, "whole-page", "No part of the page looks like an article; its whole text was taken.")
    }
    metadata.write(to: &document)
  }

  /// Where a block stands in the source.
  private mutating func place(of block: PageBlock) -> SourcePlace {
    SourcePlace(path: paths.path(of: block.node, in: tree), line: lines.line(of: page.source(of: block), in: source))
  }

  // MARK: What was dropped

  /// Reasons, and the block that was dropped last with its own.
  private struct Drops {
    let reasons: DropReason?
    var last: (why: String, index: Int)?
  }

  /// Lists a block as dropped; neighbours with one reason are listed as one.
  private mutating func drop(_ index: Int, _ drops: inout Drops, _ document: inout Document) {
    let block = page.blocks[index]
    let why = site?.isSelecting ?? false ? "site-rule.unselected" : drops.reasons?.why(index) ?? "boilerplate.other"
    if document.notes.isOn { note("- \(why)", index, &document) }
    if let last = drops.last, last.index == index - 1, last.why == why {
      let position = document.removed.count - 1
      if document.removed[position].text.utf8.count < 160 { document.removed[position].text += "\n" + excerpt(block) }
    } else {
      document.removed.append(Removed(why: why, text: excerpt(block), at: place(of: block)))
    }
    drops.last = (why, index)
  }

  /// A line of the page as it was kept (`+`) and dropped (`-`).
  private mutating func note(_ what: String, _ index: Int, _ document: inout Document) {
    let block = page.blocks[index]
    let at = place(of: block)
    let score = selection.flatMap { $0.scores.indices.contains(index) ? $0.scores[index] : nil }
    let rounded = score.map { ", score \((Double($0) * 100).rounded() / 100)" } ?? ""
    document.notes.add(
      Self.stage, "\(what), line \(at.line ?? 0), \(at.path ?? "")\(rounded): \(excerpt(block))")
  }

  /// The first bytes of a block.
  private func excerpt(_ block: PageBlock) -> String {
    var end = min(block.range.upperBound, block.range.lowerBound + 120)
    while end < block.range.upperBound, end > block.range.lowerBound, page.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: page.bytes[block.range.lowerBound..<end], as: UTF8.self)
  }
}

/// Counts lines of a source for offsets that rise.
struct LineCounter {
  private var offset = 0
  private var line = 1

  /// The line, from 1, of an offset. Offsets that fall are counted from the start again.
  mutating func line(of wanted: Int, in source: [UInt8]) -> Int {
    let wanted = min(max(wanted, 0), source.count)
    if wanted < offset { (offset, line) = (0, 1) }
    line += source.withUnsafeBufferPointer { Self.breaks(UnsafeBufferPointer(rebasing: $0[offset..<wanted])) }
    offset = wanted
    return line
  }

  /// Counts in bytes for stretches that a byte can count, which the compiler does many at a time.
  private static func breaks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var total = 0
    var start = 0
    while start < bytes.count {
      let end = min(start + 192, bytes.count)
      var count: UInt8 = 0
      for index in start..<end { count &+= bytes[index] == 0x0A ? 1 : 0 }
      total += Int(count)
      start = end
    }
    return total
  }
}
