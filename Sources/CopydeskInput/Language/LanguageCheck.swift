import CopydeskCore

/// Compares the language that was declared with the text, and fills it in where none was.
///
/// Where the text is in another language than declared, that is a finding, `language-mismatch`; a text of some length is
/// believed, a short one isn't. A guess is taken only where it is certain; where it isn't, the pipeline's language is left to
/// hold.
enum LanguageCheck {
  static func apply(to document: inout Document, stage: String) {
    if let tag = document.metadata.language.flatMap(LanguageTable.shared.tag) { document.metadata.language = tag }
    guard !document.text.isEmpty, let guess = LanguageGuess(document.text) else { return }
    guard let declared = document.metadata.language, !declared.isEmpty else {
      document.metadata.language = guess.language
      document.notes.add(stage, "the text reads as \(guess.language); no language was declared")
      return
    }
    guard isContradicted(declared, by: guess) else { return }
    document.find(
      stage, "language-mismatch", "The language is declared as \(declared), but the text reads as \(guess.language).")
    if outweighs(declared, guess) { document.metadata.language = guess.language }
  }

  /// Whether the text leaves nothing to what was declared.
  private static func outweighs(_ declared: String, _ guess: LanguageGuess) -> Bool {
    let language = String(declared.lowercased().prefix { $0 != "-" && $0 != "_" })
    return guess.isOfMuchText && (guess.others[language] ?? 0) * 4 < guess.share
  }

  /// Whether a text of the declared language would not have given this guess.
  static func isContradicted(_ declared: String, by guess: LanguageGuess) -> Bool {
    let table = LanguageTable.shared
    let primary = declared.lowercased().prefix { $0 != "-" && $0 != "_" }
    let language = String(primary)
    guard (2...3).contains(primary.utf8.count), table.family(language) != table.family(guess.language) else {
      return false
    }
    // Of a language without data the words say nothing, unless the script does.
    guard table.knows(language) else { return false }
    return (guess.others[language] ?? 0) * 2 < guess.share
  }
}
