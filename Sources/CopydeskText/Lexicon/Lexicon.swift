/// The words of one language that stages lean on, with their classes and values.
///
/// Made from the language's tab-separated data files that are named in `Lexicon.files`: a row is a word (or several,
/// separated by one space), then classes, each perhaps with a value: `january<TAB>month=1`,
/// `told<TAB>reportingVerb=tell verbPast`. Rows for one word add up. A word matches in any case, but for an abbreviation that is
/// written with a capital (`Sat.`): its stop is its own only where the text has the capital too. A hyphen in a phrase is
/// the same as a space, in the data and in the text.
public struct Lexicon: Sendable {
  /// The language's code, such as `en`.
  public let language: String
  private(set) var terms: [Term] = []
  private(set) var index: LexiconIndex
  /// The longest phrase that starts with a word, in tokens, by the word's hash; only words that start one.
  private var phraseLengths: [UInt64: Int] = [:]
  private var phraseStarts: LexiconIndex

  struct Term: Sendable {
    var text: [UInt8]
    var classes = TermClasses()
    var values: [(kind: TermClass, value: String, number: Int?)] = []
    /// Whether the word is an abbreviation only where it has a capital.
    var needsCapital = false
  }

  /// Files of a language's folder that make its lexicon; other files are read by the stages that own them.
  static let files = [
    "abbreviations", "calendar", "function-words", "grammar", "verbs", "speech", "people", "names", "places",
  ]

  /// The lexicon of a language, by its primary subtag (`en` for `en-GB`); nil where there are no data.
  public static func language(_ tag: String) -> Lexicon? {
    let primary = tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
    return all[primary]
  }

  private static let all: [String: Lexicon] = {
    let languages = Set(Resource.table.compactMap { $0.name.split(separator: "/").first.map(String.init) }).subtracting(
      ["any"])
    let made = languages.map { ($0, Lexicon(language: $0)) }
    return Dictionary(uniqueKeysWithValues: made.filter { !$0.1.terms.isEmpty })
  }()

  /// A lexicon from the language's data files.
  init(language: String) {
    self.init(
      language: language,
      rows: Lexicon.files.compactMap { Resource(named: "\(language)/\($0).tsv") }.flatMap(\.rows))
  }

  /// A lexicon from rows of fields: the word, then a list of classes. For tests and tools.
  ///
  /// A class that doesn't exist is a mistake in the data; `unknownClasses` names it, and a test keeps it empty.
  public init(language: String, rows: [[Substring]]) {
    self.language = language
    index = LexiconIndex(capacity: rows.count)
    phraseStarts = LexiconIndex(capacity: rows.count)
    let isPhrase = { (row: [Substring]) in row[0].utf8.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") } }
    for row in rows where row.count >= 2 && !isPhrase(row) { add(row, as: Lexicon.folded(row[0])) }
    // Phrases are cut into tokens as the text will be, which leans on the single words.
    let phrases = rows.filter { $0.count >= 2 && isPhrase($0) }
    let forms = phrases.map { phraseForm($0[0]) }
    for (row, form) in zip(phrases, forms) { add(row, as: form) }
  }

  /// Names of classes that the data files use and the program doesn't know.
  public private(set) var unknownClasses: [String] = []

  private typealias Form = (bytes: [UInt8], count: Int)

  private mutating func add(_ row: [Substring], as form: Form) {
    let term = insert(form.bytes)
    if form.count > 1 { note(phrase: form) }
    for field in row[1].split(separator: " ") {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard let kind = TermClass(name: parts[0]) else {
        unknownClasses.append(String(parts[0]))
        continue
      }
      if kind == .abbreviation { noteCase(of: row[0], term: term) }
      terms[term].classes.insert(kind)
      if parts.count == 2 {
        // A space inside a value is written as an underscore.
        let value = String(parts[1].map { $0 == "_" ? " " : $0 })
        terms[term].values.append((kind, value, Int(value)))
      }
    }
    index.set(Lexicon.hash(form.bytes[...]), term: Int32(term), classes: terms[term].classes)
  }

  /// One row in lower case is enough to let every case pass.
  private mutating func noteCase(of word: Substring, term: Int) {
    let isCapital = word.unicodeScalars.first.map { Scalars.isUppercase($0.value) } ?? false
    let isFirst = !terms[term].classes.contains(.abbreviation)
    terms[term].needsCapital = isCapital && (isFirst || terms[term].needsCapital)
  }

  private mutating func note(phrase: Form) {
    let first = phrase.bytes.prefix { $0 != UInt8(ascii: " ") }
    let hash = Lexicon.hash(first)
    phraseLengths[hash] = max(phraseLengths[hash] ?? 1, phrase.count)
    phraseStarts.set(hash, term: 0, classes: TermClasses())
  }

  private static func folded(_ word: Substring) -> Form {
    var bytes: [UInt8] = []
    Array(word.utf8).withUnsafeBufferPointer { text in CaseFolding.fold(text, 0, text.count) { bytes.append($0) } }
    return (bytes, 1)
  }

  /// The tokens of a phrase in lower case, with one space between them, and their number. Hyphens don't count.
  private func phraseForm(_ phrase: Substring) -> Form {
    Array(phrase.utf8).withUnsafeBufferPointer { text in
      var bytes: [UInt8] = []
      var count = 0
      for token in Tokenizer.tokens(of: text, lexicon: self) where token.shape != .punctuation {
        if count > 0 { bytes.append(UInt8(ascii: " ")) }
        CaseFolding.fold(text, Int(token.start), Int(token.end)) { bytes.append($0) }
        count += 1
      }
      return (bytes, count)
    }
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.withUnsafeBufferPointer { FNV1a.hash($0) } }

  private mutating func insert(_ text: [UInt8]) -> Int {
    let found = find(hash: Lexicon.hash(text[...]))
    if found >= 0 { return Int(found) }
    terms.append(Term(text: text))
    return terms.count - 1
  }

  /// The entry of a word given by the hash of its lower-case bytes, or -1. Hashes of different entries are distinct
  /// (a test checks it); a word outside the lexicon that shares one of 64 bits is not expected in practice.
  @inline(__always) func find(hash: UInt64) -> Int32 { index.find(hash).term }

  /// How many tokens the longest phrase has that starts with the word of this hash; nil where none does.
  func phraseLength(startingWith hash: UInt64) -> Int? {
    phraseStarts.find(hash).term < 0 ? nil : phraseLengths[hash]
  }

  /// The entry of a word or phrase (lower case, one space between words), or -1.
  public func find(_ phrase: String) -> Int32 {
    var phrase = phrase
    return find(hash: phrase.withUTF8 { FNV1a.hash($0) })
  }

  /// The classes of an entry; none for -1.
  public func classes(of term: Int32) -> TermClasses { term < 0 ? TermClasses() : terms[Int(term)].classes }

  /// The whole-number value that the data give a class of this entry: `january` has 1 for `.month`.
  public func number(_ kind: TermClass, of term: Int32) -> Int? {
    guard term >= 0 else { return nil }
    return terms[Int(term)].values.first { $0.kind == kind }?.number
  }

  /// The value that the data give a class of this entry, as text: `told` has `tell` for `.reportingVerb`.
  public func value(_ kind: TermClass, of term: Int32) -> String? {
    guard term >= 0 else { return nil }
    return terms[Int(term)].values.first { $0.kind == kind }?.value
  }

  /// Every entry's text, for tests and reference pages.
  public var words: [String] { terms.map { String(decoding: $0.text, as: UTF8.self) } }
}
