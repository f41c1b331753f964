extension SyndicationCorpus {
  /// Does to a story what a site does to it.
  func apply(_ edit: SyndicationEdit, to story: inout [[Sentence]], _ random: inout SeededGenerator) {
    switch edit {
    case .light: change(settings.lightEdit, in: &story, &random)
    case .rewrite:
      story = story.map { $0.filter { _ in !random.chance(0.15) } }
      change(settings.rewrite, in: &story, &random)
    case .relede: replaceBeginning(of: &story, &random)
    case .cutLong: cut(&story, random.pick(60...85))
    case .cutMiddle: cut(&story, random.pick(30...50))
    case .cutShort: cut(&story, random.pick(15...28))
    case .reorder: shuffle(&story, &random)
    case .embed:
      let words = count(story)
      story = piece(words / 2, &random) + story + piece(words / 2, &random)
    case .update:
      replaceBeginning(of: &story, &random)
      story += piece(count(story) / 3, &random)
    default: break
    }
  }

  private func piece(_ words: Int, _ random: inout SeededGenerator) -> [[Sentence]] {
    [salad.passage(words: Swift.max(20, words), &random)]
  }

  private func count(_ story: [[Sentence]]) -> Int { story.reduce(0) { $1.reduce($0) { $0 + $1.count } } }

  private func change(_ share: Double, in story: inout [[Sentence]], _ random: inout SeededGenerator) {
    for paragraph in story.indices {
      for sentence in story[paragraph].indices {
        story[paragraph][sentence] = story[paragraph][sentence].flatMap { word -> [String] in
          guard random.chance(share) else { return [word] }
          switch random.below(4) {
          case 0: return []
          case 1: return [word, salad.word(&random)]
          default: return [salad.word(&random)]
          }
        }
      }
    }
  }

  private func replaceBeginning(of story: inout [[Sentence]], _ random: inout SeededGenerator) {
    var words = count(story) * random.pick(8...20) / 100
    let new = piece(words, &random)
    // Sentence by sentence, so that a story of one long paragraph keeps the rest of it.
    while words > 0, let first = story.first?.first {
      words -= first.count
      story[0].removeFirst()
      if story[0].isEmpty { story.removeFirst() }
    }
    story = new + story
  }

  /// Keeps the sentences that make up the first `percent` of the words.
  private func cut(_ story: inout [[Sentence]], _ percent: Int) {
    var words = Swift.max(Self.shortestCut, count(story) * percent / 100)
    story = story.compactMap { paragraph in
      let kept = paragraph.prefix { sentence in
        defer { words -= sentence.count }
        return words > 0
      }
      return kept.isEmpty ? nil : Array(kept)
    }
  }

  private func shuffle(_ story: inout [[Sentence]], _ random: inout SeededGenerator) {
    for last in stride(from: story.count - 1, to: 0, by: -1) { story.swapAt(last, random.below(last + 1)) }
  }

  /// The story as text; `format` has other signs and spaces.
  func text(_ story: [[Sentence]], _ edit: SyndicationEdit, _ random: inout SeededGenerator) -> String {
    let text = story.map { paragraph in paragraph.map { $0.joined(separator: " ") }.joined(separator: " ") }
    guard edit == .format else { return text.joined(separator: "\n\n") }
    let plain = text.joined(separator: random.chance(0.5) ? "\n" : "\n\n \n")
    var formatted = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\u{201C}", "\u{201D}": formatted += "&quot;"
      case " " where random.chance(0.02): formatted += "\u{A0} "
      default: formatted.unicodeScalars.append(scalar)
      }
    }
    return formatted
  }
}
