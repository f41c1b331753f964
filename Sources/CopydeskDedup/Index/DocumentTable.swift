import CopydeskCore

/// What the index holds in memory of each document: twelve bytes.
struct DocumentTable {
  private struct Row {
    var cluster: UInt32
    var day: Int32
    var keyCount: UInt16
    var copyCount: UInt16 = 0
  }

  private var rows: [Row] = []

  private static let noDay = Int32.min

  var count: Int { rows.count }
  var memory: Int { rows.capacity * MemoryLayout<Row>.stride }

  mutating func add(_ document: StoredDocument) {
    rows.append(
      Row(
        cluster: UInt32(truncatingIfNeeded: min(document.cluster, rows.count)),
        day: document.day.flatMap { Int32(exactly: $0) } ?? Self.noDay, keyCount: UInt16(clamping: document.keyCount)))
    if document.isCounted { enlarge(root(rows.count - 1), by: 1) }
    if let joins = document.joins { join(document.cluster, joins) }
  }

  /// Number of the first document of the cluster.
  func root(_ number: Int) -> Int {
    var at = number
    while Int(rows[at].cluster) != at { at = Int(rows[at].cluster) }
    return at
  }

  /// Copies counted in the cluster that this one is the first of, up to 65,535.
  func copies(_ root: Int) -> Int { Int(rows[root].copyCount) }

  private mutating func enlarge(_ root: Int, by count: Int) {
    rows[root].copyCount = UInt16(clamping: copies(root) + count)
  }

  func day(_ number: Int) -> Int? { rows[number].day == Self.noDay ? nil : Int(rows[number].day) }
  func keyCount(_ number: Int) -> Int { Int(rows[number].keyCount) }

  /// Makes one cluster of two; it is named by the earlier one.
  private mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (min(root(one), root(other)), max(root(one), root(other)))
    guard first != second else { return }
    rows[second].cluster = UInt32(first)
    enlarge(first, by: copies(second))
  }
}
