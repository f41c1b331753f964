import CopydeskText

/// The data that languages are told apart by: scripts, and the commonest words of those that share one.
struct LanguageTable: Sendable {
  /// Languages that have words, at most 64; positions are their numbers.
  let languages: [String]
  /// Scripts, in order of their first code point; a script may have several ranges.
  private let scripts: [Script]
  /// Names of the scripts, each once.
  let scriptNames: [String]
  /// By script: the one language that is written so; nil for several.
  let scriptLanguages: [String?]
  /// Languages of each word, a bit each, by the word's hash.
  private let words: [UInt64: UInt64]
  /// For each tag the first of the tags that mean much the same.
  private let kin: [String: String]
  /// Tags by what a language is called instead.
  private let names: [String: String]

  /// A range of code points.
  struct Script: Sendable {
    var first: UInt32
    var last: UInt32
    /// Position of its name in `scriptNames`.
    var number: Int
  }

  static let shared = LanguageTable()

  private init() {
    var languages: [String] = []
    var words: [UInt64: UInt64] = [:]
    for row in Resource(named: "any/language-words.tsv")?.rows ?? [] where row.count >= 2 && languages.count < 64 {
      for word in Set(row[1].split(separator: " ")) {
        words[LanguageTable.hash(word.utf8), default: 0] |= 1 << languages.count
      }
      languages.append(String(row[0]))
    }
    self.languages = languages
    self.words = words
    var scripts: [Script] = []
    var names: [String] = []
    var owners: [String?] = []
    for row in Resource(named: "any/language-scripts.tsv")?.rows ?? [] where row.count >= 4 {
      guard let first = UInt32(row[0], radix: 16), let last = UInt32(row[1], radix: 16) else { continue }
      let number = names.firstIndex(of: String(row[2])) ?? names.count
      if number == names.count {
        names.append(String(row[2]))
        owners.append(row[3] == "-" ? nil : String(row[3]))
      }
      scripts.append(Script(first: first, last: last, number: number))
    }
    self.scripts = scripts.sorted { $0.first < $1.first }
    scriptNames = names
    scriptLanguages = owners
    var kin: [String: String] = [:]
    for row in Resource(named: "any/language-kin.tsv")?.rows ?? [] {
      let tags = row[0].split(separator: " ").map(String.init)
      for tag in tags { kin[tag] = tags[0] }
    }
    self.kin = kin
    self.names = Dictionary(
      (Resource(named: "any/language-names.tsv")?.rows ?? []).filter { $0.count == 2 }.map {
        (String($0[0]), String($0[1]))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The tag for a language's name (`English`) or longer code (`eng`); nil where it is a tag already, or unknown.
  func tag(for name: String) -> String? {
    let parts = name.lowercased().split(whereSeparator: { "-_ ".contains($0) })
    return parts.first.flatMap { names[String($0)] }
  }

  static func hash(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash = FNV1a.offsetBasis
    for byte in word { hash = FNV1a.add(byte, to: hash) }
    return hash
  }

  /// The languages of a word, a bit each; 0 for words that are common in none.
  func languages(ofHash hash: UInt64) -> UInt64 { words[hash] ?? 0 }

  /// The script of a letter; nil for those of no known script.
  func script(of scalar: UInt32) -> Script? {
    var low = 0
    var high = scripts.count
    while low < high {
      let middle = (low + high) / 2
      if scripts[middle].first <= scalar { low = middle + 1 } else { high = middle }
    }
    guard low > 0, scalar <= scripts[low - 1].last else { return nil }
    return scripts[low - 1]
  }

  /// Whether the table can tell a language from others.
  func knows(_ language: String) -> Bool {
    let own = family(language)
    return languages.contains { family($0) == own } || scriptLanguages.contains { $0.map(family) == own }
  }

  /// What a tag's language has in common with those that it doesn't contradict.
  func family(_ language: String) -> String { kin[language] ?? language }
}
