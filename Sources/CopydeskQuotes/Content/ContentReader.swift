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
      let start = start(before: frame, others)
      if let part = trimmed(start..<frame.tagStart) { parts.append(part) }
    }
    if frame.takesAfter {
      let end = end(after: frame, report, others)
      if let part = trimmed(min(frame.contentStart, end)..<end) { parts.append(part) }
    }
    return parts
  }

  /// Where content before the tag starts: after the last report that stands before it, and what joins it.
  private func start(before frame: Frame, _ others: ArraySlice<Report>) -> Int {
    var start = frame.segment.lowerBound
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
      // "..., The Nation has learnt": a tag that closes the sentence.
      if tag == .comma, other.probability > 0.7, passage.tag(other.cue.group.upperBound, in: frame.segment) == .stop {
        end = min(end, before)
      }
      if tag == .conjunction,
        own <= report.cue.token || passage.tag(passage.before(before), in: frame.segment) == .comma
      {
        end = min(end, before)
      }
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

  /// Without commas, stops, conjunctions and a leading "that" at its edges.
  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, passage.stretchOf[start] < 0,
      isEdge(passage.tags[start])
        || passage.tags[start] == .that && passage.tags.indices.contains(start + 1) && start == range.lowerBound
          && opensClause(start)
    {
      start += 1
    }
    while end > start, passage.stretchOf[end - 1] < 0, isEdge(passage.tags[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func isEdge(_ tag: Tag) -> Bool {
    tag == .comma || tag == .stop || tag == .semicolon || tag == .colon || tag == .dash
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
}
