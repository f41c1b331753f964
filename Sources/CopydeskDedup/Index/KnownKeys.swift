/// What an index holds in memory: which documents keys lead to, and a little of each document.
struct KnownKeys {
  var table = KeyTable()
  var documents = DocumentTable()

  /// Whether a key is boilerplate: documents that don't resemble one another have it.
  func isCommon(_ key: UInt64) -> Bool {
    var kinship = Kinship()
    table.visit(key) { kinship.add($0) }
    return kinship.isCommon(in: documents)
  }

  /// Counts one more document of a cluster that has a key; false when that changes nothing.
  mutating func countCopy(_ number: Int, _ key: UInt64, of cluster: Int) -> Bool {
    let documents = documents
    return table.countCopy(number, key) { documents.root($0.document) == cluster }
  }
}
