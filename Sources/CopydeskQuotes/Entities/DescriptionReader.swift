import CopydeskText

/// Reads the fullest description that a common noun gives: with what precedes and what follows its head.
struct DescriptionReader {
  private let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  /// The tokens of the description: without an article, with prepositional phrases and participles after the head.
  func description(of index: Int) -> Range<Int> {
    let phrase = passage.phrases[index]
    let isArticle = passage.tags[phrase.start] == .determiner && phrase.isArticleOnly(in: passage)
    let start = isArticle && phrase.start < phrase.head ? phrase.start + 1 : phrase.start
    return start..<end(phrase, index)
  }

  /// The end of the description: prepositional phrases after the head, up to a verb, a comma or a mark.
  private func end(_ phrase: NounPhrase, _ index: Int) -> Int {
    let segment = passage.segments[Int(passage.segmentOf[phrase.start])]
    var end = phrase.end
    var next = index + 1
    for _ in 0..<4 {
      guard next < passage.phrases.count, passage.phrases[next].end <= segment.upperBound else { break }
      let following = passage.phrases[next]
      guard !following.kind.isPronoun, following.kind != .time,
        joins(end..<following.start, in: segment, beforeVerb: following.precedesVerb)
      else { break }
      end = following.end
      next += 1
    }
    return end
  }

  /// "for", "familiar with", "briefed on", "at".
  private func joins(_ gap: Range<Int>, in segment: Range<Int>, beforeVerb: Bool) -> Bool {
    guard !gap.isEmpty, gap.count <= 2 else { return false }
    guard
      passage.tag(gap.upperBound - 1, in: segment) == .preposition
        || passage.tag(gap.upperBound - 1, in: segment) == .to
    else { return false }
    guard gap.count == 2 else { return true }
    let first = passage.tag(gap.lowerBound, in: segment)
    // "close to the minister": an adjective that looks like a verb.
    if first == .base, passage.tokens[gap.lowerBound].classes.contains(.roleModifier) { return true }
    return first == .noun || first == .participle
      || first == .past && (beforeVerb || passage.tokens[gap.lowerBound].classes.isEmpty)
  }
}

extension NounPhrase {
  /// Whether it begins with "the", "a" or "an", which add nothing to a name.
  func isArticleOnly(in passage: Passage) -> Bool {
    let token = passage.tokens[start]
    return !token.classes.contains(.pronoun) && token.end - token.start <= 3 && !token.classes.contains(.cardinal)
      && passage.words(articleAt: start)
  }
}

extension Passage {
  /// Whether a determiner is an article: classed as nothing else.
  func words(articleAt index: Int) -> Bool {
    var only = TermClasses()
    only.insert(.determiner)
    return tokens[index].classes == only
  }
}
