import CopydeskText

/// What kind of furniture a phrase opens.
enum PhraseKind: String, CaseIterable {
  case readMore = "read-more"
  case newsletter, share, comment, byline, date, caption, tags, notice, press
}

/// Phrases that furniture around articles begins with, as hashes of their words.
enum Phrases {
  /// Words of the longest phrase.
  static let longest = 8

  private static let rows: [(mode: Substring, hash: UInt64, kind: UInt8)] = {
    (Resource(named: "any/boilerplate-phrases.tsv")?.rows ?? []).compactMap { row in
      guard row.count == 3, let kind = PhraseKind.allCases.firstIndex(where: { $0.rawValue == row[0] }) else {
        return nil
      }
      var hash: UInt64 = 1
      let phrase = Array(row[2].utf8)
      phrase.withUnsafeBufferPointer { bytes in
        var words = WordHashes(bytes, 0..<bytes.count)
        while let word = words.next() { hash = WordHashes.join(hash, word) }
      }
      return hash == 1 ? nil : (row[1], hash, UInt8(kind))
    }
  }()
  private static let starts = HashTable(rows.filter { $0.mode == "starts" }.map { ($0.hash, $0.kind) })
  private static let wholes = HashTable(rows.map { ($0.hash, $0.kind) })

  /// The kind of the longest phrase that the words begin with; `prefixes` are joined hashes of one word, two words...
  static func kind(prefixes: [UInt64], isWhole: Bool) -> PhraseKind? {
    if isWhole, let last = prefixes.last, let kind = wholes[last] { return PhraseKind.allCases[Int(kind)] }
    for hash in prefixes.reversed() { if let kind = starts[hash] { return PhraseKind.allCases[Int(kind)] } }
    return nil
  }
}
