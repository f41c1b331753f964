import CopydeskText

/// An expression found by a rule, not yet resolved.
struct Match: Sendable {
  /// Its tokens.
  var tokens: Range<Int>
  /// Index of the rule.
  var rule: Int
  /// What the pattern noted.
  var frame: Frame
  /// End of the first and start of the second of two expressions inside, as token positions.
  var borders: [Int]
  /// The stage that found it.
  var stage: Int
  var category: Category
  /// The next match that starts at the same token, or -1.
  var next: Int32 = -1
}

/// Finds expressions by walking the tries of the grammar's stages over the tokens.
struct Matcher {
  let view: TokenView
  private(set) var matches: [Match] = []
  private var head: [Int32]
  private var captures: [(slot: Slot, value: Int32)] = []
  private var marks: [(kind: PatternMark, at: Int)] = []
  private var best: [Best]
  private var hasBest = false
  private var limit = 0
  private var stage = 0

  private struct Best {
    var rule = -1
    var end = 0
    var captures: [(slot: Slot, value: Int32)] = []
    var marks: [(kind: PatternMark, at: Int)] = []
  }

  init(view: TokenView) {
    self.view = view
    head = Array(repeating: -1, count: view.tokens.count)
    best = Array(repeating: Best(), count: Category.allCases.count)
  }

  /// Adds the matches that lie within a stretch of tokens, such as a sentence.
  mutating func find(in range: Range<Int>) {
    limit = range.upperBound
    for stage in view.grammar.stages.indices {
      self.stage = stage
      let trie = view.grammar.stages[stage]
      for index in range {
        let symbol = view.symbols[index]
        if symbol == TokenView.unknown, head[index] < 0 { continue }
        start(at: index, symbol: symbol, in: trie)
      }
    }
  }

  private mutating func start(at index: Int, symbol: Int16, in trie: SealedTrie) {
    if symbol != TokenView.unknown, symbol < 0 || trie.standsAlone[Int(symbol)] || !isUnknown(index + 1) {
      let row = symbol == TokenView.number ? trie.firstEdges.count - 1 : Int(symbol)
      for edge in trie.firstEdges[row] { follow(trie.edges[edge], in: trie, at: index) }
    }
    if head[index] >= 0 { for edge in trie.expressionEdges { follow(trie.edges[edge], in: trie, at: index) } }
    if hasBest { keepBest(from: index) }
  }

  /// Whether no pattern can go on at a token.
  private func isUnknown(_ index: Int) -> Bool {
    index >= limit || view.symbols[index] == TokenView.unknown && head[index] < 0
  }

  private mutating func walk(_ node: Int, in trie: SealedTrie, at index: Int) {
    for rule in trie.nodeRules[node] { consider(trie.rules[rule], end: index) }
    for edge in trie.nodeEdges[node] { follow(trie.edges[edge], in: trie, at: index) }
  }

  private mutating func follow(_ edge: PatternTrie.Edge, in trie: SealedTrie, at index: Int) {
    if case .mark(let kind) = edge.element {
      marks.append((kind, index))
      walk(edge.node, in: trie, at: index)
      marks.removeLast()
      return
    }
    guard index < limit else { return }
    if case .literal(let word) = edge.element, Int(view.symbols[index]) == word {
      walk(edge.node, in: trie, at: index + 1)
      return
    }
    // A compound's hyphen counts as a space.
    let at = view.isCompoundHyphen(index) ? index + 1 : index
    guard at < limit else { return }
    step(edge, in: trie, at: at)
  }

  private mutating func step(_ edge: PatternTrie.Edge, in trie: SealedTrie, at: Int) {
    switch edge.element {
    case .literal(let word):
      if Int(view.symbols[at]) == word { walk(edge.node, in: trie, at: at + 1) }
    case .wordClass(let kind, let slot):
      takeClass(kind, slot, edge.node, in: trie, at: at)
    case .reader(let reader, let slot):
      read(reader, slot, edge.node, in: trie, at: at)
    case .expression(let category, let slot):
      var item = head[at]
      while item >= 0 {
        let next = matches[Int(item)].next
        if matches[Int(item)].category == category, matches[Int(item)].stage < stage {
          let end = matches[Int(item)].tokens.upperBound
          capture(slot, Int(item)) { $0.walk(edge.node, in: trie, at: end) }
        }
        item = next
      }
    case .mark: break
    }
  }

  private mutating func takeClass(
    _ kind: Int, _ slot: Slot?, _ node: Int, in trie: SealedTrie, at: Int
  ) {
    let symbol = view.symbols[at]
    guard symbol >= 0 else { return }
    let bit: UInt128 = 1 << UInt128(kind)
    guard (view.grammar.vocabulary.masks[Int(symbol)] | view.grammar.vocabulary.phraseMasks[Int(symbol)]) & bit != 0
    else { return }
    let word = view.grammar.vocabulary.words[Int(symbol)]
    if word.classes & bit != 0 {
      for entry in word.values where entry.kind == kind {
        capture(slot, Int(entry.value)) { $0.walk(node, in: trie, at: at + 1) }
      }
    }
    for phrase in word.phrases where phrase.kind == kind {
      guard let end = phraseEnd(phrase, after: at) else { continue }
      capture(slot, Int(phrase.value)) { $0.walk(node, in: trie, at: end) }
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

  private mutating func read(
    _ reader: NumberReader, _ slot: Slot, _ node: Int, in trie: SealedTrie, at: Int
  ) {
    switch reader {
    case .number:
      guard let count = view.count(at), count.next <= limit else { return }
      capture(slot, count.value) { matcher in
        if count.hundredths == 0 { matcher.walk(node, in: trie, at: count.next); return }
        matcher.capture(.hundredths, count.hundredths) { $0.walk(node, in: trie, at: count.next) }
      }
    case .clock:
      guard let clock = view.clock(at), clock.next <= limit else { return }
      capture(slot == .hourAfter ? .hourAfter : .hour, clock.hour) { matcher in
        matcher.capture(slot == .hourAfter ? .minuteAfter : .minute, clock.minute) { matcher in
          matcher.capture(clock.second == nil || slot == .hourAfter ? nil : .second, clock.second ?? 0) {
            $0.walk(node, in: trie, at: clock.next)
          }
        }
      }
    case .dottedClock:
      guard let clock = view.dottedClock(at), clock.next <= limit else { return }
      capture(slot == .hourAfter ? .hourAfter : .hour, clock.hour) { matcher in
        matcher.capture(slot == .hourAfter ? .minuteAfter : .minute, clock.minute) {
          $0.walk(node, in: trie, at: clock.next)
        }
      }
    case .numericDate:
      guard let date = view.writtenDate(at), date.next <= limit else { return }
      capture(.first, date.first) { matcher in
        matcher.capture(.middle, date.middle) { matcher in
          matcher.capture(date.last == nil ? nil : .last, date.last ?? 0) { matcher in
            // Digits of the three numbers, a decimal digit each.
            let form = date.digits.0 * 100 + date.digits.1 * 10 + date.digits.2
            matcher.capture(.form, form) { $0.walk(node, in: trie, at: date.next) }
          }
        }
      }
    default:
      guard let (value, next) = simple(reader, at), next <= limit else { return }
      capture(slot, value) { $0.walk(node, in: trie, at: next) }
    }
  }

  private func simple(_ reader: NumberReader, _ at: Int) -> (Int, Int)? {
    switch reader {
    case .year: view.year(at)
    case .shortYear: view.digits(at).flatMap { $0.count == 2 ? ($0.value, at + 1) : nil }
    case .day: view.day(at, strict: false)
    case .ordinalDay: view.day(at, strict: true)
    case .ordinal: view.ordinal(at)
    case .hour: view.hour(at)
    case .minute: view.minute(at)
    case .decade: view.decade(at)
    default: nil
    }
  }

  private mutating func capture(_ slot: Slot?, _ value: Int, _ body: (inout Matcher) -> Void) {
    guard let slot else { body(&self); return }
    captures.append((slot, Int32(clamping: value)))
    body(&self)
    captures.removeLast()
  }

  private mutating func consider(_ rule: Int, end: Int) {
    let category = view.grammar.rules[rule].category.index
    let (oldRule, oldEnd) = (best[category].rule, best[category].end)
    guard oldRule < 0 || end > oldEnd || end == oldEnd && rule < oldRule else { return }
    hasBest = true
    best[category].rule = rule
    best[category].end = end
    best[category].captures = captures
    best[category].marks = marks
  }

  /// Keeps the longest match of each category; among equals the rule that comes first.
  private mutating func keepBest(from start: Int) {
    hasBest = false
    for category in best.indices where best[category].rule >= 0 {
      defer { best[category].rule = -1 }
      let rule = view.grammar.rules[best[category].rule]
      var frame = Frame()
      for constant in rule.constants { frame[constant.slot] = constant.value }
      for capture in best[category].captures { frame[capture.slot] = Int(capture.value) }
      let marks = best[category].marks
      let first = marks.first { $0.kind == .start }?.at ?? start
      let end = marks.first { $0.kind == .end }?.at ?? best[category].end
      guard first < end else { continue }
      matches.append(
        Match(
          tokens: first..<end, rule: best[category].rule, frame: frame,
          borders: marks.filter { $0.kind == .border }.map(\.at), stage: stage, category: rule.category,
          next: head[first]))
      head[first] = Int32(matches.count - 1)
    }
  }
}

extension Category {
  var index: Int { Category.allCases.firstIndex(of: self) ?? 0 }
}
