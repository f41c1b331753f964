import CopydeskText

/// Descriptions that stand beside a name: "its owner, Farida Anwar," and "Iain Roe, 43, the owner of the yard,".
///
/// One pass over the phrases; each looks at its neighbours only.
struct Appositions {
  /// Descriptions of a name's phrase, as ranges of tokens, by its index.
  private(set) var descriptions: [Int: [Range<Int>]] = [:]
  /// The phrase that is named where this one describes, or stands inside a description; by index.
  private var nameOf: [Int: Int] = [:]
  /// Phrases that are a description's head.
  private var heads: Set<Int> = []
  /// Where the statement or letter of an author's phrase starts.
  private var documents: [Int: Int] = [:]

  init(_ passage: Passage, words: WordTable) {
    let reader = AppositionReader(passage, words: words)
    for index in passage.phrases.indices {
      if let found = reader.leading(index) {
        note(found, head: index, passage)
      } else if let found = reader.trailing(index) {
        note(found, head: found.head, passage)
      } else if let found = reader.predicate(index) {
        descriptions[found.name, default: []].append(found.range)
        heads.insert(index)
        nameOf[index] = found.name
      } else if let author = reader.author(of: index) {
        heads.insert(index)
        nameOf[index] = author
        documents[author] = passage.phrases[index].start
      }
    }
  }

  /// What was found beside a name.
  struct Found {
    /// Index of the name's phrase and of the description's head.
    var name: Int
    var head: Int
    /// Tokens of the description.
    var range: Range<Int>
    /// Whether a comma or the like ends it, so that nothing inside can be a subject.
    var isClosed: Bool
  }

  private mutating func note(_ found: Found, head: Int, _ passage: Passage) {
    descriptions[found.name, default: []].append(found.range)
    guard found.isClosed else { return }
    heads.insert(head)
    var index = Int(passage.phraseAt[found.range.lowerBound])
    while index < passage.phrases.count, passage.phrases[index].start < found.range.upperBound {
      if index != found.name { nameOf[index] = found.name }
      index += 1
    }
    // The description's phrase may start before its range, at an article.
    nameOf[head] = found.name
  }

  /// The phrase that speaks where a ranker took this one: the name instead of its description or of what is in that.
  func speaker(of phrase: Int) -> Int { nameOf[phrase] ?? phrase }

  /// Whether the phrase is named as the author of a statement.
  func isAuthor(_ phrase: Int) -> Bool { documents[phrase] != nil }

  /// The named phrase that the phrase describes as a whole.
  func described(by phrase: Int) -> Int? { heads.contains(phrase) ? nameOf[phrase] : nil }

  /// The tokens of a name with the description in front of it, or with the statement that it made.
  func span(of phrase: Int, in passage: Passage) -> Range<Int> {
    let own = passage.phrases[phrase].tokens
    if let start = documents[phrase] { return start..<own.upperBound }
    guard let first = descriptions[phrase]?.first, first.upperBound + 1 == own.lowerBound else { return own }
    let head = Int(passage.phraseAt[first.lowerBound])
    let start =
      head > 0 && passage.phrases[head - 1].tokens.contains(first.lowerBound)
      ? passage.phrases[head - 1].start : first.lowerBound
    return start..<own.upperBound
  }

  /// Whether an apposition is over where a token has this tag.
  static func isClosed(_ tag: Tag) -> Bool {
    switch tag {
    case .comma, .stop, .colon, .semicolon, .dash, .bracket, .quotation, .edge: true
    default: false
    }
  }
}
