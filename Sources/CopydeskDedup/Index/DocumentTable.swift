import CopydeskCore

/// What the index holds in memory of each document: ten bytes.
struct DocumentTable {
  private var clusters: [UInt32] = []
  private var days: [Int32] = []
  private var keyCounts: [UInt16] = []

  private static let noDay = Int32.min

  var count: Int { clusters.count }
  var memory: Int { clusters.capacity * 4 + days.capacity * 4 + keyCounts.capacity * 2 }

  mutating func add(_ document: StoredDocument) {
    clusters.append(UInt32(truncatingIfNeeded: min(document.cluster, clusters.count)))
    days.append(document.day.flatMap { Int32(exactly: $0) } ?? Self.noDay)
    keyCounts.append(UInt16(clamping: document.keyCount))
    if let joins = document.joins { join(document.cluster, joins) }
  }

  /// Number of the first document of the cluster.
  func root(_ number: Int) -> Int {
    var at = number
    while Int(clusters[at]) != at { at = Int(clusters[at]) }
    return at
  }

  func day(_ number: Int) -> Int? { days[number] == Self.noDay ? nil : Int(days[number]) }
  func keyCount(_ number: Int) -> Int { Int(keyCounts[number]) }

  /// Makes one cluster of two; it is named by the earlier one.
  private mutating func join(_ one: Int, _ other: Int) {
    let (first, second) = (min(root(one), root(other)), max(root(one), root(other)))
    clusters[second] = UInt32(first)
  }
}
