import CopydeskXML

/// Cuts a page's text into blocks: one walk over the flat tree, white space collapsed on the way.
struct BlockScanner {
  private var page = PageBlocks()
  private var open: [Open] = []
  private var block: Draft?
  /// A space or line break that is written once more text follows in the block.
  private var pending: UInt8 = 0
  private var linkDepth = 0
  private var emphasisDepth = 0
  private var preDepth = 0
  /// By node: whether it is left out with all it holds; empty for none.
  private let leftOut: [Bool]

  private init(leftOut: [Bool]) { self.leftOut = leftOut }

  private struct Open {
    var node: Int
    var end: Int
    /// The innermost block-level element at this point.
    var around: Int
    var isBlock: Bool
    var element: HTMLElement
  }

  private struct Draft {
    var block: PageBlock
    var start: Int
  }

  /// The blocks of all text below `root`, without elements that are left out.
  static func scan(_ tree: NodeTree, root: Int = 0, leftOut: [Bool] = []) -> PageBlocks {
    var scanner = BlockScanner(leftOut: leftOut)
    scanner.page.bytes.reserveCapacity(tree.bytes.count / 2)
    scanner.page.spans = Array(repeating: .init(), count: tree.nodes.count)
    scanner.walk(tree, root: root)
    return scanner.page
  }

  private mutating func walk(_ tree: NodeTree, root: Int) {
    let end = Int(tree.nodes[root].end)
    open.append(Open(node: root, end: end, around: root, isBlock: true, element: .document))
    var node = root + 1
    var piece = 0
    while node < end {
      while let last = open.last, last.end <= node { close(last) }
      let entry = tree.nodes[node]
      if entry.element == .text {
        text(entry, node, in: tree, piece: &piece)
        node += 1
        continue
      }
      node = start(entry, node, in: tree)
    }
    while let last = open.last { close(last) }
  }

  /// Opens an element; returns the node to go on with.
  private mutating func start(_ entry: NodeTree.Node, _ node: Int, in tree: NodeTree) -> Int {
    if !leftOut.isEmpty, leftOut[node] { return leaveOut(entry, node, in: tree) }
    switch Layout.of(node, in: tree) {
    case .absent:
      return Int(entry.end)
    case .lineBreak:
      lineBreak()
      return node + 1
    case .block:
      flush()
      push(entry, node, isBlock: true)
    case .inline:
      if entry.element == .time, block != nil { block?.block.hasTime = true }
      if Int(entry.end) > node + 1 { push(entry, node, isBlock: false) }
    }
    return node + 1
  }

  /// Text on both sides of a block stays parted.
  private mutating func leaveOut(_ entry: NodeTree.Node, _ node: Int, in tree: NodeTree) -> Int {
    if case .block = Layout.of(node, in: tree) { flush() }
    return Int(entry.end)
  }

  private mutating func push(_ entry: NodeTree.Node, _ node: Int, isBlock: Bool) {
    let around = isBlock ? node : open.last?.around ?? 0
    open.append(Open(node: node, end: Int(entry.end), around: around, isBlock: isBlock, element: entry.element))
    switch entry.element {
    case .a: linkDepth += 1
    case .b, .strong, .em, .i: emphasisDepth += 1
    case .pre, .listing: preDepth += 1
    default: break
    }
    if entry.element == .a { block?.block.links += 1 }
    page.spans[node].lower = Int32(truncatingIfNeeded: page.blocks.count)
  }

  private mutating func close(_ last: Open) {
    open.removeLast()
    if last.isBlock { flush() }
    page.spans[last.node].upper = Int32(truncatingIfNeeded: page.blocks.count)
    switch last.element {
    case .a: linkDepth -= 1
    case .b, .strong, .em, .i: emphasisDepth -= 1
    case .pre, .listing: preDepth -= 1
    default: break
    }
  }

  /// One break stays in the block, two part it.
  private mutating func lineBreak() {
    guard block != nil else { return }
    if pending == 0x0A, preDepth == 0 { return flush() }
    pending = 0x0A
  }

  private mutating func flush() {
    pending = 0
    guard var done = block else { return }
    block = nil
    done.block.range = done.start..<page.bytes.count
    guard !done.block.range.isEmpty else { return }
    page.blocks.append(done.block)
  }

  // MARK: Text

  private mutating func text(_ entry: NodeTree.Node, _ node: Int, in tree: NodeTree, piece: inout Int) {
    let range = Int(entry.lower)..<Int(entry.upper)
    while piece + 1 < tree.pieces.count, Int(tree.pieces[piece + 1].text) <= range.lowerBound { piece += 1 }
    let before = page.bytes.count
    tree.bytes.withUnsafeBufferPointer { bytes in
      var from = range.lowerBound
      while from < range.upperBound {
        while piece + 1 < tree.pieces.count, Int(tree.pieces[piece + 1].text) <= from { piece += 1 }
        let limit =
          piece + 1 < tree.pieces.count ? min(range.upperBound, Int(tree.pieces[piece + 1].text)) : range.upperBound
        let source = Int(tree.pieces[piece].source) - Int(tree.pieces[piece].text)
        append(UnsafeBufferPointer(rebasing: bytes[from..<limit]), source: source + from, node: node, in: tree)
        from = limit
      }
    }
    let added = page.bytes.count - before
    guard added > 0 else { return }
    if linkDepth > 0 { block?.block.linked += added }
    if emphasisDepth > 0 { block?.block.emphasised += added }
  }

  /// Appends a piece of text word by word.
  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, source: Int, node: Int, in tree: NodeTree) {
    var index = 0
    while index < bytes.count {
      if bytes[index] <= 0x20 {
        space(bytes[index])
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] > 0x20 { end += 1 }
      word(UnsafeBufferPointer(rebasing: bytes[index..<end]), source: source + index, node: node, in: tree)
      index = end
    }
  }

  private mutating func space(_ byte: UInt8) {
    guard block != nil else { return }
    if byte == 0x0A, preDepth > 0 { pending = 0x0A } else if pending == 0 { pending = 0x20 }
  }

  private mutating func word(_ word: UnsafeBufferPointer<UInt8>, source: Int, node: Int, in tree: NodeTree) {
    if isBlank(word) { return space(0x20) }
    if block == nil {
      begin(node, in: tree)
    } else if pending != 0 {
      if pending == 0x0A { block?.block.lines += 1 }
      page.bytes.append(pending)
    }
    pending = 0
    widen(to: node, in: tree)
    page.addRun(text: page.bytes.count, source: source)
    page.bytes.append(contentsOf: word)
  }

  /// Whether a word is nothing but no-break spaces and marks of no width: it counts as a space.
  private func isBlank(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < word.count {
      switch word[index] {
      case 0xC2 where index + 1 < word.count && word[index + 1] == 0xA0: index += 2
      case 0xE2 where index + 2 < word.count && word[index + 1] == 0x80 && word[index + 2] <= 0x8F: index += 3
      default: return false
      }
    }
    return true
  }

  private mutating func begin(_ node: Int, in tree: NodeTree) {
    let around = open.last?.around ?? 0
    var made = PageBlock(
      node: around, inner: Int(tree.nodes[node].parent), text: node, range: 0..<0, element: tree.nodes[around].element)
    if linkDepth > 0 { made.links = 1 }
    made.hasTime = tree.nodes[made.inner].element == .time
    block = Draft(block: made, start: page.bytes.count)
  }

  /// Moves the innermost element out until it holds this text too.
  private mutating func widen(to node: Int, in tree: NodeTree) {
    guard var inner = block?.block.inner else { return }
    while inner > 0, node >= Int(tree.nodes[inner].end) { inner = Int(tree.nodes[inner].parent) }
    block?.block.inner = inner
  }
}
