import CopydeskText

/// How a report lies in its segment: where its tag (cue and speaker) starts and ends, and on which sides content stands.
struct Frame {
  let segment: Range<Int>
  /// First token of the tag.
  private(set) var tagStart: Int
  /// One past the last token of the tag with its adjuncts; where content after it starts.
  private(set) var contentStart: Int
  /// Whether content stands before the tag.
  private(set) var takesBefore = false
  /// Whether content stands after it.
  private(set) var takesAfter = false
  private let passage: Passage

  init(_ report: Report, in passage: Passage) {
    self.passage = passage
    segment = passage.segments[report.cue.segment]
    tagStart = report.cue.group.lowerBound
    contentStart = report.cue.group.upperBound
    let phrase = report.phrase.map { passage.phrases[$0] }
    switch report.cue.kind {
    case .colon:
      tagStart = report.speaker?.lowerBound ?? tagStart
      takesAfter = true
    case .preposition: readPreposition(report, phrase)
    case .verb: readVerb(report, phrase)
    }
  }

  /// "According to X, ..." and "..., according to X".
  private mutating func readPreposition(_ report: Report, _ phrase: NounPhrase?) {
    contentStart = endOfSpeaker(phrase?.end ?? contentStart)
    takesBefore = tagStart > segment.lowerBound
    let opens = passage.tag(contentStart, in: segment) == .comma
    takesAfter =
      opens
      && (!takesBefore
        || passage.tag(tagStart - 1, in: segment) == .comma && goesOn(contentStart + 1, afterQuotation: false))
    if !takesBefore { takesAfter = true }
  }

  /// After a speaker: what belongs to it, up to a comma that ends the tag.
  private func endOfSpeaker(_ from: Int) -> Int {
    var at = from
    while at < segment.upperBound, passage.tag(at, in: segment) != .comma { at = passage.after(at) }
    return at
  }

  private mutating func readVerb(_ report: Report, _ phrase: NounPhrase?) {
    let cue = report.cue
    let isInverted = phrase.map { $0.start >= cue.group.upperBound } ?? false
    if let phrase, !isInverted, phrase.end <= tagStart, isNear(phrase) {
      tagStart = report.speaker?.lowerBound ?? phrase.start
    }
    if isInverted, let phrase { contentStart = phrase.end }
    let lead = passage.tag(passage.before(tagStart), in: segment)
    let closesContent = lead == .comma || lead == .quotation || lead == .dash
    let hasRoom = tagStart > segment.lowerBound
    if isInverted, hasRoom, closesContent || lead == .other {
      takesBefore = true
      contentStart = endOfTag(contentStart)
      takesAfter =
        contentStart < segment.upperBound && passage.tag(contentStart, in: segment) == .comma
        && goesOn(contentStart + 1, afterQuotation: lead == .quotation)
        && (!followsQuotation || leadsToQuotation(contentStart))
      return
    }
    let start = skipAdjuncts(cue)
    let isTag = endsTag(start, cue)
    let hasClauseBefore =
      hasRoom && (lead == .quotation || hasVerb(segment.lowerBound..<tagStart) || quotes(before: tagStart))
    // "Asked about the fine, she said: ..." opens with the reporter's words.
    let opensContent = passage.tag(start, in: segment) == .colon || passage.tag(start, in: segment) == .quotation
    if closesContent, isTag, hasClauseBefore, cue.form != .gerund, !opensContent || quotes(before: tagStart) {
      takesBefore = true
      contentStart = start
      takesAfter =
        passage.tag(start, in: segment) == .comma && goesOn(start + 1, afterQuotation: lead == .quotation)
        || passage.tag(start, in: segment) == .colon
        || passage.tag(start, in: segment) == .quotation
      if followsQuotation { takesAfter = takesAfter && leadsToQuotation(start) }
      return
    }
    // "The vote, officials said, will be held in June."
    takesBefore =
      closesContent && isTag && hasRoom && passage.tag(start, in: segment) == .comma
      && passage.tag(start + 1, in: segment).isFinite
    // "The mine is said to be unsafe."
    if phrase == nil, cue.form == .passive, passage.tag(start, in: segment) == .to { takesBefore = hasRoom }
    // "It had been ordered and would arrive in May": what is joined on is no content.
    takesAfter = passage.tag(start, in: segment) != .conjunction
    contentStart = start
  }

  /// Whether nothing but a quotation stands before the tag: what is no quotation after it is the reporter's.
  private var followsQuotation: Bool {
    var at = passage.before(tagStart)
    if passage.tag(at, in: segment) == .comma { at = passage.before(at) }
    guard at >= segment.lowerBound, passage.stretchOf[at] >= 0 else { return false }
    let lead = passage.tag(at - 1, in: segment)
    return lead == .edge || lead == .colon || lead == .comma || lead == .conjunction || lead == .dash
  }

  /// Whether a quotation follows, perhaps over a comma, a colon, "and", "but", "that".
  private func leadsToQuotation(_ start: Int) -> Bool {
    for at in start..<max(start, min(start + 4, segment.upperBound)) {
      switch passage.tag(at, in: segment) {
      case .quotation: return true
      case .comma, .colon, .conjunction, .that, .dash: continue
      default: return false
      }
    }
    return false
  }

  /// Whether nothing but the speaker's own adjuncts lies between the phrase and the cue.
  private func isNear(_ phrase: NounPhrase) -> Bool {
    var at = phrase.end
    var verbs = 0
    while at < tagStart {
      let tag = passage.tag(at, in: segment)
      if tag == .past || tag == .present { verbs += 1 }
      if tag == .quotation { return false }
      at = passage.after(at)
    }
    return verbs <= 1
  }

  private func quotes(before end: Int) -> Bool {
    let at = passage.before(end)
    return at >= segment.lowerBound
      && (passage.stretchOf[at] >= 0 || passage.tag(passage.before(at), in: segment) == .quotation)
  }

  private func hasVerb(_ range: Range<Int>) -> Bool {
    var at = range.lowerBound
    while at < range.upperBound {
      if passage.stretchOf[at] >= 0 || passage.tags[at].isFinite { return true }
      at = passage.after(at)
    }
    return false
  }

  /// Whether content goes on after the tag's comma: not another report's participle, nor a mere adjunct.
  ///
  /// What a quotation in marks says goes on in marks: "..., he said, and he held up a letter" tells what he did.
  private func goesOn(_ index: Int, afterQuotation: Bool) -> Bool {
    guard index < segment.upperBound else { return false }
    if afterQuotation, passage.tag(index, in: segment) == .conjunction {
      return passage.tag(index + 1, in: segment) == .quotation
    }
    switch passage.tag(index, in: segment) {
    case .gerund, .stop, .edge: return false
    case .relative: return false
    default: return hasVerb(index..<segment.upperBound)
    }
  }

  /// Past adverbs, times, places and addressees after the cue: where content could start.
  private func skipAdjuncts(_ cue: Cue) -> Int {
    var at = cue.group.upperBound
    while passage.tag(at, in: segment) == .adverb { at += 1 }
    if cue.entry.frames.contains(.preposition),
      passage.tag(at, in: segment) == .preposition || passage.tag(at, in: segment) == .to
    {
      return at + 1
    }
    if cue.entry.frames.contains(.addressee) || cue.entry.frames.contains(.question), let end = addressee(at) {
      at = end
    }
    if let end = adjunct(at, cue) { at = end }
    return at
  }

  /// "told The Nation | it would", "told reporters | that", "told reporters on Friday | that".
  private func addressee(_ at: Int) -> Int? {
    let index = at < segment.upperBound ? Int(passage.phraseAt[at]) : passage.phrases.count
    guard index < passage.phrases.count, passage.phrases[index].start == at else { return nil }
    let phrase = passage.phrases[index]
    guard !phrase.precedesVerb else { return nil }
    var end = phrase.end
    // "The Express Tribune's editor", "reporters in Islamabad".
    while passage.tag(end, in: segment) == .preposition, let after = phraseEnd(end + 1) { end = after }
    switch passage.tag(end, in: segment) {
    case .to: return nil
    case .comma, .stop, .edge, .that, .quotation, .subordinator, .relative, .adverb, .colon, .pronoun, .determiner,
      .possessive, .name, .noun:
      return end
    default: return nil
    }
  }

  private func phraseEnd(_ at: Int) -> Int? {
    guard at < segment.upperBound else { return nil }
    let index = Int(passage.phraseAt[at])
    guard index < passage.phrases.count, passage.phrases[index].start == at, !passage.phrases[index].precedesVerb else {
      return nil
    }
    return passage.phrases[index].end
  }

  /// "said on Friday that", "said in a statement,": prepositions and times up to "that", a comma, a mark or the end.
  private func adjunct(_ from: Int, _ cue: Cue) -> Int? {
    var at = from
    var steps = 0
    while steps < 8 {
      steps += 1
      if let index = timePhrase(at) {
        at = index
        continue
      }
      switch passage.tag(at, in: segment) {
      case .preposition, .to:
        if passage.tag(at, in: segment) == .to, !cue.entry.frames.contains(.clause) { return nil }
        guard let end = phraseEnd(at + 1) else { return at > from ? at : nil }
        at = end
      case .adverb: at += 1
      case .that, .quotation, .colon, .stop, .edge, .comma, .subordinator: return at
      default: return at > from && cue.entry.frames.contains(.clause) ? at : nil
      }
    }
    return nil
  }

  private func timePhrase(_ at: Int) -> Int? {
    guard at < segment.upperBound else { return nil }
    let index = Int(passage.phraseAt[at])
    guard index < passage.phrases.count, passage.phrases[index].start == at, passage.phrases[index].kind == .time else {
      return nil
    }
    return passage.phrases[index].end
  }

  /// Whether a tag ends at `start`: nothing, a comma, a stop follows.
  private func endsTag(_ start: Int, _ cue: Cue) -> Bool {
    switch passage.tag(start, in: segment) {
    case .edge, .stop, .comma, .dash, .semicolon, .conjunction, .bracket: true
    case .colon, .quotation: true
    case .subordinator, .preposition, .gerund: cue.entry.frames.contains(.clause)
    default: false
    }
  }

  /// The end of an inverted tag: the speaker with apposition and adjuncts, up to the comma before content that goes on.
  private func endOfTag(_ from: Int) -> Int {
    var at = from
    while at < segment.upperBound {
      if passage.tag(at, in: segment) == .comma, passage.tag(at + 1, in: segment) == .quotation { return at }
      at = passage.after(at)
    }
    return at
  }
}
