import CopydeskText

/// Pairs quotation marks, paragraph by paragraph.
///
/// A mark that is never closed ends with its paragraph, so that one slip never spoils more than that; where the next
/// paragraph opens with a mark, the quotation goes on there. Each token is seen once.
struct MarkPairing {
  private let text: UnsafeBufferPointer<UInt8>
  private let tokens: UnsafeBufferPointer<Token>
  private(set) var stretches: [Stretch] = []

  private struct Open {
    var token: Int
    var sign: MarkSign
  }

  init(text: UnsafeBufferPointer<UInt8>, tokens: UnsafeBufferPointer<Token>) {
    self.text = text
    self.tokens = tokens
  }

  /// Top-level and nested stretches of every paragraph, in order of their opening marks.
  mutating func pair(_ paragraphs: [Range<Int>]) {
    for paragraph in paragraphs { pair(paragraph) }
    for index in stretches.indices where !stretches[index].isClosed {
      if let tag = tag(in: stretches[index].open + 1..<stretches[index].close + 1) { stretches[index].close = tag - 1 }
    }
    joinParagraphs(paragraphs)
    stretches.sort { ($0.open, -$0.close) < ($1.open, -$1.close) }
  }

  private mutating func pair(_ paragraph: Range<Int>) {
    var outer: Open?
    var inner: Open?
    for index in paragraph where tokens[index].shape == .quotationMark {
      let sign = MarkSign(text, start: Int(tokens[index].start), count: Int(tokens[index].end - tokens[index].start))
      if let open = inner, closes(open, sign, at: index, of: paragraph) {
        close(open, at: index)
        inner = nil
      } else if let open = outer, closes(open, sign, at: index, of: paragraph) {
        close(open, at: index)
        (outer, inner) = (nil, nil)
      } else if opens(sign, at: index, inside: outer != nil, of: paragraph) {
        if let open = outer {
          if open.sign.isSingle == sign.isSingle {
            // The same kind of mark opens again: the one before was never closed.
            abandon(open, before: index)
            (outer, inner) = (Open(token: index, sign: sign), nil)
          } else if inner == nil {
            inner = Open(token: index, sign: sign)
          }
        } else {
          outer = Open(token: index, sign: sign)
        }
      }
    }
    if let open = outer { abandon(open, before: paragraph.upperBound) }
  }

  private mutating func close(_ open: Open, at index: Int) {
    guard index > open.token + 1 else { return }
    stretches.append(Stretch(open: open.token, close: index, isClosed: true, isSingle: open.sign.isSingle))
  }

  /// A double mark left open holds up to the end; a single one was an apostrophe after all.
  private mutating func abandon(_ open: Open, before end: Int) {
    guard !open.sign.isSingle, end - 1 > open.token else { return }
    stretches.append(Stretch(open: open.token, close: end - 1, isClosed: false, isSingle: false))
  }

  /// Where the tag of a quotation starts whose closing mark was forgotten: in its last sentence, after a comma, with a
  /// reporting verb that stands first or, after a name or a pronoun, last.
  private func tag(in range: Range<Int>) -> Int? {
    var index = range.upperBound - 2
    while index > range.lowerBound, range.upperBound - index < 40 {
      let first = text[Int(tokens[index].start)]
      if tokens[index].shape == .punctuation, first != UInt8(ascii: ",") { return nil }
      if first == UInt8(ascii: ","), reports(index + 1) || endsInReport(index + 1..<range.upperBound) {
        return index + 1
      }
      index -= 1
    }
    return nil
  }

  private func reports(_ index: Int) -> Bool {
    let token = tokens[index]
    return token.classes.contains(.reportingVerb) && token.classes.intersects(TermClasses(.verbPast, .verbPresent))
  }

  private func endsInReport(_ range: Range<Int>) -> Bool {
    let last =
      text[Int(tokens[range.upperBound - 1].start)] == UInt8(ascii: ".") ? range.upperBound - 2 : range.upperBound - 1
    guard last > range.lowerBound, last - range.lowerBound < 7, reports(last) else { return false }
    return tokens[range.lowerBound].classes.contains(.pronoun) || tokens[last - 1].shape.isCapitalized
  }

  private func opens(_ sign: MarkSign, at index: Int, inside: Bool, of paragraph: Range<Int>) -> Bool {
    switch sign.direction {
    case .low: return true
    case .opening: return !sign.isSingle || startsWord(index)
    case .closing:
      // A closing mark in opening place: >>so<< and typing slips.
      return startsWord(index) && (sign.family == .guillemet || (sign.family == .double && !inside))
    case .either:
      if sign.isSingle { return startsWord(index) && !isElision(index) && hasPartner(index, in: paragraph) }
      return startsWord(index) || (!isMeasure(index) && !inside && !spaceAfter(index))
    }
  }

  private func closes(_ open: Open, _ sign: MarkSign, at index: Int, of paragraph: Range<Int>) -> Bool {
    switch (open.sign.family, sign.family) {
    case (.double, .double):
      switch sign.direction {
      case .closing: return true
      case .either:
        if isMeasure(index), goesOn(index), closesLater(index, sign, in: paragraph) { return false }
        return endsWord(index) || !startsWord(index)
      case .opening: return open.sign.direction == .low || !startsWord(index) && endsWord(index)
      case .low: return false
      }
    case (.single, .single):
      guard sign.direction != .low, endsWord(index) else { return false }
      if isPlural(index), goesOn(index), closesLater(index, sign, in: paragraph) { return false }
      return sign.direction != .opening || open.sign.direction == .low
    case (.guillemet, .guillemet), (.singleGuillemet, .singleGuillemet), (.corner, .corner):
      return sign.direction != open.sign.direction
    default: return false
    }
  }

  // MARK: Surroundings of a mark

  private func startsWord(_ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].isJoined else { return false }
    guard tokens[index].isJoined, index > 0 else { return true }
    let before = tokens[index - 1]
    return before.shape == .punctuation && !isSentenceSign(before) || before.shape == .symbol
      || before.shape == .quotationMark
  }

  private func endsWord(_ index: Int) -> Bool {
    guard tokens[index].isJoined else { return false }
    guard index + 1 < tokens.count, tokens[index + 1].isJoined else { return true }
    let after = tokens[index + 1].shape
    if after == .punctuation || after == .symbol || after == .quotationMark { return true }
    return index > 0 && tokens[index - 1].shape == .punctuation && isSentenceSign(tokens[index - 1])
  }

  private func spaceAfter(_ index: Int) -> Bool { index + 1 >= tokens.count || !tokens[index + 1].isJoined }

  private func isSentenceSign(_ token: Token) -> Bool {
    switch text[Int(token.start)] {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): true
    default: false
    }
  }

  /// Feet and inches: 6'2", a 12" pipe.
  private func isMeasure(_ index: Int) -> Bool {
    index > 0 && tokens[index].isJoined && tokens[index - 1].shape == .number
  }

  /// An s before the mark, as in "my grandparents' farm".
  private func isPlural(_ index: Int) -> Bool {
    guard index > 0, tokens[index].isJoined, tokens[index - 1].shape.isWord else { return false }
    return text[Int(tokens[index - 1].end) - 1] | 0x20 == UInt8(ascii: "s")
  }

  /// Whether a word in lower case follows after white space.
  private func goesOn(_ index: Int) -> Bool {
    spaceAfter(index) && index + 1 < tokens.count && tokens[index + 1].shape == .lower
  }

  /// Whether a mark of the same kind closes after a sign of punctuation before another one opens.
  private func closesLater(_ index: Int, _ sign: MarkSign, in paragraph: Range<Int>) -> Bool {
    for at in index + 1..<min(paragraph.upperBound, index + 200) where tokens[at].shape == .quotationMark {
      let other = MarkSign(text, start: Int(tokens[at].start), count: Int(tokens[at].end - tokens[at].start))
      guard other.family == sign.family else { continue }
      if endsWord(at), tokens[at - 1].shape == .punctuation { return true }
      if startsWord(at) { return false }
    }
    return false
  }

  /// '90s.
  private func isElision(_ index: Int) -> Bool { index + 1 < tokens.count && tokens[index + 1].shape == .number }

  /// Whether a straight single mark finds one that closes it within the paragraph, before another one opens.
  private func hasPartner(_ index: Int, in paragraph: Range<Int>) -> Bool {
    var at = index + 1
    let limit = min(paragraph.upperBound, index + 400)
    while at < limit {
      if tokens[at].shape == .quotationMark, isSingle(at) {
        if endsWord(at) { return at > index + 1 }
        if startsWord(at) { return false }
      }
      at += 1
    }
    return false
  }

  private func isSingle(_ index: Int) -> Bool {
    MarkSign(text, start: Int(tokens[index].start), count: Int(tokens[index].end - tokens[index].start)).isSingle
  }

  // MARK: Paragraphs

  /// Marks as going on what was left open where the next paragraph opens with a mark.
  private mutating func joinParagraphs(_ paragraphs: [Range<Int>]) {
    var next = 0
    var firstAt: [Int: Int] = [:]
    for (index, stretch) in stretches.enumerated() { firstAt[stretch.open] = index }
    for index in stretches.indices where !stretches[index].isClosed {
      while next < paragraphs.count, paragraphs[next].upperBound <= stretches[index].close { next += 1 }
      guard next + 1 < paragraphs.count, stretches[index].close == paragraphs[next].upperBound - 1,
        let follower = firstAt[paragraphs[next + 1].lowerBound], !stretches[follower].isSingle
      else { continue }
      stretches[index].continues = true
      stretches[follower].isContinuation = true
    }
  }
}
