import CopydeskDedup
import CopydeskTesting

/// Corpora that stress one thing each.
let variants: [(name: String, change: @Sendable (inout SyndicationSettings) -> Void)] = [
  ("default", { _ in }),
  ("other seed", { $0.seed = 7 }),
  ("short stories", { $0.storyWords = 40...160 }),
  ("long stories", { $0.storyWords = 700...2_500 }),
  ("long notices", { $0.noticeWords = 100...300 }),
  ("long backgrounds", { $0.backgroundWords = 120...300 }),
  ("long both", { ($0.noticeWords, $0.backgroundWords) = (100...300, 120...300) }),
  ("few sites", { $0.sites = 12 }),
  ("few sites, long notices", { ($0.sites, $0.noticeWords) = (12, 100...300) }),
  ("short, long notices", { ($0.storyWords, $0.noticeWords) = (40...160, 100...300) }),
  ("many sites", { $0.sites = 1_000 }),
  ("heavy edits", { ($0.lightEdit, $0.rewrite) = (0.12, 0.35) }),
  ("large clusters", { ($0.largest, $0.copied) = (0.15, 0.7) }),
  ("pairs only", { ($0.largest, $0.copied) = (0.001, 0.3) }),
  ("few copies", { $0.copied = 0.1 }),
]

/// Precision and recall over corpora of many kinds, and what became of each edit.
func measureQuality() throws {
  print("corpus: pair precision, recall, F1; B-cubed F1; worst edits (copies joined with their story, others joined)")
  for (name, change) in variants {
    var settings = SyndicationSettings()
    settings.documents = 4_000
    change(&settings)
    let documents = Array(SyndicationCorpus(settings))
    let indexed = try Indexed(documents, keepsPlacements: true)
    let score = ClusterScore(predicted: indexed.clusters, gold: documents.map(\.cluster))
    print(
      "\(name): \(rounded(score.pairs.precision)) \(rounded(score.pairs.recall)) \(rounded(ClusterScore.f1(score.pairs)));",
      "\(rounded(ClusterScore.f1(score.bCubed))); \(EditTable(documents, indexed.clusters))")
  }
}

/// For each edit, the share of its documents that stand with their story's others, or wrongly with anything.
struct EditTable: CustomStringConvertible {
  private var counts: [SyndicationEdit: (good: Int, all: Int)] = [:]

  init(_ documents: [SyndicatedDocument], _ clusters: [Int]) {
    var sizes: [Int: Int] = [:]
    var common: [[Int]: Int] = [:]
    var goldSizes: [Int: Int] = [:]
    for (document, cluster) in zip(documents, clusters) {
      sizes[cluster, default: 0] += 1
      goldSizes[document.cluster, default: 0] += 1
      common[[cluster, document.cluster], default: 0] += 1
    }
    for (document, cluster) in zip(documents, clusters) {
      let isCopied = goldSizes[document.cluster] ?? 1 > 1
      let together = common[[cluster, document.cluster]] ?? 1
      let isGood = isCopied ? together * 2 > goldSizes[document.cluster] ?? 1 : sizes[cluster] ?? 1 > 1
      counts[document.edit, default: (0, 0)].all += 1
      if isGood { counts[document.edit]?.good += 1 }
    }
  }

  var description: String {
    SyndicationEdit.allCases.compactMap { edit in
      counts[edit].map { "\(edit) \(rounded(Double($0.good) / Double($0.all), 100))" }
    }.joined(separator: ", ")
  }
}

func rounded(_ value: Double, _ scale: Double = 1_000) -> Double { (value * scale).rounded() / scale }
