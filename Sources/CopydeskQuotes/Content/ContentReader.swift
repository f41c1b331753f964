import CopydeskText

/// Finds what a report reports: the stretches of its segment that are content, without cue, speaker and tag.
///
/// Content stands after the cue ("said that ..."), before it ("..., officials said") or on both sides of it.
struct ContentReader {
  private let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// The stretches of content, in order; empty where there is none.
  ///
  /// - Parameters:
  ///   - report: the report.
  ///   - others: the reports next to it in its segment, in order.
  func parts(of report: Report, among others: ArraySlice<Report>) -> [Range<Int>] {
    let frame = Frame(report, in: passage)
    var parts: [Range<Int>] = []
    if frame.takesBefore {
      let end = end(before: frame)
      let start = start(before: frame, end: end, others)
      if let part = trimmed(min(start, end)..<end) { parts.append(part) }
    }
    if frame.takesAfter {
      let end = end(after: frame, report, others)
      let start = max(frame.contentStart, parts.last?.upperBound ?? 0)
      if let part = trimmed(min(start, end)..<end) { parts.append(part) }
    }
    return parts
  }

  /// Where content before the tag ends: at a quotation's comma where only nouns stand between it and the tag, which are the
  /// speaker's description: “We heard it,” another neighbour, Jan Vos, said.
  private func end(before frame: Frame) -> Int {
    var at = passage.before(frame.tagStart)
    while at > frame.segment.lowerBound, frame.tagStart - at < 30 {
      if passage.stretchOf[at] >= 0 {
        return endsInComma(at) ? passage.after(at) : frame.tagStart
      }
      switch passage.tags[at] {
      case .determiner, .possessive, .preposition, .noun, .name, .number, .genitive, .comma, .hyphen, .other: break
      default: return frame.tagStart
      }
      at = passage.before(at)
    }
    return frame.tagStart
  }

  /// Where content before the tag starts: after the last report that stands before it, and what joins it; at a quotation
  /// that a colon or another report led to.
  private func start(before frame: Frame, end: Int, _ others: ArraySlice<Report>) -> Int {
    var start = frame.segment.lowerBound
    if end > start, passage.stretchOf[end - 1] >= 0 {
      let open = passage.stretches[Int(passage.stretchOf[end - 1])].open
      if open > start, passage.tag(open - 1, in: frame.segment) == .colon { return open }
      if others.contains(where: { $0.probability > 0.5 && $0.cue.group.upperBound == open }) { return open }
    }
    for other in others where other.cue.token < frame.tagStart && other.probability > 0.5 {
      // A report inside content that this tag closes is nested in it; one that has its own content after it ends before.
      guard other.speaker.map({ $0.lowerBound > frame.segment.lowerBound }) ?? false else { continue }
      var at = other.cue.group.upperBound
      while at < frame.tagStart, passage.tag(at, in: frame.segment) != .comma { at = passage.after(at) }
      if passage.tag(at + 1, in: frame.segment) == .conjunction { start = max(start, at + 2) }
    }
    return start
  }

  /// Where content after the cue ends: before the next report that is joined on, else with the segment.
  private func end(after frame: Frame, _ report: Report, _ others: ArraySlice<Report>) -> Int {
    var end = frame.segment.upperBound
    for other in others where other.cue.token > report.cue.token && other.probability > 0.5 {
      let own = other.speaker?.lowerBound ?? other.cue.group.lowerBound
      let start = own > report.cue.token ? min(own, other.cue.group.lowerBound) : other.cue.group.lowerBound
      guard start > frame.contentStart else { continue }
      let before = passage.before(start)
      let tag = passage.tag(before, in: frame.segment)
      if other.cue.form == .gerund, tag == .comma { end = min(end, before) }
      // "..., The Nation has learnt", "..., reported The Nation": a tag that closes the sentence.
      let cueEnd = other.cue.group.upperBound
      let tagEnd = other.speaker.map { $0.lowerBound == cueEnd ? $0.upperBound : cueEnd } ?? cueEnd
      if tag == .comma, other.probability > 0.7, passage.tag(tagEnd, in: frame.segment) == .stop {
        end = min(end, before)
      }
      if other.cue.form == .gerund, endsInComma(before) { end = min(end, start) }
      if tag == .conjunction {
        let comma = passage.before(before)
        if own <= report.cue.token || passage.tag(comma, in: frame.segment) == .comma || endsInComma(comma) {
          end = min(end, before)
        }
      }
      if tag == .subordinator || tag == .relative { end = min(end, clauseStart(before)) }
    }
    return beforeSummary(frame.contentStart, end)
  }

  /// Where content ends before a noun that sums it up: "that the bridge was safe, a claim the union denied".
  private func beforeSummary(_ start: Int, _ end: Int) -> Int {
    var index = Int(passage.phraseAt[min(start, end)])
    while index < passage.phrases.count, passage.phrases[index].start < end {
      let phrase = passage.phrases[index]
      if phrase.kind == .document, phrase.isIndefinite, phrase.end - phrase.start == 2, phrase.start > start + 1,
        passage.tags[phrase.start - 1] == .comma
      {
        return phrase.start - 1
      }
      index += 1
    }
    return end
  }

  /// Where a clause starts that takes another report along: ", while Bo said", ", to which Bo replied"; nowhere for one that
  /// no comma parts off, or that is part of what is reported.
  private func clauseStart(_ opener: Int) -> Int {
    var comma = passage.before(opener)
    if passage.tags[opener] == .relative {
      guard comma >= 0, passage.tags[comma] == .preposition || passage.tags[comma] == .to else { return .max }
      comma = passage.before(comma)
    }
    guard comma >= 0 else { return .max }
    return passage.tags[comma] == .comma && passage.stretchOf[comma] < 0
      ? comma : endsInComma(comma) ? passage.after(comma) : .max
  }

  /// Whether a stretch in quotation marks ends at a token, or starts there when stepped over backwards, with a comma inside.
  private func endsInComma(_ index: Int) -> Bool {
    guard index >= 0, passage.stretchOf[index] >= 0,
      let last = passage.stretches[Int(passage.stretchOf[index])].inner.last
    else { return false }
    return passage.tags[last] == .comma
  }

  /// Without commas, stops, conjunctions and a leading "that" at its edges.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, passage.stretchOf[start] < 0,
      isEdge(passage.tags[start])
        || passage.tags[start] == .that && passage.tags.indices.contains(start + 1)
          && (start == range.lowerBound && opensClause(start) || isDoubled(start, in: range))
    {
      start += 1
    }
    while end > start, passage.stretchOf[end - 1] < 0, isEdge(passage.tags[end - 1]), !asks(end - 1) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func isEdge(_ tag: Tag) -> Bool {
    tag == .comma || tag == .stop || tag == .semicolon || tag == .colon || tag == .dash
  }

  /// The second "that" of "that that the fishers had rights", a slip of the writer's.
  private func isDoubled(_ index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound, passage.tokens[index - 1].hash == passage.tokens[index].hash else { return false }
    switch passage.tags[index + 1] {
    case .determiner, .possessive, .pronoun: return true
    default: return false
    }
  }

  /// "that talks with Oslo were on": a word that may be a verb is none where the clause's verb is still to come.
  private func opensClause(_ index: Int) -> Bool {
    var at = min(index + 1, passage.tags.count - 1)
    guard passage.tags[at].isFinite else { return true }
    guard passage.tags[at] == .present, at + 1 < passage.tags.count, passage.tags[at + 1] == .preposition else {
      return false
    }
    at += 1
    while at < passage.tags.count, passage.stretchOf[at] < 0 {
      switch passage.tags[at] {
      case .comma, .stop, .semicolon, .colon, .dash, .that, .relative, .subordinator: return false
      default: if passage.tags[at].isFinite { return true }
      }
      at += 1
    }
    return false
  }

  private func asks(_ index: Int) -> Bool {
    passage.text[Int(passage.tokens[index].start)] == UInt8(ascii: "?")
  }
}
