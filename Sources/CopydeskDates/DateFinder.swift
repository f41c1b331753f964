import CopydeskCore
import CopydeskText

/// Finds and resolves the temporal expressions of one text; knows nothing of documents.
struct DateFinder {
  let grammar: DateGrammar
  var order = DateOrder.auto
  var direction = DateDirection.news
  var types = Timex.Kind.allCases
  var isVagueFound = true

  /// The expressions of `text`, in order.
  ///
  /// - Parameters:
  ///   - sentences: ranges that no expression crosses; tokens outside of them are read up to the next one.
  ///   - reference: what relative expressions are read against.
  func timexes(
    in text: [UInt8], tokens: Tokens, sentences: [TextRange], reference: ReferenceTime?
  ) -> [Timex] {
    text.withUnsafeBufferPointer { text in
      tokens.all.withUnsafeBufferPointer { tokens in
        TokenView.with(tokens: tokens, text: text, grammar: grammar) { view in
          let spans = DateFinder.spans(of: tokens, sentences: sentences, text: text)
          let matcher = grammar.trie.withView { trie in
            var matcher = Matcher(view: view, trie: trie)
            for span in spans { matcher.find(in: span) }
            return matcher
          }
          return resolve(matcher, spans, view, reference)
        }
      }
    }
  }

  /// Token ranges between the starts of sentences; without sentences at blank lines and at
  /// stops before a capital letter.
  static func spans(
    of tokens: UnsafeBufferPointer<Token>, sentences: [TextRange], text: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var start = 0
    var sentence = 0
    for index in tokens.indices {
      let offset = Int(tokens[index].start)
      var isNew = false
      if sentences.isEmpty {
        isNew = index > 0 && (hasBlankLine(text, Int(tokens[index - 1].end), offset) || isStop(tokens, index, text))
      } else {
        while sentence < sentences.count, sentences[sentence].start <= offset {
          sentence += 1
          isNew = true
        }
      }
      if isNew, index > start {
        spans.append(start..<index)
        start = index
      }
    }
    if start < tokens.count { spans.append(start..<tokens.count) }
    return spans
  }

  private static func isStop(_ tokens: UnsafeBufferPointer<Token>, _ index: Int, _ text: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard !tokens[index].isJoined, tokens[index].shape.isCapitalized else { return false }
    var before = index - 1
    if before > 0, tokens[before].shape == .quotationMark { before -= 1 }
    let byte = text[Int(tokens[before].start)]
    return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
  }

  private static func hasBlankLine(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
    var breaks = 0
    var index = from
    while index < to {
      if text[index] == 0x0A { breaks += 1 }
      index += 1
    }
    return breaks > 1
  }

  private func resolve(
    _ matcher: Matcher, _ spans: [Range<Int>], _ view: TokenView, _ reference: ReferenceTime?
  ) -> [Timex] {
    var resolver = Resolver(
      view: view, matches: matcher.matches, reference: reference, order: order, direction: direction,
      tense: TenseReader(view: view))
    var timexes: [Timex] = []
    timexes.reserveCapacity(matcher.matches.count / 4 + 8)
    for span in spans {
      resolver.sentence = span
      var index = span.lowerBound
      while index < span.upperBound {
        let first = matcher.head[index]
        index = first < 0 ? index + 1 : resolve(matchesFrom: first, at: index, &resolver, &timexes)
      }
    }
    return timexes
  }

  /// Takes the best match that starts at a token and turns out to be an expression of time. Returns where to go on.
  private func resolve(
    matchesFrom first: Int32, at index: Int, _ resolver: inout Resolver, _ timexes: inout [Timex]
  ) -> Int {
    var tried: Int?
    while let best = best(from: first, after: tried, resolver) {
      tried = best
      if grammar.rules[resolver.matches[best].rule].operation == .nothing {
        return resolver.matches[best].tokens.upperBound
      }
      let findings = resolver.findings(resolver.matches[best])
      guard !findings.isEmpty else { continue }
      add(findings, to: &timexes, &resolver)
      return resolver.matches[best].tokens.upperBound
    }
    return index + 1
  }

  /// Of the matches that start together the longest, of equals that of the latest stage, then the first rule.
  private func best(from first: Int32, after tried: Int?, _ resolver: Resolver) -> Int? {
    var found: Int?
    var item = first
    while item >= 0 {
      let index = Int(item)
      item = resolver.matches[index].next
      if grammar.rules[resolver.matches[index].rule].isHidden { continue }
      if let tried, !comesFirst(tried, index, resolver) { continue }
      if found.map({ comesFirst(index, $0, resolver) }) ?? true { found = index }
    }
    return found
  }

  private func comesFirst(_ a: Int, _ b: Int, _ resolver: Resolver) -> Bool {
    let (endA, endB) = (resolver.matches[a].tokens.upperBound, resolver.matches[b].tokens.upperBound)
    if endA != endB { return endA > endB }
    let (stageA, stageB) = (resolver.matches[a].stage, resolver.matches[b].stage)
    if stageA != stageB { return stageA > stageB }
    return resolver.matches[a].rule < resolver.matches[b].rule
  }

  private func add(_ findings: [Expression], to timexes: inout [Timex], _ resolver: inout Resolver) {
    let first = timexes.count
    for index in findings.indices {
      guard isWanted(findings[index].resolution) else { continue }
      timexes.append(findings[index].resolution.timex(DateFinder.range(findings[index].tokens, resolver.view)))
      resolver.discourse.note(findings[index].resolution, token: findings[index].tokens.lowerBound)
    }
    if findings.count == 2, findings[0].link == .alternative, timexes.count == first + 2 {
      timexes[first].alternatives = [first + 1]
      timexes[first + 1].alternatives = [first]
    }
  }

  private func isWanted(_ resolution: Resolution) -> Bool {
    types.contains(resolution.type) && (isVagueFound || VagueReference(rawValue: resolution.value) == nil)
  }

  private static func range(_ tokens: Range<Int>, _ view: TokenView) -> TextRange {
    TextRange(Int(view.tokens[tokens.lowerBound].start), Int(view.tokens[tokens.upperBound - 1].end))
  }
}

extension Resolution {
  /// The annotation.
  func timex(_ range: TextRange) -> Timex {
    var timex = Timex(range: range, type: type, value: value, anchor: anchor, why: why)
    timex.mod = mod?.rawValue
    timex.quant = quant
    timex.freq = freq
    timex.edtf = edtf
    timex.grain = grain
    timex.interval = interval
    return timex
  }
}
