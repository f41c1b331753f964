/// What the documents of a key are to one another.
struct Kinship {
  private var strangers = 0
  private var postings: (document: Int, copies: Int) = (0, 0)

  /// Unrelated documents that make a run boilerplate.
  private static let enough = 3

  @inline(__always)
  mutating func add(_ posting: KeyTable.Posting) {
    if !posting.isKin { strangers += 1 }
    if posting.copies > postings.copies { postings = (posting.document, posting.copies) }
  }

  /// Whether the key is boilerplate. A story's key stands in most copies of the story, whatever strays there are; a notice
  /// may stand in a few of them.
  @inline(__always)
  func isCommon(in documents: borrowing DocumentTable) -> Bool {
    guard strangers >= Self.enough else { return false }
    guard postings.copies >= strangers else { return true }
    return postings.copies < min(64, documents.copies(documents.root(postings.document)) / 4)
  }
}
