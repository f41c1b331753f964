import CopydeskCore
import CopydeskText

/// Reads when something was said: from a time expression in the reporting clause, else the publication day is assumed.
struct SaidReader {
  private let passage: Passage
  private let timexes: [Timex]
  private let published: String?

  init(_ passage: Passage, timexes: [Timex], published: String?) {
    self.passage = passage
    self.timexes = timexes
    self.published = published.flatMap { $0.utf8.count >= 10 ? String($0.prefix(10)) : nil }
  }

  /// The time of a quotation whose cue and content are given.
  func said(cue: TextRange?, parts: [TextRange]) -> Quote.Said? {
    if let cue, let index = timex(near: cue, outside: parts) {
      return Quote.Said(value: timexes[index].value, timex: index, assumed: false)
    }
    return published.map { Quote.Said(value: $0, assumed: true) }
  }

  /// The expression of the reporting clause that lies nearest to the cue, outside the content.
  private func timex(near cue: TextRange, outside parts: [TextRange]) -> Int? {
    guard let token = index(at: cue.start) else { return nil }
    let segment = passage.segments[Int(passage.segmentOf[token])]
    let range = passage.range(segment)
    var best: (index: Int, distance: Int)?
    var index = firstTimex(from: range.start)
    while index < timexes.count, timexes[index].range.start < range.end {
      let timex = timexes[index]
      if isPoint(timex), !parts.prefix(4).contains(where: { $0.overlaps(timex.range) }) {
        let distance = timex.range.start < cue.start ? cue.start - timex.range.end : timex.range.start - cue.end
        if distance < best?.distance ?? 120, isInClause(timex, of: cue, segment) { best = (index, distance) }
      }
      index += 1
    }
    return best?.index
  }

  /// Whether no other clause begins between the cue and what follows it ("said Solheim, who has led it since 2019"), or holds
  /// what comes before it ("When it closed in 2009, he said").
  private func isInClause(_ timex: Timex, of cue: TextRange, _ segment: Range<Int>) -> Bool {
    guard let first = index(at: timex.range.start) else { return false }
    guard timex.range.start < cue.start else {
      let afterCue = index(at: cue.end) ?? first
      return !(afterCue..<max(first, afterCue)).contains { index in
        passage.stretchOf[index] < 0 && (passage.tags[index] == .relative || passage.tags[index].isFinite)
      }
    }
    for index in (segment.lowerBound..<first).reversed().prefix(12) {
      switch passage.tags[index] {
      case .relative, .subordinator: return false
      case .comma, .semicolon, .dash: return true
      default: break
      }
    }
    return true
  }

  /// A resolved day or time.
  private func isPoint(_ timex: Timex) -> Bool {
    guard timex.type == .date || timex.type == .time, let first = timex.value.utf8.first else { return false }
    return first &- 0x30 < 10
  }

  private func index(at offset: Int) -> Int? {
    var low = 0
    var high = passage.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(passage.tokens[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    return low < passage.tokens.count ? low : nil
  }

  private func firstTimex(from offset: Int) -> Int {
    var low = 0
    var high = timexes.count
    while low < high {
      let middle = (low + high) / 2
      if timexes[middle].range.start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
