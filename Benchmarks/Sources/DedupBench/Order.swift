import CopydeskTesting

/// How far clusters depend on the order of arrival: the Rand index between pairs of orders, and the F1 of pairs, which big
/// corpora make stricter.
func measureOrder(shuffles: Int) throws {
  var random = SeededGenerator(seed: 11)
  let documents = Array(SyndicationCorpus())
  let first = try Indexed(documents).clusters
  var lowest = (rand: 1.0, f1: 1.0)
  for _ in 0..<shuffles {
    var order = Array(documents.indices)
    order.shuffle(using: &random)
    let clusters = try Indexed(order.map { documents[$0] }).clusters
    let score = ClusterScore(predicted: clusters, gold: order.map { first[$0] })
    lowest = (min(lowest.rand, score.rand), min(lowest.f1, ClusterScore.f1(score.pairs)))
  }
  print(
    "\(shuffles) shuffles of \(documents.count) documents: Rand index >= \(lowest.rand), F1 of pairs >= \(lowest.f1)")
}
