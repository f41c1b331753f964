/// The words of one language that stages lean on, with their classes and values.
///
/// Made from the language's tab-separated data files that are named in `Lexicon.files`: a row is a word (or several,
/// separated by one space) in any case, then classes, each perhaps with a value: `january<TAB>month=1`,
/// `told<TAB>reportingVerb=tell verbPast`. Rows for one word add up.
public struct Lexicon: Sendable {
  /// The language's code, such as `en`.
  public let language: String
  private(set) var terms: [Term] = []
  private var slots: [Int32] = []
  /// The longest phrase that starts with a word, in words, by the word's hash; only words that start one.
  private(set) var phraseLengths: [UInt64: Int] = [:]

  struct Term: Sendable {
    var text: [UInt8]
    var hash: UInt64
    var classes = TermClasses()
    var values: [(kind: TermClass, value: String, number: Int?)] = []
  }

  /// Files of a language's folder that make its lexicon; other files are read by the stages that own them.
  static let files = ["abbreviations", "calendar", "function-words", "grammar", "verbs", "speech", "people", "names", "places"]

  /// The lexicon of a language, by its primary subtag (`en` for `en-GB`); nil where there are no data.
  public static func language(_ tag: String) -> Lexicon? {
    let primary = tag.split(separator: "-").first.map { $0.lowercased() } ?? ""
    return all[primary]
  }

  private static let all: [String: Lexicon] = {
    let languages = Set(Resource.table.compactMap { $0.name.split(separator: "/").first.map(String.init) }).subtracting(["any"])
    return Dictionary(uniqueKeysWithValues: languages.map { ($0, Lexicon(language: $0)) })
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
    slots = Array(repeating: -1, count: 1 << max(6, (rows.count * 2).bitWidth - (rows.count * 2).leadingZeroBitCount + 1))
    for row in rows where row.count >= 2 { add(word: row[0], classes: row[1]) }
  }

  /// Names of classes that the data files use and the program doesn't know.
  public private(set) var unknownClasses: [String] = []

  private mutating func add(word: Substring, classes: Substring) {
    let text = Array(word.lowercased().utf8)
    let index = insert(text)
    let words = word.lowercased().split(separator: " ")
    if words.count > 1 {
      var first = words[0]
      phraseLengths[first.withUTF8 { FNV1a.hash($0) }, default: 1].raise(to: words.count)
    }
    for field in classes.split(separator: " ") {
      let parts = field.split(separator: "=", maxSplits: 1)
      guard let kind = TermClass(name: parts[0]) else {
        unknownClasses.append(String(parts[0]))
        continue
      }
      terms[index].classes.insert(kind)
      if parts.count == 2 {
        // A space inside a value is written as an underscore.
        let value = String(parts[1].map { $0 == "_" ? " " : $0 })
        terms[index].values.append((kind, value, Int(value)))
      }
    }
  }

  private mutating func insert(_ text: [UInt8]) -> Int {
    let hash = text.withUnsafeBufferPointer { FNV1a.hash($0) }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if terms[index].hash == hash, terms[index].text == text { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(terms.count)
    terms.append(Term(text: text, hash: hash))
    return terms.count - 1
  }

  /// The entry of a word given by the hash of its lower-case bytes, or -1. Hashes of different entries are distinct
  /// (a test checks it); a word outside the lexicon that shares one of 64 bits is not expected in practice.
  @inline(__always) func find(hash: UInt64) -> Int32 {
    slots.withUnsafeBufferPointer { slots in
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 {
        if terms[Int(slots[slot])].hash == hash { return slots[slot] }
        slot = (slot + 1) & (slots.count - 1)
      }
      return -1
    }
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

extension Int {
  fileprivate mutating func raise(to other: Int) { self = Swift.max(self, other) }
}
