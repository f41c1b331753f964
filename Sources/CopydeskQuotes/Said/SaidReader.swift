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

  /// The expression of the cue's segment that lies nearest to it, outside the content.
  private func timex(near cue: TextRange, outside parts: [TextRange]) -> Int? {
    guard let token = index(at: cue.start) else { return nil }
    let segment = passage.range(passage.segments[Int(passage.segmentOf[token])])
    var best: (index: Int, distance: Int)?
    var index = firstTimex(from: segment.start)
    while index < timexes.count, timexes[index].range.start < segment.end {
      let timex = timexes[index]
      if isPoint(timex), !parts.prefix(4).contains(where: { $0.overlaps(timex.range) }) {
        let distance = timex.range.start < cue.start ? cue.start - timex.range.end : timex.range.start - cue.end
        if distance < best?.distance ?? 120 { best = (index, distance) }
      }
      index += 1
    }
    return best?.index
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
