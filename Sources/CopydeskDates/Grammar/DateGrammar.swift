import CopydeskText

/// What a rule of the data files says: a pattern, what it makes, and how that is resolved.
struct DateRule: Sendable {
  /// Shown as `why`.
  var name: String
  /// What other patterns may take it for.
  var category: Category
  /// How it is resolved.
  var operation: Operation
  /// Slots the rule itself fills.
  var constants: [(slot: Slot, value: Int)]
  /// Whether it only serves other patterns.
  var isHidden: Bool
}

/// The patterns for one language: `dates-words.tsv` and `dates-patterns.tsv` of its folder, and the lexicon's calendar words.
final class DateGrammar: Sendable {
  let vocabulary: Vocabulary
  let rules: [DateRule]
  let trie: SealedTrie
  let holidays: [Holiday]
  let classes: WordClasses
  /// Mistakes in the data files; a test keeps it empty.
  let mistakes: [String]

  /// The grammar of a lexicon's language; nil where there are no patterns.
  static func language(_ lexicon: Lexicon) -> DateGrammar? { all[lexicon.language] }

  private static let all: [String: DateGrammar] = {
    var grammars: [String: DateGrammar] = [:]
    for resource in Resource.table where resource.name.hasSuffix("/dates-patterns.tsv") {
      let language = String(resource.name.prefix { $0 != "/" })
      guard let lexicon = Lexicon.language(language) else { continue }
      grammars[language] = DateGrammar(
        lexicon: lexicon, words: Resource(named: language + "/dates-words.tsv")?.rows ?? [], patterns: resource.rows,
        holidays: Resource(named: language + "/dates-holidays.tsv")?.rows ?? [])
    }
    return grammars
  }()

  init(lexicon: Lexicon, words: [[Substring]], patterns: [[Substring]], holidays holidayRows: [[Substring]]) {
    var builder = GrammarBuilder()
    builder.addLexicon(lexicon)
    builder.addHolidays(holidayRows)
    builder.addWords(words)
    builder.addPatterns(patterns)
    let classes = builder.wordClasses()
    vocabulary = builder.vocabulary
    rules = builder.rules
    holidays = builder.holidays
    self.classes = classes
    mistakes = builder.mistakes
    trie = SealedTrie(builder.stages, builder.vocabulary, numberClasses: classes.ofNumbers)
  }
}
