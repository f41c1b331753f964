import CopydeskText

/// The words of a language that often open a sentence, by the hash of their tokens.
struct SentenceStarters: Sendable {
  private let hashes: Set<UInt64>

  /// The starters of a language; none where it has no data.
  static func language(_ language: String) -> SentenceStarters { all[language] ?? SentenceStarters(rows: []) }

  func contains(_ token: Token) -> Bool { hashes.contains(token.hash) }

  private static let all: [String: SentenceStarters] = {
    let file = "/sentence-starters.tsv"
    let resources = Resource.table.filter { $0.name.hasSuffix(file) }
    return Dictionary(
      uniqueKeysWithValues: resources.map { (String($0.name.dropLast(file.count)), SentenceStarters(rows: $0.rows)) })
  }()

  private init(rows: [[Substring]]) {
    hashes = Set(rows.compactMap(\.first).map { word in Array(word.utf8).withUnsafeBufferPointer { FNV1a.hash($0) } })
  }
}
