import CopydeskText

/// Reads the data files into a grammar.
struct GrammarBuilder {
  private(set) var vocabulary = Vocabulary()
  private(set) var rules: [DateRule] = []
  private(set) var stages: [PatternTrie] = []
  private(set) var holidays: [Holiday] = []
  private(set) var mistakes: [String] = []
  private var macros: [String: String] = [:]

  /// Alternatives that one pattern may have in all.
  private static let expansionLimit = 4000

  /// Classes of the lexicon by their names in patterns.
  private static let lexiconClasses: [(kind: TermClass, name: String)] = [
    (.month, "month"), (.weekday, "weekday"), (.season, "season"), (.timeUnit, "unit"), (.dayPart, "part"),
    (.relativeDay, "offset"), (.vagueTime, "ref"), (.meridiem, "meridiem"), (.timeZone, "zone"),
    (.cardinal, "cardinal"), (.ordinal, "ordinal"), (.magnitude, "magnitude"),
  ]

  mutating func addLexicon(_ lexicon: Lexicon) {
    for word in lexicon.words {
      let term = lexicon.find(word)
      let classes = lexicon.classes(of: term)
      for (kind, name) in GrammarBuilder.lexiconClasses where classes.contains(kind) {
        guard let text = lexicon.value(kind, of: term) else { continue }
        add(word, name, text)
      }
    }
  }

  /// Rows of class, value and words: `rel<TAB>-1<TAB>last past previous`; an underscore stands for a space in a phrase.
  mutating func addWords(_ rows: [[Substring]]) {
    for row in rows {
      guard row.count >= 3 else { mistakes.append("words: a row needs three columns: \(row)"); continue }
      for word in row[2].split(separator: " ") {
        add(String(word.map { $0 == "_" ? " " : $0 }), String(row[0]), String(row[1]))
      }
    }
  }

  /// Rows of name, rule and words; see `Holiday`.
  mutating func addHolidays(_ rows: [[Substring]]) {
    for row in rows {
      guard row.count >= 3, let holiday = Holiday(name: String(row[0]), rule: String(row[1])) else {
        mistakes.append("holidays: \(row)")
        continue
      }
      for phrase in row[2].split(separator: ",") {
        add(phrase.split(separator: " ").joined(separator: " "), "holiday", String(holidays.count))
      }
      holidays.append(holiday)
    }
  }

  private mutating func add(_ word: String, _ className: String, _ value: String) {
    guard let code = SlotValue.code(value) else {
      mistakes.append("\(word): no value \(value) in \(className)")
      return
    }
    vocabulary.add(word, to: className, value: code)
  }

  /// Rows `@macro<TAB>pattern` and `stage<TAB>name<TAB>category<TAB>operation<TAB>pattern<TAB>constants`.
  mutating func addPatterns(_ rows: [[Substring]]) {
    for row in rows {
      if row[0].hasPrefix("@"), row.count >= 2 {
        macros[String(row[0].dropFirst())] = String(row[1])
      } else {
        addRule(row)
      }
    }
  }

  private mutating func addRule(_ row: [Substring]) {
    guard row.count >= 5, let stage = Int(row[0]), (1...7).contains(stage),
      let operation = Operation(rawValue: String(row[3])),
      let category = Category(rawValue: String(row[2].filter { $0 != "~" }))
    else { mistakes.append("patterns: \(row)"); return }
    var constants: [(Slot, Int)] = []
    for field in row.count > 5 ? row[5].split(separator: " ") : [] {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let slot = Slot(name: parts[0]), let value = SlotValue.code(String(parts[1]))
      else { mistakes.append("\(row[1]): \(field)"); continue }
      constants.append((slot, value))
    }
    rules.append(
      DateRule(
        name: String(row[1]), category: category, operation: operation, constants: constants,
        isHidden: row[2].hasPrefix("~")))
    do throws(PatternParser.Failure) {
      let tree = try PatternParser.parse(String(row[4]), macros: macros, vocabulary: &vocabulary)
      insert(tree, stage: stage, name: String(row[1]))
    } catch {
      mistakes.append("\(row[1]): \(error.message)")
    }
  }

  private mutating func insert(_ tree: PatternNode, stage: Int, name: String) {
    guard let ways = tree.expanded(limit: GrammarBuilder.expansionLimit) else {
      mistakes.append("\(name): more than \(GrammarBuilder.expansionLimit) alternatives")
      return
    }
    while stages.count < stage { stages.append(PatternTrie()) }
    for way in ways where !way.isEmpty { stages[stage - 1].insert(way, rule: rules.count - 1) }
  }

  mutating func wordClasses() -> WordClasses { WordClasses(&vocabulary) }
}
