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

  /// One walk over the blocks in the order of the page, as lines are counted onwards.
  mutating func write(to document: inout Document) {
    guard let selection else { return }
    var text: [UInt8] = []
    var blocks: [Block] = []
    var removed = RemovedBlocks()
    let reasons = view.map { DropReason($0) }
    let bytes = map.map { PageSource(page, decoded: source, map: $0) }
    for (index, block) in page.blocks.enumerated() {
      guard selection.keeps[index] else {
        let why = site?.isSelecting ?? false ? "site-rule.unselected" : reasons?.why(index) ?? "boilerplate.other"
        let at = removed.takes(index, why) || document.notes.isOn ? place(of: block) : SourcePlace()
        removed.add(index, why, excerpt(block), at)
        note("- \(why)", index, at, &document)
        continue
      }
      if !text.isEmpty { text.append(contentsOf: [0x0A, 0x0A]) }
      let start = text.count
      text.append(contentsOf: page.bytes[block.range])
      var at = place(of: block)
      note("+ \(Block.Kind(of: block, in: tree).rawValue)", index, at, &document)
      if let bytes { at.runs = bytes.runs(of: block, at: start) }
      blocks.append(Block(range: TextRange(start, text.count), kind: .init(of: block, in: tree), at: at))
    }
    document.text = text
    document[Blocks.self] = blocks
    document.removed += removed.all
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

  /// A line of the page as it was kept (`+`) and dropped (`-`).
  private func note(_ what: @autoclosure () -> String, _ index: Int, _ at: SourcePlace, _ document: inout Document) {
    guard document.notes.isOn else { return }
    let score = selection.flatMap { $0.scores.indices.contains(index) ? $0.scores[index] : nil }
    let rounded = score.map { ", score \((Double($0) * 100).rounded() / 100)" } ?? ""
    document.notes.add(
      Self.stage, "\(what()), line \(at.line ?? 0), \(at.path ?? "")\(rounded): \(excerpt(page.blocks[index]))")
  }

  /// The first bytes of a block.
  private func excerpt(_ block: PageBlock) -> String {
    var end = min(block.range.upperBound, block.range.lowerBound + 120)
    while end < block.range.upperBound, end > block.range.lowerBound, page.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: page.bytes[block.range.lowerBound..<end], as: UTF8.self)
  }
}

/// What was dropped of a page. Neighbours with one reason are listed as one.
private struct RemovedBlocks {
  private(set) var all: [Removed] = []
  private var last: (why: String, index: Int)?

  /// Whether a dropped block starts a stretch of its own.
  func takes(_ index: Int, _ why: String) -> Bool { last.map { $0.index != index - 1 || $0.why != why } ?? true }

  mutating func add(_ index: Int, _ why: String, _ text: String, _ at: SourcePlace) {
    if takes(index, why) {
      all.append(Removed(why: why, text: text, at: at))
    } else if all[all.count - 1].text.utf8.count < 160 {
      all[all.count - 1].text += "\n" + text
    }
    last = (why, index)
  }
}
