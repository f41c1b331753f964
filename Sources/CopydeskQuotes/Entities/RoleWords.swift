import CopydeskText

/// Tells lower-case nouns for what somebody is or does: by a list, and by their endings ("shopkeeper", "harpist").
///
/// The lexicon's roles count with a capital too; these words don't, for many of them are surnames.
struct RoleWords: Sendable {
  private struct Ending: Sendable {
    var bytes: [UInt8]
    var least: Int
  }

  private var genders: [UInt64: WordTable.Gender] = [:]
  private var others: Set<UInt64> = []
  private var holders: Set<UInt64> = []
  private var appointing: Set<UInt64> = []
  private var authorLinks: Set<UInt64> = []
  private var nobody: Set<UInt64> = []
  private var synonyms: [UInt64: UInt64] = [:]
  private var endings: [Ending] = []
  /// Endings that tell only directly before a name.
  private var weakEndings: [Ending] = []

  /// The words of a language; none where it has no such file.
  init(language: String) {
    for row in Resource(named: "\(language)/role-words.tsv")?.rows ?? [] where row.count >= 2 {
      let bytes = Array(row[0].utf8)
      let hash = bytes.withUnsafeBufferPointer { FNV1a.hash($0) }
      let field = row[1].split(separator: "=")
      switch field[0] {
      case "role": genders[hash] = field.last == "m" ? .male : field.last == "f" ? .female : .unknown
      case "ending": endings.append(Ending(bytes: bytes, least: field.last.flatMap { Int($0) } ?? 6))
      case "before": weakEndings.append(Ending(bytes: bytes, least: field.last.flatMap { Int($0) } ?? 6))
      case "other": others.insert(hash)
      case "holder": holders.insert(hash)
      case "appoint": appointing.insert(hash)
      case "author": authorLinks.insert(hash)
      case "nobody": nobody.insert(hash)
      case "same": synonyms[hash] = field.last.map { Array($0.utf8).withUnsafeBufferPointer { FNV1a.hash($0) } }
      default: break
      }
    }
  }

  /// Whether a lower-case noun names a person by role, perhaps only because it stands before a name; at the start of a sentence
  /// it has a capital.
  func isRole(_ token: Token, in text: [UInt8], beforeName: Bool = false, atSentenceStart: Bool = false) -> Bool {
    guard token.shape == (atSentenceStart ? .capitalized : .lower) else { return false }
    if genders[token.hash] != nil { return true }
    guard !others.contains(token.hash) else { return false }
    return ends(token, in: text, with: endings) || beforeName && ends(token, in: text, with: weakEndings)
  }

  private func ends(_ token: Token, in text: [UInt8], with endings: [Ending]) -> Bool {
    let count = Int(token.end - token.start)
    return endings.contains { ending in
      count >= ending.least
        && text[Int(token.end) - ending.bytes.count..<Int(token.end)].elementsEqual(ending.bytes)
    }
  }

  /// Whether a word of the list tells a gender.
  func gender(of token: Token) -> WordTable.Gender { genders[token.hash] ?? .unknown }

  /// Whether a verb's form gives its subject the role that follows: "was elected head", "became mayor".
  func appoints(_ token: Token) -> Bool { appointing.contains(token.hash) }

  /// Whether a determiner opens a phrase that stands for nobody: "no envoy".
  func meansNobody(_ token: Token) -> Bool { nobody.contains(token.hash) }

  /// One hash for words of one meaning: "Sen." and "senator".
  func meaning(of token: Token) -> UInt64 { synonyms[token.hash] ?? token.hash }

  /// Whether a word leads from a statement to who made it: "by", "from".
  func linksAuthor(_ token: Token) -> Bool { authorLinks.contains(token.hash) }

  /// Whether a company may have this role as well as a person.
  func mayBeHeldByCompany(_ token: Token) -> Bool { holders.contains(token.hash) }
}
