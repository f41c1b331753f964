import CopydeskText

/// The language that a text is in, by its script and its commonest words.
///
/// Certain or nothing: a text of few words, or of words that fit two languages about as well, has no guess.
struct LanguageGuess: Equatable {
  /// A tag of two letters.
  var language: String
  /// Share of the words (of the letters, where the script decides) that speak for it.
  var share: Double
  /// What other languages got, in the same measure, by tag; those with nothing are missing.
  var others: [String: Double]
  /// Whether there was much to go by.
  var isOfMuchText = false

  /// How many bytes of a text are looked at.
  static let reach = 6000
  /// A text of fewer words, or of fewer letters where the script decides, is too short.
  static let fewestWords = 16
  static let fewestLetters = 40
  /// A text of this many words, or letters, is more to go by than what its markup declares.
  static let manyWords = 60
  static let manyLetters = 300
  /// At least so many of the words must be among the commonest of the language.
  static let leastShare = 0.14
  /// The next language must stay this far behind.
  static let lead = 1.25

  /// Nil where the text decides nothing.
  init?(_ text: [UInt8]) {
    let counts = text.withUnsafeBufferPointer { text in
      var counts = LanguageCounts()
      counts.read(UnsafeBufferPointer(rebasing: text.prefix(LanguageGuess.reach)))
      return counts
    }
    guard let script = counts.mainScript else { return nil }
    if let language = script.language {
      guard script.letters >= LanguageGuess.fewestLetters else { return nil }
      self.init(language: language, share: Double(script.letters) / Double(counts.letters), others: [:])
      isOfMuchText = script.letters >= LanguageGuess.manyLetters
      return
    }
    guard counts.words >= LanguageGuess.fewestWords else { return nil }
    self.init(counts)
    isOfMuchText = counts.words >= LanguageGuess.manyWords
  }

  private init(language: String, share: Double, others: [String: Double]) {
    self.language = language
    self.share = share
    self.others = others
  }

  private init?(_ counts: LanguageCounts) {
    let table = LanguageTable.shared
    var shares: [String: Double] = [:]
    for (number, language) in table.languages.enumerated() where counts.hits[number] > 0 {
      shares[language] = counts.hits[number] / Double(counts.words)
    }
    guard let best = shares.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), best.value >= LanguageGuess.leastShare
    else { return nil }
    let family = table.family(best.key)
    shares[best.key] = nil
    let next = shares.filter { table.family($0.key) != family }.values.max() ?? 0
    guard best.value >= next * LanguageGuess.lead else { return nil }
    self.init(language: best.key, share: best.value, others: shares)
  }
}

/// What was counted in a text.
struct LanguageCounts {
  private(set) var letters = 0
  private(set) var words = 0
  /// By language number: words that are common in it; one of several languages counts for the rarer ones a part.
  private(set) var hits = [Double](repeating: 0, count: LanguageTable.shared.languages.count)
  /// By script number: its letters.
  private var scripts = [Int](repeating: 0, count: LanguageTable.shared.scriptNames.count)

  /// The script of most letters: its letters, and the language that has it to itself.
  var mainScript: (letters: Int, language: String?)? {
    let table = LanguageTable.shared
    func script(_ name: String) -> Int { table.scriptNames.firstIndex(of: name).map { scripts[$0] } ?? 0 }
    // Japanese is written in several; its own marks it also where it is the smaller part.
    let (kana, han) = (script("kana"), script("han"))
    if kana * 10 > han, (kana + han) * 10 > letters * 6 { return (kana + han, "ja") }
    guard let best = scripts.indices.max(by: { scripts[$0] < scripts[$1] }), scripts[best] * 10 > letters * 6 else {
      return nil
    }
    return (scripts[best], table.scriptLanguages[best])
  }

  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    let table = LanguageTable.shared
    var script: LanguageTable.Script?
    var hash = FNV1a.offsetBasis
    var length = 0
    var index = 0
    while index < text.count {
      let (scalar, next) = Scalars.decode(text, at: index)
      index = next
      // An apostrophe parts words too: s', l', 't are endings and articles, and their words are found without them.
      guard Scalars.isLetter(scalar) else {
        if length > 0 { end(hash, table) }
        (hash, length) = (FNV1a.offsetBasis, 0)
        continue
      }
      if !(script.map { $0.first <= scalar && scalar <= $0.last } ?? false) { script = table.script(of: scalar) }
      letters += 1
      if let script { scripts[script.number] += 1 }
      LanguageCounts.addLower(scalar, to: &hash)
      length += 1
    }
    if length > 0 { end(hash, table) }
  }

  private mutating func end(_ hash: UInt64, _ table: LanguageTable) {
    words += 1
    var bits = table.languages(ofHash: hash)
    guard bits != 0 else { return }
    let weight = 1 / Double(bits.nonzeroBitCount).squareRoot()
    while bits != 0 {
      hits[bits.trailingZeroBitCount] += weight
      bits &= bits - 1
    }
  }

  private static func addLower(_ scalar: UInt32, to hash: inout UInt64) {
    if scalar < 0x80 {
      hash = FNV1a.add(UInt8(scalar | 0x20), to: hash)
    } else if let value = Unicode.Scalar(scalar) {
      let lower = Scalars.isUppercase(scalar) ? value.properties.lowercaseMapping.unicodeScalars.first ?? value : value
      for byte in UTF8.encode(lower) ?? UTF8.encodedReplacementCharacter { hash = FNV1a.add(byte, to: hash) }
    }
  }
}
