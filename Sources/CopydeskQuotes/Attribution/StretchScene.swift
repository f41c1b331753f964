import CopydeskText

/// A stretch in quotation marks with what stands around it.
struct StretchScene {
  static let lengths = 8
  static let roles = 6
  static let regions = 5

  let stretch: Stretch
  let segment: Range<Int>
  let paragraph: Range<Int>
  /// Number of words, in eight steps.
  let length: Int
  /// 0 it ends in a comma, 1 in a stop, 2 in neither.
  let end: Int
  /// Tags before and after it in its segment.
  let before: Tag, after: Tag
  /// Its place: 0 a whole paragraph, 1 a whole segment, 2 starts one, 3 ends one, 4 inside one, 5 goes on from the paragraph before.
  let role: Int
  /// 0 every word has a capital, 1 only the first has, 2 the first has none.
  let capitals: Int
  /// 0 neither a finite verb nor "I", "we", "you" inside, 1 a verb, 2 such a pronoun, 3 both.
  let content: Int

  init(_ stretch: Stretch, in passage: Passage, words: WordTable) {
    self.stretch = stretch
    segment = passage.segments[Int(passage.segmentOf[stretch.open])]
    paragraph = passage.paragraphs[Int(max(0, passage.paragraphOf[stretch.open]))]
    var count = 0, capitalized = 0, firstIsCapital = false, hasVerb = false, hasPerson = false
    for index in stretch.inner {
      let token = passage.tokens[index]
      guard token.shape.isWord || token.shape == .number else { continue }
      count += 1
      if token.shape.isCapitalized || token.shape == .number {
        capitalized += 1
        if count == 1 { firstIsCapital = true }
      } else if token.end - token.start <= 3 || token.isJoined {
        capitalized += count > 1 ? 1 : 0
      }
      if passage.tags[index].isFinite { hasVerb = true }
      if let pronoun = words.pronouns[token.term], pronoun.person < 3 { hasPerson = true }
    }
    let steps = [1, 2, 3, 5, 8, 14, 30]
    length = steps.firstIndex { count <= $0 } ?? 7
    capitals = capitalized == count && firstIsCapital ? 0 : firstIsCapital ? 1 : 2
    content = (hasVerb ? 1 : 0) + (hasPerson ? 2 : 0)
    end = StretchScene.end(stretch, in: passage)
    before = passage.tag(passage.before(stretch.open), in: segment)
    after = passage.tag(stretch.close + 1, in: segment)
    role = StretchScene.role(stretch, in: passage, segment, paragraph)
  }

  private static func end(_ stretch: Stretch, in passage: Passage) -> Int {
    guard let last = stretch.inner.last else { return 2 }
    let next = stretch.close + 1
    switch passage.tags[last] {
    case .comma: return 0
    case .stop, .dash: return 1
    default: return next < passage.tokens.count && passage.tags[next] == .comma && passage.stretchOf[next] < 0 ? 0 : 2
    }
  }

  private static func role(_ stretch: Stretch, in passage: Passage, _ segment: Range<Int>, _ paragraph: Range<Int>)
    -> Int
  {
    if stretch.isContinuation { return 5 }
    let starts = stretch.open <= segment.lowerBound
    let ends =
      stretch.close >= segment.upperBound - 1
      || (stretch.close == segment.upperBound - 2 && passage.tags[segment.upperBound - 1] == .stop)
    if stretch.open <= paragraph.lowerBound, stretch.close >= paragraph.upperBound - 2 { return 0 }
    if starts && ends { return 1 }
    return starts ? 2 : ends ? 3 : 4
  }
}
