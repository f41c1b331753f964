import CopydeskText
import CopydeskXML

/// A page as the features see it: blocks with the facts of each, and sums over stretches of blocks.
struct PageView {
  let tree: NodeTree
  let page: PageBlocks
  let facts: [TextFacts]
  /// What class names say, by node, with `hidden` and `articleBody`.
  private let classes: [UInt32]
  /// Three elements around each block; see `level`.
  private var levels: [Int32] = []
  /// By block, the sums of all blocks before it; one more than there are blocks.
  let sums: [Sums]
  /// How often each block's words stand on the page.
  let repeats: [Int]
  /// By block: the number of its group of blocks with the same element and class names around.
  private(set) var groups: [Int] = []
  private(set) var groupSums: [Sums] = []
  /// The element that holds most of the running text, by two ways of reckoning.
  private(set) var scored = 0
  private(set) var descended = 0
  /// The block of the page's headline; -1 when there is none.
  let headline: Int

  struct Sums {
    var bytes = 0
    var linked = 0
    var good = 0
    var blocks = 0

    static func - (a: Sums, b: Sums) -> Sums {
      Sums(bytes: a.bytes - b.bytes, linked: a.linked - b.linked, good: a.good - b.good, blocks: a.blocks - b.blocks)
    }
    static func + (a: Sums, b: Sums) -> Sums {
      Sums(bytes: a.bytes + b.bytes, linked: a.linked + b.linked, good: a.good + b.good, blocks: a.blocks + b.blocks)
    }
  }

  static let hidden: UInt32 = 1 << 30
  static let articleBody: UInt32 = 1 << 29

  init(tree: NodeTree, page: PageBlocks, known: PageWords) {
    self.tree = tree
    self.page = page
    facts = page.bytes.withUnsafeBufferPointer { bytes in
      var prefixes: [UInt64] = []
      return page.blocks.map { TextFacts(bytes, $0.range, known: known, prefixes: &prefixes) }
    }
    classes = tree.nodes.indices.map { PageView.classBits(of: $0, in: tree) }
    repeats = PageView.repeats(facts)
    headline = PageView.headline(page, facts, titleWords: known.titleCount)
    var sums = [Sums()]
    sums.reserveCapacity(page.blocks.count + 1)
    for (index, block) in page.blocks.enumerated() {
      let good = PageView.good(block, facts[index])
      sums.append(sums[index] + Sums(bytes: block.count, linked: block.linked, good: good, blocks: 1))
    }
    self.sums = sums
    group()
    findLevels()
    scored = scoredContainer()
    descended = descendedContainer()
  }

  /// Bytes of running text in a block: 0 for what is short or mostly links.
  static func good(_ block: PageBlock, _ facts: TextFacts) -> Int {
    guard block.count >= 60, block.linked * 2 < block.count, facts.stops + facts.commas > 0 else { return 0 }
    return min(block.count, 1200)
  }

  private static func repeats(_ facts: [TextFacts]) -> [Int] {
    var numbers = HashNumbers(capacity: facts.count)
    let numbered = facts.map { numbers.number(of: $0.hash) }
    var counts = [Int](repeating: 0, count: numbers.count)
    for number in numbered { counts[number] += 1 }
    return numbered.map { counts[$0] }
  }

  /// The heading that shares most of its words with the page's title, else the first first-level heading.
  private static func headline(_ page: PageBlocks, _ facts: [TextFacts], titleWords: Int) -> Int {
    var best = -1
    var bestScore = 0.0
    for (index, block) in page.blocks.enumerated() {
      let fact = facts[index]
      let level: Double =
        switch block.element {
        case .h1: 1
        case .h2: 0.7
        case .h3: 0.4
        default: 0.2
        }
      guard fact.words > 0, fact.words <= 40, level > 0.3 || fact.titleWords > 3 else { continue }
      let overlap = Double(fact.titleWords) / Double(max(fact.words, 1)) * min(1, Double(fact.titleWords) / 4)
      let score = overlap + (level > 0.9 ? 0.35 : level * 0.2)
      if score > bestScore + 0.001, score > 0.3 { (best, bestScore) = (index, score) }
    }
    return best
  }

  /// What the class names of an element say, with `hidden` and `articleBody`.
  func classBits(_ node: Int) -> UInt32 { classes[node] }

  private static func classBits(of node: Int, in tree: NodeTree) -> UInt32 {
    let entry = tree.nodes[node]
    guard entry.element != .text, entry.upper > entry.lower else { return 0 }
    switch entry.element {
    case .img, .svg, .path, .link, .meta, .script, .input, .option, .source: return 0
    default: break
    }
    var bits = ClassWords.bits(of: node, in: tree)
    if tree.attribute(.hidden, of: node) != nil || isHiddenByStyle(node, in: tree) { bits |= PageView.hidden }
    if let property = tree.attribute(.itemprop, of: node), tree.bytes[property].elementsEqual("articleBody".utf8) {
      bits |= PageView.articleBody
    }
    return bits
  }

  /// Whether a node lies in comments, a sidebar, a footer, navigation or among other articles, in which `block` doesn't lie.
  func isElsewhere(_ node: Int, than block: Int) -> Bool {
    let elsewhere = ClassWord.comment.bit | ClassWord.related.bit | ClassWord.sidebar.bit | ClassWord.footer.bit
    var isElsewhere = false
    var node = node
    for _ in 0..<8 where node > 0 {
      if page.spans[node].holds(block) { return isElsewhere && !isHead(node) }
      switch tree.nodes[node].element {
      case .aside, .footer, .nav: isElsewhere = true
      default: isElsewhere = isElsewhere || classBits(node) & elsewhere != 0
      }
      node = parent(node)
    }
    return isElsewhere
  }

  /// Whether an element around the headline holds little besides: no running text, or a sentence of it.
  private func isHead(_ node: Int) -> Bool { page.spans[node].count <= 12 && sums(in: node).good < 400 }

  /// Whether a node lies in an element whose class names say one of these things.
  func isInside(_ node: Int, _ bits: UInt32) -> Bool {
    var node = node
    for _ in 0..<8 where node > 0 {
      if classBits(node) & bits != 0 { return true }
      node = parent(node)
    }
    return false
  }

  private static let hiding = Array("display:none".utf8)

  private static func isHiddenByStyle(_ node: Int, in tree: NodeTree) -> Bool {
    guard let style = tree.attribute(.style, of: node) else { return false }
    var matched = 0
    for index in style where tree.bytes[index] != 0x20 {
      matched = tree.bytes[index] == hiding[matched] ? matched + 1 : tree.bytes[index] == hiding[0] ? 1 : 0
      if matched == hiding.count { return true }
    }
    return false
  }

  /// The sums over the blocks inside an element.
  func sums(in node: Int) -> Sums { sums[Int(page.spans[node].upper)] - sums[Int(page.spans[node].lower)] }

  /// The three next elements around a block that hold more blocks, each, than the one inside it; `number` is 0, 1 or 2.
  func level(_ number: Int, of block: Int) -> Int { Int(levels[block * 3 + number]) }

  private mutating func findLevels() {
    levels.reserveCapacity(page.blocks.count * 3)
    for block in page.blocks {
      var node = block.node
      for _ in 0..<3 {
        let inside = page.spans[node].count
        // Wrappers around the same blocks say nothing new.
        var next = parent(node)
        while next > 0, page.spans[next].count == inside { next = parent(next) }
        if next > 0 { node = next }
        levels.append(Int32(truncatingIfNeeded: node))
      }
    }
  }

  /// How much running text stands before an element that doesn't hold the headline: what is called comments after an
  /// article's text are comments, around it they are the article's container.
  func goodBefore(_ node: Int) -> Int? {
    let span = page.spans[node]
    guard headline < Int(span.lower) || headline >= Int(span.upper) else { return nil }
    return sums[Int(span.lower)].good
  }

  func parent(_ node: Int) -> Int { Int(tree.nodes[node].parent) }

  // MARK: Groups

  private mutating func group() {
    var numbers = HashNumbers(capacity: page.blocks.count)
    groups.reserveCapacity(page.blocks.count)
    for (index, block) in page.blocks.enumerated() {
      let key = signature(block.node)
      let number = numbers.number(of: key)
      if number == groupSums.count { groupSums.append(Sums()) }
      groups.append(number)
      groupSums[number] = groupSums[number] + (sums[index + 1] - sums[index])
    }
  }

  /// A hash of the element and class of a node and the two around it.
  private func signature(_ node: Int) -> UInt64 {
    var hash = FNV1a.offsetBasis
    var current = node
    for _ in 0..<3 where current > 0 {
      hash = FNV1a.add(tree.nodes[current].element.rawValue, to: hash)
      if let name = tree.attribute(.classes, of: current) {
        tree.bytes.withUnsafeBufferPointer { bytes in for index in name { hash = FNV1a.add(bytes[index], to: hash) } }
      }
      hash = FNV1a.add(0, to: hash)
      current = parent(current)
    }
    return hash
  }

  // MARK: Containers

  /// The element to which the running text around gives most, each block giving less to what is further out.
  private func scoredContainer() -> Int {
    var scores = [Float](repeating: 0, count: tree.nodes.count)
    for (index, block) in page.blocks.enumerated() {
      let good = Double(sums[index + 1].good - sums[index].good)
      guard good > 0 else { continue }
      var share = good
      var node = block.element == .div || block.element == .td ? block.node : parent(block.node)
      for _ in 0..<4 where node > 0 {
        scores[node] += Float(share)
        share *= 0.55
        node = parent(node)
      }
    }
    var best = 0
    for node in scores.indices where scores[node] > scores[best] { best = node }
    return best
  }

  /// From the outside in, always into the child with most of the running text, as long as it holds most of it.
  private func descendedContainer() -> Int {
    var node = 0
    while true {
      let here = sums(in: node).good
      guard here > 0 else { return node }
      var best = -1
      for child in tree.children(of: node) where tree.nodes[child].element != .text {
        if best < 0 || sums(in: child).good > sums(in: best).good { best = child }
      }
      guard best > 0, sums(in: best).good * 10 >= here * 8, sums(in: best).blocks > 1 else { return node }
      node = best
    }
  }
}
