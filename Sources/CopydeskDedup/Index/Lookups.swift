/// What an index knows of the keys of a text: each is looked up once.
struct Lookups {
  let keys: [Shingles.Key]
  /// Whether each key is boilerplate.
  private(set) var isCommon: [Bool] = []
  private var postings: [KeyTable.Posting] = []
  private var ends: [Int] = []

  /// The work is bounded by the number of keys.
  init(_ keys: [Shingles.Key], in known: KnownKeys) {
    self.keys = keys
    isCommon.reserveCapacity(keys.count)
    ends.reserveCapacity(keys.count)
    let (table, documents) = (known.table, known.documents)
    postings.reserveCapacity(table.expectedPostings(keys) * 2)
    for key in keys {
      var kinship = Kinship()
      table.visit(key.hash) { posting in
        kinship.add(posting)
        postings.append(posting)
      }
      ends.append(postings.count)
      isCommon.append(kinship.isCommon(in: documents))
    }
  }

  /// The postings of the key with a number.
  func postings(_ number: Int) -> ArraySlice<KeyTable.Posting> {
    postings[(number > 0 ? ends[number - 1] : 0)..<ends[number]]
  }
}
