/// What an index knows of the keys of a text: each is looked up once.
struct Lookups {
  let keys: [Shingles.Key]
  /// Whether each key is boilerplate.
  private(set) var isCommon: [Bool] = []
  private var postings: [KeyTable.Posting] = []
  /// For each posting, the first document of its cluster. Asked for all at once, so that reads don't wait for one another.
  private var clusters: [Int] = []
  private var ends: [Int] = []

  /// The work is bounded by the number of keys.
  init(_ keys: [Shingles.Key], in known: KnownKeys) {
    self.keys = keys
    let (table, documents) = (known.table, known.documents)
    let expected = table.expectedPostings(keys) * 2
    isCommon.reserveCapacity(keys.count)
    ends.reserveCapacity(keys.count)
    postings.reserveCapacity(expected)
    clusters.reserveCapacity(expected)
    for key in keys {
      var kinship = Kinship()
      table.visit(key.hash) { posting in
        kinship.add(posting)
        postings.append(posting)
        clusters.append(documents.root(posting.document))
      }
      ends.append(postings.count)
      isCommon.append(kinship.isCommon(in: documents))
    }
  }

  /// Which keys of a text are boilerplate, for one of which no more is asked.
  static func areCommon(_ keys: [Shingles.Key], in known: KnownKeys) -> [Bool] {
    let (table, documents) = (known.table, known.documents)
    guard table.expectedPostings(keys) > 0 else { return [Bool](repeating: false, count: keys.count) }
    return keys.map { key in
      var kinship = Kinship()
      table.visit(key.hash) { kinship.add($0) }
      return kinship.isCommon(in: documents)
    }
  }

  /// The postings of the key with a number.
  func postings(_ number: Int) -> ArraySlice<KeyTable.Posting> { postings[range(number)] }

  /// Whether the key with a number leads to a cluster.
  func leads(_ number: Int, to cluster: Int) -> Bool { clusters[range(number)].contains(cluster) }

  private func range(_ number: Int) -> Range<Int> { (number > 0 ? ends[number - 1] : 0)..<ends[number] }
}
