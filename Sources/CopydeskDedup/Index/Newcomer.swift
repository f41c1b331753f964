/// A document on its way into an index, and what the index knows of its keys.
struct Newcomer {
  let entry: DuplicateIndex.Entry
  let text: FoldedText
  let shingles: Shingles
  /// Key of all its words.
  let exactKey: UInt64
  /// Key of its address; nil when it has none.
  let pageKey: UInt64?
  let lookups: Lookups
  let candidates: Candidates

  init(_ entry: DuplicateIndex.Entry, _ text: FoldedText, in known: KnownKeys) {
    self.entry = entry
    self.text = text
    let signature = Signature(text)
    shingles = signature.shingles
    exactKey = signature.exact
    // Mixed, so that it is none of the keys of texts.
    pageKey = pageHash(entry.url).map { mix($0 ^ 0x5041_4745) }
    lookups = Lookups(signature.shingles.keys, in: known)
    candidates = Candidates(lookups)
  }

  /// The documents that share two thirds of the smaller one's keys.
  func kin(in known: KnownKeys) -> [Int] {
    let documents = known.documents
    return candidates.found.compactMap { candidate in
      let smaller = min(lookups.keys.count, documents.keyCount(candidate.document))
      return candidate.all * 3 >= smaller * 2 ? candidate.document : nil
    }
  }
}

/// What was found out about a document before it is stored.
struct Sighting {
  /// The document that it repeats.
  var match: Found?
  /// Documents that it was compared with and doesn't repeat.
  var others: [Int] = []
  /// Documents that it was compared with and that hold a long piece of it.
  var relatives: [Int] = []
  /// First document of another cluster that it shows to be the same as the match's.
  var second: Int?
}

/// A document that is repeated.
struct Found {
  var match: DuplicateIndex.Match
  /// Words of the new text that stand in it.
  var covered: [Range<Int>] = []
  /// Whether the new text is the larger one.
  var isLarger = false
  /// What is left to doubt of it.
  var doubt = Verdict.Doubt.none

  var number: Int { match.number }
}
