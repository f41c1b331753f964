/// What an index holds in memory: which documents keys lead to, and a little of each document.
///
/// A class, so that nobody holds a copy for which the tables would be copied when they change.
final class KnownKeys {
  var table = KeyTable()
  var documents = DocumentTable()

  /// Counts one more document of a cluster that has a key; false when that changes nothing.
  func countCopy(_ number: Int, _ key: UInt64, of cluster: Int) -> Bool {
    let documents = documents
    return table.countCopy(number, key) { documents.root($0.document) == cluster }
  }
}
