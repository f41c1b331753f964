import CopydeskText

/// Finds every word that may report: verbs of the data file outside quotation marks, "according to", colons after a name.
struct CueFinder {
  private let passage: Passage
  private let words: WordTable

  init(_ passage: Passage, words: WordTable) {
    self.passage = passage
    self.words = words
  }

  /// The cues in order.
  func cues() -> [Cue] {
    var cues: [Cue] = []
    for index in passage.tokens.indices where passage.stretchOf[index] < 0 {
      let tag = passage.tags[index]
      if tag == .colon {
        if let cue = colon(index) { cues.append(cue) }
      } else if tag.isVerb, let entry = words.cue(of: passage.tokens[index].term), let cue = verb(index, entry) {
        cues.append(cue)
      }
    }
    return cues
  }

  private func verb(_ index: Int, _ entry: CueEntry) -> Cue? {
    let segment = Int(passage.segmentOf[index])
    let range = passage.segments[segment]
    if entry.frames.contains(.speakerFollows) {
      guard passage.tag(index + 1, in: range) == .to else { return nil }
      return Cue(
        token: index, group: index..<index + 2, kind: .preposition, entry: entry, form: .other, segment: segment)
    }
    if passage.tag(index + 1, in: range) == .negation, passage.tag(index + 2, in: range) == .to {
      // "asked not to be named" says nothing.
      return nil
    }
    if index == range.lowerBound, isOfHearer(passage.tags[index], before: passage.tag(index + 1, in: range)) {
      return nil
    }
    let (start, form) = group(of: index, in: range)
    return Cue(token: index, group: start..<index + 1, kind: .verb, entry: entry, form: form, segment: segment)
  }

  /// "Asked whether he would resign, she ...", "Told of the plan, ...": a participle that opens a sentence is said of whoever
  /// hears.
  private func isOfHearer(_ tag: Tag, before next: Tag) -> Bool {
    (tag == .past || tag == .participle) && (next == .subordinator || next == .relative || next == .preposition)
  }

  /// Where the verb's group starts, and how the verb stands in it.
  private func group(of index: Int, in segment: Range<Int>) -> (Int, Cue.Form) {
    var start = index
    var form = Cue.Form.other
    switch passage.tags[index] {
    case .past: form = .past
    case .present: form = .present
    case .base: form = .base
    case .gerund: form = .gerund
    case .participle: form = .perfect
    default: break
    }
    var at = index - 1
    while at >= segment.lowerBound, at >= index - 6, passage.stretchOf[at] < 0 {
      let tag = passage.tags[at]
      switch tag {
      case .adverb: break
      case .negation: form = .negated
      case .auxiliary:
        if passage.tags[index] == .participle, form == .perfect, passage.isBe(at) { form = .passive }
      case .modal: if form != .negated { form = .modal }
      case .to: form = .infinitive
      default: return (start, form)
      }
      if tag != .adverb || at == index - 1 || start < index { start = at }
      at -= 1
    }
    return (start, form)
  }

  private func colon(_ index: Int) -> Cue? {
    // "LAHORE: ..." says where, not who.
    if index < passage.bodyStart { return nil }
    let segment = Int(passage.segmentOf[index])
    let range = passage.segments[segment]
    // "Q: ..." and "A: ..." name nobody.
    if index == range.lowerBound + 1, passage.tokens[index - 1].end - passage.tokens[index - 1].start == 1 {
      return nil
    }
    // After a verb that reports, the verb is the cue.
    if index > 0, passage.tags[index - 1].isVerb, words.cue(of: passage.tokens[index - 1].term) != nil { return nil }
    guard index > range.lowerBound, index + 1 < range.upperBound else {
      return index > range.lowerBound && index + 1 < passage.tokens.count && passage.stretchOf[index + 1] >= 0
        ? Cue(token: index, group: index..<index + 1, kind: .colon, entry: CueEntry(), form: .other, segment: segment)
        : nil
    }
    let quoted = passage.stretchOf[index + 1] >= 0
    guard quoted || index - range.lowerBound <= 6 else { return nil }
    guard passage.tags[index - 1] != .number || quoted else { return nil }
    return Cue(token: index, group: index..<index + 1, kind: .colon, entry: CueEntry(), form: .other, segment: segment)
  }
}
