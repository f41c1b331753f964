extension SeededGenerator {
  /// A number below `count`.
  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(1, count))) }
  /// A number in `range`.
  mutating func pick(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }
  /// True in a share of the cases.
  mutating func chance(_ share: Double) -> Bool { Double(next() >> 11) < share * Double(1 << 53) }
  /// One of the elements.
  mutating func any<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// One of the elements, the first ones more often, as words are in a language: each doubling of the rank is as likely.
  mutating func zipf<Element>(_ elements: [Element]) -> Element {
    let doublings = Int.bitWidth - elements.count.leadingZeroBitCount
    let low = (1 << below(doublings)) - 1
    return elements[min(elements.count - 1, low + below(low + 1))]
  }
}

/// Makes sentences of invented words, built like English ones: function words between them, names and numbers here and there.
struct WordSalad: Sendable {
  private let words: [String]
  private let names: [String]

  init(seed: UInt64) {
    var numbers = SeededGenerator(seed: seed)
    var made: Set<String> = []
    func invent(_ syllables: Int, _ numbers: inout SeededGenerator) -> String {
      (0..<syllables).map { _ in onsets[numbers.below(onsets.count)] + rhymes[numbers.below(rhymes.count)] }.joined()
    }
    var words: [String] = []
    while words.count < 4_000 {
      let word = invent(numbers.pick(1...3), &numbers)
      if made.insert(word).inserted { words.append(word) }
    }
    self.words = words
    names = (0..<400).map { _ in
      let name = invent(2, &numbers)
      return name.prefix(1).uppercased() + name.dropFirst()
    }
  }

  /// A sentence: words with their signs.
  func sentence(_ numbers: inout SeededGenerator) -> [String] {
    let count = numbers.pick(7...26)
    var sentence: [String] = []
    while sentence.count < count {
      switch numbers.below(20) {
      case 0...7: sentence.append(numbers.zipf(functionWords))
      case 8: sentence.append(name(&numbers))
      case 9 where numbers.chance(0.5): sentence.append(String(numbers.below(9_000)))
      default: sentence.append(word(&numbers))
      }
    }
    sentence[0] = sentence[0].prefix(1).uppercased() + sentence[0].dropFirst()
    if numbers.chance(0.2) {
      sentence[0] = "\u{201C}" + sentence[0]
      sentence[count - 1] += ",\u{201D}"
      sentence += [name(&numbers), "said"]
    }
    sentence[sentence.count - 1] += "."
    return sentence
  }

  func word(_ numbers: inout SeededGenerator) -> String { numbers.zipf(words) }
  func name(_ numbers: inout SeededGenerator) -> String { names[numbers.below(names.count)] }

  /// Sentences of about so many words.
  func passage(words count: Int, _ numbers: inout SeededGenerator) -> [[String]] {
    var sentences: [[String]] = []
    var total = 0
    while total < count {
      sentences.append(sentence(&numbers))
      total += sentences[sentences.count - 1].count
    }
    return sentences
  }
}

private let onsets = [
  "b", "br", "d", "dr", "f", "g", "gl", "h", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v", "w",
]
private let rhymes = [
  "a", "an", "ar", "e", "el", "en", "er", "i", "in", "ist", "o", "ol", "on", "or", "u", "um", "und",
]
private let functionWords = [
  "the", "of", "to", "and", "a", "in", "that", "for", "on", "with", "was", "is", "at", "by", "as", "it", "from", "had",
  "be",
  "an", "his", "but", "were", "will", "their", "has", "this", "which", "they", "not", "after", "its", "who", "would",
  "been",
]
