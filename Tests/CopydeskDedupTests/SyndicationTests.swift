import CopydeskCore
import CopydeskTesting
import Testing

@testable import CopydeskDedup

private func clusters(of documents: [SyndicatedDocument]) throws -> [Int] {
  let index = try makeIndex()
  return try documents.map { try index.add(.init(id: $0.id, text: $0.text, url: $0.url)).cluster }
}

private func corpus(_ change: (inout SyndicationSettings) -> Void = { _ in }) -> [SyndicatedDocument] {
  var settings = SyndicationSettings()
  settings.documents = 400
  settings.storyWords = 120...500
  change(&settings)
  return Array(SyndicationCorpus(settings))
}

/// Floors under what was measured when they were set; raise them with the figures.
private struct Floor: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var precision: Double
  var recall: Double
  var change: @Sendable (inout SyndicationSettings) -> Void

  init(
    _ name: String, _ precision: Double, _ recall: Double,
    _ change: @escaping @Sendable (inout SyndicationSettings) -> Void
  ) {
    (testDescription, self.precision, self.recall, self.change) = (name, precision, recall, change)
  }
}

@Test(arguments: [
  Floor("one seed", 0.97, 0.93) { $0.seed = 1 }, Floor("another seed", 0.97, 0.87) { $0.seed = 2 },
  Floor("long stories", 0.97, 0.95) { $0.storyWords = 400...1_200 },
  Floor("short stories", 0.93, 0.65) { $0.storyWords = 40...160 },
  Floor("long notices", 0.92, 0.72) { $0.noticeWords = 100...300 },
  Floor("short stories under long notices", 0.8, 0.6) { ($0.storyWords, $0.noticeWords) = (40...160, 100...300) },
  Floor("long backgrounds", 0.97, 0.93) { $0.backgroundWords = 120...300 },
  Floor("few sites under long notices", 0.95, 0.9) { ($0.sites, $0.noticeWords) = (6, 100...300) },
  Floor("many sites", 0.97, 0.9) { $0.sites = 500 },
  Floor("heavy edits", 0.97, 0.88) { ($0.lightEdit, $0.rewrite) = (0.12, 0.35) },
  Floor("large clusters", 0.97, 0.9) { ($0.largest, $0.copied) = (0.15, 0.7) },
  Floor("pairs only", 0.95, 0.92) { ($0.largest, $0.copied) = (0.001, 0.4) },
])
private func `clusters of invented stories agree with gold`(_ floor: Floor) throws {
  let documents = corpus(floor.change)
  let score = ClusterScore(predicted: try clusters(of: documents), gold: documents.map(\.cluster))
  #expect(score.pairs.precision >= floor.precision, "\(score)")
  #expect(score.pairs.recall >= floor.recall, "\(score)")
}

@Test func `clusters hardly depend on the order of arrival`() throws {
  let documents = corpus()
  var random = SeededGenerator(seed: 5)
  let expected = Dictionary(uniqueKeysWithValues: zip(documents.map(\.id), try clusters(of: documents)))
  for _ in 0..<4 {
    var shuffled = documents
    for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
      shuffled.swapAt(last, Int(random.next() % UInt64(last + 1)))
    }
    let found = try clusters(of: shuffled)
    let score = ClusterScore(predicted: found, gold: shuffled.map { expected[$0.id] ?? -1 })
    #expect(score.rand >= 0.98)
  }
}

@Test func `equal settings give equal corpora`() {
  let (one, other) = (SyndicationCorpus(), SyndicationCorpus())
  for index in [0, 1, 500, 1_999] {
    #expect(one[index].text == other[index].text)
    #expect(one[index].cluster == other[index].cluster)
  }
}

@Test func `scores of clusters`() {
  let score = ClusterScore(predicted: [1, 1, 2, 2, 3], gold: [1, 1, 1, 2, 3])
  #expect(score.pairs.precision == 0.5)
  #expect(score.pairs.recall == 1 / 3.0)
  #expect(score.rand == 0.7)
  #expect(score.bCubed.precision == 0.8)
  #expect(abs(score.bCubed.recall - (2 / 3.0 * 2 + 1 / 3.0 + 2) / 5) < 1e-9)
}

@Test func `what two texts have in common doesn't depend on which comes first`() {
  let documents = corpus { $0.documents = 300 }
  var byCluster: [Int: [SyndicatedDocument]] = [:]
  for document in documents { byCluster[document.cluster, default: []].append(document) }
  for cluster in byCluster.values.sorted(by: { $0[0].id < $1[0].id }) {
    for (one, other) in zip(cluster, cluster.dropFirst() + documents.prefix(1)) {
      let (copy, reverse) = (compare(one.text, other.text), compare(other.text, one.text))
      #expect((copy == nil) == (reverse == nil), "\(one.id) \(other.id)")
      if copy?.kind == .exact || reverse?.kind == .exact { #expect(copy?.kind == reverse?.kind) }
    }
  }
}

@Test func `a second run over a corpus finds all of it, in the clusters of the first`() throws {
  let documents = corpus { $0.documents = 300 }
  let index = try makeIndex()
  for document in documents { _ = try index.add(.init(id: document.id, text: document.text, url: document.url)) }
  for (number, document) in documents.enumerated() {
    let again = try index.add(.init(id: document.id + "+", text: document.text, url: document.url))
    #expect(again.match?.copy.kind == .exact)
    #expect(index.cluster(of: again.number) == index.cluster(of: number))
  }
}
