import CopydeskCore
import CopydeskDedup
import CopydeskTesting

/// Documents put into an index one after the other.
struct Indexed {
  /// Cluster of each document.
  var clusters: [Int] = []
  /// Placements, when they were asked for.
  var placements: [DuplicateIndex.Placement] = []
  var seconds = 0.0
  var bytes = 0
  var copies = 0
  var memory = 0

  init(_ entries: some Sequence<DuplicateIndex.Entry>, keepsPlacements: Bool = false) throws {
    let index = try DuplicateIndex(storage: SpillFile())
    clusters.reserveCapacity(entries.underestimatedCount)
    for entry in entries {
      bytes += entry.text.count
      let start = processorTime()
      let placement = try index.add(entry)
      seconds += processorTime() - start
      if placement.match != nil { copies += 1 }
      if keepsPlacements { placements.append(placement) }
      clusters.append(placement.cluster)
    }
    memory = index.memory
    // A later document may have joined two clusters.
    for number in clusters.indices { clusters[number] = index.cluster(of: number) }
  }

  init(_ documents: some Collection<SyndicatedDocument>, keepsPlacements: Bool = false) throws {
    // Documents are made one by one: the time that takes isn't counted.
    let entries = documents.lazy.map { DuplicateIndex.Entry(id: $0.id, text: $0.text, url: $0.url) }
    try self.init(entries, keepsPlacements: keepsPlacements)
  }

  /// What several cost together.
  func adding(_ other: Indexed) -> Indexed {
    var sum = self
    sum.clusters += other.clusters
    sum.seconds += other.seconds
    sum.bytes += other.bytes
    sum.copies += other.copies
    sum.memory += other.memory
    return sum
  }

  /// What it cost.
  var costs: String {
    let count = clusters.count
    return
      "\(bytes / count) bytes of text, \((seconds / Double(count) * 1e7).rounded() / 10) us (\((seconds / Double(max(1, bytes)) * 1e10).rounded() / 10) ns a byte) and "
      + "\(memory / count) bytes of index each, peak \(peakMemory() >> 20) MiB, \(copies * 1_000 / count) copies in 1,000"
  }
}

/// Time and memory a document over invented corpora: as many of a size as make a hundred thousand documents, since in a small
/// one a few large clusters decide how long and how alike documents are.
func measureTime(_ count: Int) throws {
  var settings = SyndicationSettings()
  settings.documents = count
  settings.largest = min(0.02, 200 / Double(count))
  var sum: Indexed?
  for seed in 1...UInt64(max(1, 100_000 / count)) {
    settings.seed = seed
    let indexed = try Indexed(SyndicationCorpus(settings))
    sum = sum.map { $0.adding(indexed) } ?? indexed
  }
  if let sum { print("corpora of \(count): \(sum.costs)") }
  flush()
}
