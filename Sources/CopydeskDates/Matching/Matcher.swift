import CopydeskText

/// Finds expressions by walking the patterns' tries over the tokens, stage by stage.
struct Matcher {
  private let view: TokenView
  private let trie: SealedTrie.View
  private let stageCount: Int
  private(set) var matches: [Match] = []
  /// For each token the latest match that starts there, or -1.
  private(set) var head: [Int32]
  private var trail = Trail()
  private var best: [Best]
  private var hasBest = false
  private var limit = 0
  private var stage = 0

  /// The longest match of a category from one token.
  private struct Best {
    var rule = -1
    var end = 0
    var trail = Trail()
  }

  init(view: TokenView, trie: SealedTrie.View) {
    self.view = view
    self.trie = trie
    stageCount = view.grammar.trie.stageCount
    head = Array(repeating: -1, count: view.tokens.count)
    best = Array(repeating: Best(), count: Category.allCases.count)
    matches.reserveCapacity(view.tokens.count / 16 + 16)
  }

  /// Adds the matches that lie within a stretch of tokens, such as a sentence.
  mutating func find(in range: Range<Int>) {
    limit = range.upperBound
    let before = matches.count
    for stage in 0..<stageCount {
      self.stage = stage
      let expressions = view.grammar.trie.expressionRows[stage].edges
      let hasExpressions = matches.count > before && !expressions.isEmpty
      let bit: UInt8 = 1 << UInt8(stage)
      let bits = hasExpressions ? bit | TokenView.expressionBit : bit
      var index = nextStart(bits, range.lowerBound)
      while index < limit {
        if view.starts[index] & bit != 0 { start(at: index) }
        if hasExpressions, head[index] >= 0 {
          for edge in expressions { follow(trie.edges[Int(edge)], at: index) }
        }
        if hasBest { keepBest(from: index) }
        index = nextStart(bits, index + 1)
      }
    }
  }

  /// The first token from `index` on with one of the bits in `starts`, else `limit`.
  @inline(__always)
  private func nextStart(_ bits: UInt8, _ index: Int) -> Int {
    var index = index
    let all = UInt64(bits) &* 0x0101_0101_0101_0101
    // Eight tokens at a time: few words begin anything.
    while index &+ 8 <= limit {
      let word = UnsafeRawPointer(view.starts.baseAddress.unsafelyUnwrapped).loadUnaligned(
        fromByteOffset: index, as: UInt64.self)
      let found = UInt64(littleEndian: word) & all
      if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < limit, view.starts[index] & bits == 0 { index &+= 1 }
    return index
  }

  @inline(__always)
  private mutating func start(at index: Int) {
    let row = trie.row(view.symbols[index], stage: stage)
    guard goesOn(row.next, at: index + 1) else { return }
    for edge in row.edges { follow(trie.edges[Int(edge)], at: index) }
  }

  /// Whether what stands at a token may come next.
  @inline(__always)
  private func goesOn(_ next: SealedTrie.Next, at index: Int) -> Bool {
    if next.anything { return true }
    guard index < limit else { return false }
    let symbol = view.symbols[index]
    if next.columns & trie.column(symbol) != 0 || next.expression && head[index] >= 0 { return true }
    // A compound's hyphen counts as a space.
    guard symbol == view.hyphen, index + 1 < limit, view.isCompoundHyphen(index) else { return false }
    return next.columns & trie.column(view.symbols[index + 1]) != 0 || next.expression && head[index + 1] >= 0
  }

  private mutating func walk(_ place: Int32, at index: Int) {
    let node = trie.nodes[Int(place)]
    for rule in node.rules { consider(Int(trie.rules[Int(rule)]), end: index) }
    guard goesOn(node.next, at: index) else { return }
    for edge in node.edges { follow(trie.edges[Int(edge)], at: index) }
  }

  private mutating func follow(_ edge: SealedTrie.Edge, at index: Int) {
    if edge.kind == .mark {
      let before = trail
      trail.mark(PatternMark(rawValue: UInt8(edge.argument)) ?? .start, at: index)
      walk(edge.node, at: index)
      trail.takeMarks(of: before)
      return
    }
    guard index < limit else { return }
    if edge.kind == .literal, view.symbols[index] == edge.argument {
      walk(edge.node, at: index + 1)
      return
    }
    let at = view.isCompoundHyphen(index) ? index + 1 : index
    guard at < limit else { return }
    switch edge.kind {
    case .literal: if view.symbols[at] == edge.argument { walk(edge.node, at: at + 1) }
    case .wordClass:
      // The hyphen itself may be the word: "Nov. 18-Dec. 19".
      if at > index { takeClass(edge, at: index) }
      takeClass(edge, at: at)
    case .reader: read(NumberReader(rawValue: UInt8(edge.argument)) ?? .number, edge, at: at)
    case .expression: takeExpression(edge, at: at)
    case .mark: break
    }
  }

  private mutating func takeExpression(_ edge: SealedTrie.Edge, at index: Int) {
    var item = head[index]
    while item >= 0 {
      let match = Int(item)
      item = matches[match].next
      guard matches[match].category == Int(edge.argument), matches[match].stage < stage else { continue }
      take(edge, match, to: matches[match].tokens.upperBound)
    }
  }

  private mutating func takeClass(_ edge: SealedTrie.Edge, at index: Int) {
    let symbol = Int(view.symbols[index])
    guard symbol >= 0 else { return }
    let bit: UInt128 = 1 << UInt128(edge.argument)
    if trie.words[symbol].classes & bit != 0 {
      for entry in trie.words[symbol].entries where trie.entries[Int(entry)].kind == edge.argument {
        take(edge, Int(trie.entries[Int(entry)].value), to: index + 1)
      }
    }
    guard trie.words[symbol].phrases & bit != 0 else { return }
    for phrase in view.grammar.vocabulary.words[symbol].phrases where phrase.kind == Int(edge.argument) {
      guard let end = phraseEnd(phrase, after: index) else { continue }
      take(edge, Int(phrase.value), to: end)
    }
  }

  private func phraseEnd(_ phrase: Vocabulary.Phrase, after index: Int) -> Int? {
    var at = index + 1
    for hash in phrase.rest {
      if at < limit, view.isCompoundHyphen(at) { at += 1 }
      guard at < limit, view.tokens[at].hash == hash else { return nil }
      at += 1
    }
    return at
  }

  private mutating func read(_ reader: NumberReader, _ edge: SealedTrie.Edge, at index: Int) {
    let before = trail.count
    guard let next = view.read(reader, Slot(rawValue: edge.slot) ?? .count, at: index, into: &trail), next <= limit
    else {
      trail.forget(downTo: before)
      return
    }
    walk(edge.node, at: next)
    trail.forget(downTo: before)
  }

  @inline(__always)
  private mutating func take(_ edge: SealedTrie.Edge, _ value: Int, to next: Int) {
    let before = trail.count
    if edge.slot != SealedTrie.Edge.noSlot { trail.note(edge.slot, value) }
    walk(edge.node, at: next)
    trail.forget(downTo: before)
  }

  private mutating func consider(_ rule: Int, end: Int) {
    let category = view.grammar.rules[rule].category.index
    let (oldRule, oldEnd) = (best[category].rule, best[category].end)
    guard oldRule < 0 || end > oldEnd || end == oldEnd && rule < oldRule else { return }
    hasBest = true
    best[category].rule = rule
    best[category].end = end
    best[category].trail = trail
  }

  /// Keeps the longest match of each category; among equals the rule that comes first.
  private mutating func keepBest(from start: Int) {
    hasBest = false
    for category in best.indices where best[category].rule >= 0 {
      defer { best[category].rule = -1 }
      let trail = best[category].trail
      let first = trail.start < 0 ? start : trail.start
      let end = trail.end < 0 ? best[category].end : trail.end
      guard first < end else { continue }
      var frame = trail.frame
      for constant in view.grammar.rules[best[category].rule].constants where frame[constant.slot] == nil {
        frame[constant.slot] = constant.value
      }
      matches.append(
        Match(
          tokens: first..<end, rule: best[category].rule, frame: frame, firstEnd: trail.firstEnd,
          secondStart: trail.secondStart, stage: stage, category: category, next: head[first]))
      head[first] = Int32(matches.count - 1)
      view.starts[first] |= TokenView.expressionBit
    }
  }
}
