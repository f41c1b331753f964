import CopydeskCore

/// What the index holds in memory of each document: twelve bytes.
struct DocumentTable {
  private var clusters: [UInt32] = []
  private var days: [Int32] = []
  private var keyCounts: [UInt16] = []
  private var copyCounts: [UInt16] = []

  private static let noDay = Int32.min

  var count: Int { clusters.count }
  var memory: Int { clusters.capacity * 4 + days.capacity * 4 + keyCounts.capacity * 2 + copyCounts.capacity * 2 }

  mutating func add(_ document: StoredDocument) {
    clusters.append(UInt32(truncatingIfNeeded: min(document.cluster, clusters.count)))
    days.append(document.day.flatMap { Int32(exactly: $0) } ?? Self.noDay)
    keyCounts.append(UInt16(clamping: document.keyCount))
    copyCounts.append(0)
    if document.isCounted { enlarge(root(clusters.count - 1), by: 1) }
    if let joins = document.joins { join(document.cluster, joins) }
  }

  /// Number of the first document of the cluster.
  func root(_ number: Int) -> Int {
    var at = number
    while Int(clusters[at]) != at { at = Int(clusters[at]) }
    return at
  }

  /// Copies counted in the cluster that this one is the first of, up to 65,535.
  func copies(_ root: Int) -> Int { Int(copyCounts[root]) }

  private mutating func enlarge(_ root: Int, by count: Int) {
    copyCounts[root] = UInt16(clamping: copies(root) + count)
  }

  func day(_ number: Int) -> Int? { days[number] == Self.noDay ? nil : Int(days[number]) }
  func keyCount(_ number: Int) -> Int { Int(keyCounts[number]) }

  /// Makes one cluster of two; it is named by the earlier one.
  private mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (min(root(one), root(other)), max(root(one), root(other)))
    guard first != second else { return }
    clusters[second] = UInt32(first)
    enlarge(first, by: copies(second))
  }
}
