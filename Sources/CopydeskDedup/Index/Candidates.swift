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

  /// Looks up every key; the work is bounded by the number of keys.
  init(_ keys: [Shingles.Key], in known: borrowing KnownKeys) {
    var hits: [(document: Int, counts: Bool)] = []
    hits.reserveCapacity(keys.count)
    for key in keys {
      let start = hits.count
      var kinship = Kinship()
      known.table.visit(key.hash) { posting in
        kinship.add(posting)
        hits.append((posting.document, true))
      }
      guard kinship.isCommon(in: known.documents) else { continue }
      for at in start..<hits.count { hits[at].counts = false }
    }
    hits.sort { $0.document < $1.document }
    var found: [Candidate] = []
    for hit in hits {
      if found.last?.document != hit.document { found.append(Candidate(document: hit.document, hits: 0, all: 0)) }
      found[found.count - 1].all += 1
      if hit.counts { found[found.count - 1].hits += 1 }
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

  /// All keys shared with a document.
  func shared(with document: Int) -> Int {
    var low = 0
    var high = found.count
    while low < high {
      let middle = (low + high) / 2
      if found[middle].document < document { low = middle + 1 } else { high = middle }
    }
    return low < found.count && found[low].document == document ? found[low].all : 0
  }

  /// Most texts looked at for one document.
  static let most = 6
  /// Of which so many may share nothing but boilerplate.
  private static let mostOfBoilerplate = 2
}
