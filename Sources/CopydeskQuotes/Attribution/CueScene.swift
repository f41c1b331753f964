/// A cue with what stands around it.
struct CueScene {
  let cue: Cue
  let segment: Range<Int>
  /// The tag before the verb's group.
  let tagBefore: Tag
  /// The tag after the cue.
  let tagAfter: Tag
  /// What follows the cue, adverbs aside.
  let follow: ReportFeature.Follow
  /// Quotation marks: 0 none in the segment, 1 just before, 2 just after, 3 elsewhere.
  let quote: Int
  /// Finite verbs before it in its segment, up to two.
  let earlierCues: Int
  private let passage: Passage

  /// What lies between a phrase and the cue.
  struct Gap {
    var tokens = 0, phrases = 0, verbs = 0, commas = 0, openers = 0, quotes = 0
    var lastIsComma = false
  }

  init(_ cue: Cue, in passage: Passage) {
    self.cue = cue
    self.passage = passage
    segment = passage.segments[cue.segment]
    let before = passage.before(cue.group.lowerBound)
    tagBefore = passage.tag(before, in: segment)
    tagAfter = passage.tag(cue.group.upperBound, in: segment)
    follow = CueScene.follow(cue, in: passage, segment)
    quote = CueScene.quote(cue, in: passage, segment)
    earlierCues = CueScene.earlier(cue, in: passage, segment)
  }

  /// The main frame, or one for cues that are no verbs.
  var frame: Int { cue.kind == .verb ? cue.entry.mainFrame : cue.kind == .preposition ? 7 : 8 }
  /// The weight, or one for cues that are no verbs.
  var weight: Int { cue.kind == .verb ? cue.entry.weight : cue.kind == .preposition ? 7 : 8 }
  /// What leads to the cue: 0 a comma, 1 a quotation, 2 the segment's start, 3 anything else.
  var lead: Int {
    switch tagBefore {
    case .comma: 0
    case .quotation: 1
    case .edge: 2
    default: 3
    }
  }

  private static func follow(_ cue: Cue, in passage: Passage, _ segment: Range<Int>) -> ReportFeature.Follow {
    var at = cue.group.upperBound
    while passage.tag(at, in: segment) == .adverb { at += 1 }
    switch passage.tag(at, in: segment) {
    case .edge, .stop, .semicolon, .dash: return .end
    case .comma: return .comma
    case .colon: return .colon
    case .quotation: return .quotation
    case .that, .subordinator, .relative: return .that
    case .to: return .to
    case .preposition: return .preposition
    default: break
    }
    let index = Int(passage.phraseAt[at])
    guard index < passage.phrases.count, passage.phrases[index].start == at else { return .other }
    return passage.phrases[index].precedesVerb ? .clause : .phrase
  }

  private static func quote(_ cue: Cue, in passage: Passage, _ segment: Range<Int>) -> Int {
    if passage.tag(cue.group.upperBound, in: segment) == .quotation { return 2 }
    let before = passage.before(cue.group.lowerBound)
    if passage.tag(before, in: segment) == .quotation { return 1 }
    var at = cue.group.upperBound
    while at < segment.upperBound, at < cue.token + 40 {
      if passage.stretchOf[at] >= 0 { return 3 }
      at += 1
    }
    at = before
    while at >= segment.lowerBound, at > cue.token - 40 {
      if passage.stretchOf[at] >= 0 { return 3 }
      at -= 1
    }
    return 0
  }

  private static func earlier(_ cue: Cue, in passage: Passage, _ segment: Range<Int>) -> Int {
    var count = 0
    var at = cue.group.lowerBound - 1
    while at >= segment.lowerBound, at > cue.token - 60, count < 2 {
      if passage.stretchOf[at] < 0, passage.tags[at].isFinite { count += 1 }
      at -= 1
    }
    return count
  }

  /// Shows the phrases before the cue, nearest first, with what lies between.
  func phrasesBefore(limit: Int, _ take: (Int, Gap) -> Void) {
    var gap = Gap()
    var end = cue.group.lowerBound
    var index = Int(passage.phraseAt[end]) - 1
    var taken = 0
    while index >= 0, taken < limit, passage.phrases[index].start >= segment.lowerBound,
      cue.token - passage.phrases[index].end < 80
    {
      let phrase = passage.phrases[index]
      if phrase.end <= end {
        count(&gap, from: phrase.end, to: end, nearest: taken == 0)
        take(index, gap)
        gap.phrases += 1
        gap.tokens += phrase.end - phrase.start
        end = phrase.start
        taken += 1
      }
      index -= 1
    }
  }

  /// Shows the phrases after the cue, nearest first.
  func phrasesAfter(limit: Int, _ take: (Int, Gap) -> Void) {
    var gap = Gap()
    var start = cue.group.upperBound
    var index = Int(passage.phraseAt[start])
    var taken = 0
    while index < passage.phrases.count, taken < limit, passage.phrases[index].end <= segment.upperBound,
      passage.phrases[index].start - cue.token < 20
    {
      let phrase = passage.phrases[index]
      count(&gap, from: start, to: phrase.start, nearest: false)
      take(index, gap)
      gap.phrases += 1
      gap.tokens += phrase.end - phrase.start
      start = phrase.end
      index += 1
      taken += 1
    }
  }

  private func count(_ gap: inout Gap, from: Int, to: Int, nearest: Bool) {
    guard from < to else { return }
    if nearest { gap.lastIsComma = passage.tag(to - 1, in: segment) == .comma }
    var at = from
    while at < to {
      let tag = passage.tag(at, in: segment)
      switch tag {
      case .comma, .dash, .bracket, .semicolon: gap.commas += 1
      case .that, .subordinator, .relative: gap.openers += 1
      case .quotation: gap.quotes += 1
      case .modal, .auxiliary: gap.verbs += 1
      default: if tag.isVerb { gap.verbs += 1 }
      }
      gap.tokens += 1
      at = passage.after(at)
    }
  }
}
