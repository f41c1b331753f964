import CopydeskCore
import CopydeskText

/// Finds and resolves the temporal expressions of one text; knows nothing of documents.
struct DateFinder {
  let grammar: DateGrammar
  var order = DateOrder.auto
  var direction = DateDirection.news
  var types: Set<Timex.Kind> = Set(Timex.Kind.allCases)
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
        let view = TokenView(tokens: tokens, text: text, grammar: grammar)
        let spans = DateFinder.spans(of: tokens, sentences: sentences, text: text)
        var matcher = Matcher(view: view)
        for span in spans { matcher.find(in: span) }
        return resolve(matcher.matches, spans, view, reference)
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
    _ matches: [Match], _ spans: [Range<Int>], _ view: TokenView, _ reference: ReferenceTime?
  ) -> [Timex] {
    var resolver = Resolver(
      view: view, matches: matches, reference: reference, order: order, direction: direction,
      tense: TenseReader(view: view))
    var timexes: [Timex] = []
    let candidates = matches.indices.filter { !view.grammar.rules[matches[$0].rule].isHidden }.sorted {
      DateFinder.comesFirst(matches[$0], matches[$1])
    }
    var end = 0
    var span = 0
    for index in candidates where matches[index].tokens.lowerBound >= end {
      let match = matches[index]
      while span < spans.count - 1, spans[span].upperBound <= match.tokens.lowerBound { span += 1 }
      resolver.sentence = spans[span]
      if view.grammar.rules[match.rule].operation == .nothing {
        end = match.tokens.upperBound
        continue
      }
      let findings = resolver.findings(match)
      guard !findings.isEmpty else { continue }
      end = match.tokens.upperBound
      add(findings, to: &timexes, &resolver, view)
    }
    return timexes
  }

  /// From left to right; of those that start together the longest, of equals that of the latest stage, then the first rule.
  private static func comesFirst(_ a: Match, _ b: Match) -> Bool {
    if a.tokens.lowerBound != b.tokens.lowerBound { return a.tokens.lowerBound < b.tokens.lowerBound }
    if a.tokens.upperBound != b.tokens.upperBound { return a.tokens.upperBound > b.tokens.upperBound }
    if a.stage != b.stage { return a.stage > b.stage }
    return a.rule < b.rule
  }

  private func add(_ findings: [Expression], to timexes: inout [Timex], _ resolver: inout Resolver, _ view: TokenView) {
    let first = timexes.count
    for finding in findings {
      guard isWanted(finding.resolution) else { continue }
      timexes.append(finding.resolution.timex(DateFinder.range(finding.tokens, view)))
      resolver.discourse.note(finding.resolution, token: finding.tokens.lowerBound)
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
