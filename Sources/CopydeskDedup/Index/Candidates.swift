/// The documents that share keys with a new one.
struct Candidates {
  /// A document and how many keys it shares.
  struct Candidate: Equatable {
    var document: Int
    /// Keys shared that are not boilerplate.
    var hits: Int
    /// All keys shared.
    var all: Int
  }

  /// By number of the document.
  let found: [Candidate]

  /// Counts the keys that lead to each document.
  init(_ lookups: Lookups) {
    // A document and whether its key counts, in one number, so that sorting is fast.
    var hits: [UInt64] = []
    hits.reserveCapacity(lookups.keys.count)
    for (number, isCommon) in lookups.isCommon.enumerated() {
      for posting in lookups.postings(number) { hits.append(UInt64(posting.document) << 1 | (isCommon ? 0 : 1)) }
    }
    hits.sort()
    var found: [Candidate] = []
    for hit in hits {
      let document = Int(hit >> 1)
      if found.last?.document != document { found.append(Candidate(document: document, hits: 0, all: 0)) }
      found[found.count - 1].all += 1
      found[found.count - 1].hits += Int(hit & 1)
    }
    self.found = found
  }

  /// Those worth a look at their texts, the likeliest first: a bounded number.
  func ranked(_ isWorthwhile: (Candidate) -> Bool) -> [Candidate] {
    let ranked = found.filter(isWorthwhile).sorted { ($0.hits, $0.all, $1.document) > ($1.hits, $1.all, $0.document) }
    let known = ranked.prefix { $0.hits > 0 }.prefix(Self.most)
    // Those with which it shares boilerplate alone are nearly always other pages of the site.
    return Array(known) + ranked.drop { $0.hits > 0 }.prefix(min(Self.mostOfBoilerplate, Self.most - known.count))
  }

  /// The document that shares most keys of boilerplate, among those for which `isMeant` is true.
  func mostBoilerplate(_ isMeant: (Int) -> Bool) -> Int? {
    found.filter { $0.all > $0.hits && isMeant($0.document) }.max { $0.all - $0.hits < $1.all - $1.hits }?.document
  }

  /// Most texts looked at for one document.
  static let most = 6
  /// Of which so many may share nothing but boilerplate.
  private static let mostOfBoilerplate = 2
}
