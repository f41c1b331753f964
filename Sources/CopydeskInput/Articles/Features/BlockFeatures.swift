import CopydeskXML

/// The features of every block of a page, language-neutral: what the models weigh.
///
/// Each group of features is one function here; `names` lists them in the same order.
struct BlockFeatures {
  private let view: PageView
  /// The last short block that opens furniture (`Related`, `Comments`), and what kind.
  private var furniture = (index: -30, kind: 0)
  private var distances = [Float](repeating: 0, count: 64)

  static let names: [String] =
    ownNames + neighbourNames + surroundingNames + sumNames + positionNames
  static let count = names.count

  init(_ view: PageView) { self.view = view }

  /// Writes the features of a block, `count` of them. Blocks are asked for in order.
  mutating func write(_ index: Int, to place: UnsafeMutablePointer<Float>) {
    var row = FeatureRow(place)
    own(index, &row)
    neighbours(index, &row)
    surroundings(index, &row)
    sums(index, &row)
    position(index, &row)
    assert(row.count == BlockFeatures.count)
  }

  // MARK: The block itself

  private static let ownNames = [
    "size", "linked", "links", "words", "wordSize", "commas", "stops", "digits", "capitals", "symbols", "beyondASCII",
    "opening", "closing", "lines", "emphasised", "wholeEmphasis", "phrase", "address", "titleShare", "titleCover",
    "descriptionShare", "repeats", "element", "paragraph", "heading", "listItem", "inLink", "hasTime", "depth",
    "isInner", "authorShare", "authorWords", "siteShare", "months",
  ]

  private func own(_ index: Int, _ row: inout FeatureRow) {
    let block = view.page.blocks[index]
    let facts = view.facts[index]
    row.add(size: block.count)
    row.add(block.linked, of: block.count)
    row.add(min(block.links, 20))
    row.add(size: facts.words)
    row.add(block.count, of: max(facts.words, 1))
    row.add(facts.commas, of: max(facts.words, 1))
    row.add(facts.stops, of: max(facts.words, 1))
    row.add(facts.digits, of: block.count)
    row.add(facts.capitals, of: block.count)
    row.add(facts.symbols, of: block.count)
    row.add(facts.beyondASCII, of: block.count)
    row.add(facts.opening)
    row.add(facts.closing)
    row.add(min(block.lines, 20))
    row.add(block.emphasised, of: block.count)
    row.add(block.emphasised >= block.count)
    row.add(facts.phrase.flatMap { PhraseKind.allCases.firstIndex(of: $0) }.map { $0 + 1 } ?? 0)
    row.add(facts.hasAddress)
    row.add(facts.titleWords, of: max(facts.words, 1))
    row.add(min(facts.titleWords, 12))
    row.add(facts.descriptionWords, of: max(min(facts.words, 64), 1))
    row.add(min(view.repeats[index], 5))
    row.add(BlockFeatures.code(block.element))
    row.add(block.element == .p)
    row.add(BlockFeatures.headingLevel(block.element))
    row.add(block.element == .li)
    row.add(block.linked >= block.count)
    row.add(block.hasTime)
    row.add(min(Int(view.tree.nodes[block.node].depth), 40))
    row.add(block.inner != block.node)
    row.add(facts.authorWords, of: max(min(facts.words, 64), 1))
    row.add(min(facts.authorWords, 6))
    row.add(facts.siteWords, of: max(min(facts.words, 64), 1))
    row.add(min(facts.months, 3))
  }

  private static func headingLevel(_ element: HTMLElement) -> Int {
    switch element {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5, .h6: 5
    default: 0
    }
  }

  private static func code(_ element: HTMLElement) -> Int {
    switch element {
    case .p: 1
    case .h1, .h2, .h3, .h4, .h5, .h6: 2
    case .li: 3
    case .blockquote: 4
    case .td, .th, .caption: 5
    case .figcaption: 6
    case .pre: 7
    case .dd, .dt: 8
    case .div: 9
    case .section, .article, .main: 10
    case .header, .footer, .nav, .aside: 11
    case .figure: 12
    case .ul, .ol, .dl: 13
    case .address: 14
    case .summary, .details: 15
    default: 16
    }
  }

  // MARK: Neighbours

  private static let neighbourNames: [String] =
    [-2, -1, 1, 2].flatMap { o in
      ["size", "linked", "element", "closing", "sameParent", "phrase", "sameGroup"].map { "\($0)@\(o)" }
    }

  private func neighbours(_ index: Int, _ row: inout FeatureRow) {
    for offset in [-2, -1, 1, 2] {
      let other = index + offset
      guard view.page.blocks.indices.contains(other) else {
        for _ in 0..<7 { row.add(-1) }
        continue
      }
      let block = view.page.blocks[other]
      let facts = view.facts[other]
      row.add(size: block.count)
      row.add(block.linked, of: block.count)
      row.add(BlockFeatures.code(block.element))
      row.add(facts.closing)
      row.add(view.parent(block.node) == view.parent(view.page.blocks[index].node))
      row.add(facts.phrase != nil)
      row.add(view.groups[other] == view.groups[index])
    }
  }

  // MARK: Elements around

  private static let around: [HTMLElement] = [
    .article, .main, .nav, .aside, .header, .footer, .form, .figure, .ul, .table, .section, .blockquote,
  ]
  private static let surroundingNames: [String] =
    around.map { "<\($0)>" } + ClassWord.allCases.map { ".\($0.name)" } + [
      ".hidden!", ".articleBody", "ownClasses", "nearClasses", "goodBeforeComments", "goodBeforeAside",
    ]

  /// How far out the nearest element of each kind is: 1 for the innermost; 30 for none.
  private mutating func surroundings(_ index: Int, _ row: inout FeatureRow) {
    let none: Float = 30
    let elements = BlockFeatures.around.count
    let kinds = ClassWord.allCases.count
    let total = elements + kinds + 2
    for slot in 0..<total { distances[slot] = none }
    var node = view.page.blocks[index].inner
    var level: Float = 1
    var seen: UInt32 = 0
    var own: UInt32 = 0
    var near: UInt32 = 0
    var comments: Float = -1
    var aside: Float = -1
    while node > 0 {
      let bits = view.classBits(node)
      if bits & BlockFeatures.asides != 0 || view.tree.nodes[node].element == .aside,
        let good = view.goodBefore(node).map(Logarithm.of)
      {
        if bits & ClassWord.comment.bit != 0 { comments = good } else { aside = good }
      }
      if level < 2 { own = bits }
      if level < 5 { near |= bits }
      var fresh = bits & ~seen & 0x7FFF_FFFF
      seen |= bits
      while fresh != 0 {
        let bit = fresh.trailingZeroBitCount
        fresh &= fresh - 1
        let slot = bit == 30 ? kinds : bit == 29 ? kinds + 1 : bit
        distances[elements + slot] = level
      }
      if let slot = BlockFeatures.slot(of: view.tree.nodes[node].element), distances[slot] == none {
        distances[slot] = level
      }
      level += 1
      node = view.parent(node)
    }
    for slot in 0..<total { row.add(distances[slot]) }
    row.add((own & 0x1FFF_FFFF).nonzeroBitCount)
    row.add((near & 0x1FFF_FFFF).nonzeroBitCount)
    row.add(comments)
    row.add(aside)
  }

  private static let asides =
    ClassWord.comment.bit | ClassWord.related.bit | ClassWord.sidebar.bit | ClassWord.newsletter.bit
    | ClassWord.footer.bit

  private static func slot(of element: HTMLElement) -> Int? {
    switch element {
    case .article: 0
    case .main: 1
    case .nav: 2
    case .aside: 3
    case .header: 4
    case .footer: 5
    case .form: 6
    case .figure: 7
    case .ul, .ol, .dl: 8
    case .table: 9
    case .section: 10
    case .blockquote: 11
    default: nil
    }
  }

  // MARK: Sums over stretches

  private static let sumNames: [String] =
    (1...3).flatMap { l in ["good", "bytes", "linked", "blocks", "meanSize"].map { "\($0)^\(l)" } }
    + ["groupGood", "groupBytes", "groupLinked", "groupBlocks", "groupMean"]

  private func sums(_ index: Int, _ row: inout FeatureRow) {
    let all = view.sums[view.page.blocks.count]
    for level in 0..<3 { add(view.sums(in: view.level(level, of: index)), all, &row) }
    add(view.groupSums[view.groups[index]], all, &row)
  }

  private func add(_ sums: PageView.Sums, _ all: PageView.Sums, _ row: inout FeatureRow) {
    row.add(sums.good, of: all.good)
    row.add(sums.bytes, of: all.bytes)
    row.add(sums.linked, of: sums.bytes)
    row.add(size: sums.blocks)
    row.add(size: sums.bytes / max(sums.blocks, 1))
  }

  // MARK: Position

  private static let positionNames = [
    "pageBytes", "pageBlocks", "pageGood", "before", "blockNumber", "fromHeadline", "bytesFromHeadline", "hasHeadline",
    "inScored", "scoredBefore", "scoredAfter", "scoredBytesAfter", "scoredDepth", "scoredShare",
    "inDescended", "descendedBefore", "descendedAfter", "descendedDepth", "descendedShare",
    "goodBefore", "goodAfter", "toGoodBefore", "toGoodAfter", "afterLastGood", "sinceFurniture", "furniture",
  ]

  private mutating func position(_ index: Int, _ row: inout FeatureRow) {
    let count = view.page.blocks.count
    let all = view.sums[count]
    let before = view.sums[index]
    row.add(size: all.bytes)
    row.add(size: count)
    row.add(all.good, of: all.bytes)
    row.add(before.bytes, of: all.bytes)
    row.add(size: index)
    let headline = view.headline
    row.add(headline < 0 ? -100 : max(-50, min(50, index - headline)))
    row.add(headline < 0 ? -100 : index >= headline ? Logarithm.of(before.bytes - view.sums[headline].bytes) : -1)
    row.add(headline >= 0)
    container(view.scored, index, all, &row, withBytes: true)
    container(view.descended, index, all, &row, withBytes: false)
    row.add(before.good, of: all.good)
    row.add(all.good - view.sums[index + 1].good, of: all.good)
    row.add(goodDistance(index, -1))
    row.add(goodDistance(index, 1))
    row.add(all.good == view.sums[index + 1].good)
    row.add(min(index - furniture.index, 30))
    row.add(furniture.kind)
    if let phrase = view.facts[index].phrase, view.page.blocks[index].count < 60,
      phrase == .readMore || phrase == .comment || phrase == .newsletter
    {
      furniture = (index, PhraseKind.allCases.firstIndex(of: phrase).map { $0 + 1 } ?? 0)
    }
  }

  private func container(
    _ node: Int, _ index: Int, _ all: PageView.Sums, _ row: inout FeatureRow, withBytes: Bool
  ) {
    let lower = Int(view.page.spans[node].lower)
    let upper = Int(view.page.spans[node].upper)
    let inside = index >= lower && index < upper
    row.add(inside)
    row.add(size: inside ? index - lower : 0)
    row.add(size: inside ? upper - index : 0)
    if withBytes {
      row.add(inside ? view.sums[upper].bytes - view.sums[index].bytes : 0, of: view.sums(in: node).bytes)
    }
    row.add(min(20, Int(view.tree.nodes[view.page.blocks[index].node].depth) - Int(view.tree.nodes[node].depth)))
    row.add(view.sums(in: node).good, of: all.good)
  }

  /// How many blocks away the next running text is, up to 12.
  private func goodDistance(_ index: Int, _ step: Int) -> Int {
    var other = index + step
    var distance = 1
    while distance < 12, view.page.blocks.indices.contains(other) {
      if view.sums[other + 1].good - view.sums[other].good >= 100 { return distance }
      other += step
      distance += 1
    }
    return 12
  }
}
