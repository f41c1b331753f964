// How duplicate detection scales: time and memory a document over invented corpora.
//
//     swift run -c release --package-path Benchmarks DedupBench 10000 100000 1000000

import CopydeskCore
import CopydeskDedup
import CopydeskTesting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seconds of processor time that this process took.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func measure(_ count: Int) throws {
  var settings = SyndicationSettings()
  settings.documents = count
  settings.largest = min(0.02, 200 / Double(count))
  let corpus = SyndicationCorpus(settings)
  let index = try DuplicateIndex(storage: SpillFile())
  var spent = 0.0
  var bytes = 0
  var copies = 0
  var clusters: [Int] = []
  clusters.reserveCapacity(count)
  var gold: [Int] = []
  gold.reserveCapacity(count)
  for document in corpus {
    bytes += document.text.count
    gold.append(document.cluster)
    let start = processorTime()
    let placement = try index.add(.init(id: document.id, text: document.text, url: document.url))
    spent += processorTime() - start
    if placement.match != nil { copies += 1 }
    clusters.append(placement.cluster)
  }
  let peak = peakMemory() >> 20
  let score = ClusterScore(predicted: clusters, gold: gold)
  print(
    "\(count) documents of \(bytes / count) bytes: \(Int(spent / Double(count) * 1e6)) us and",
    "\(index.memory / count) bytes of index each, peak \(peak) MiB, \(copies) copies, B-cubed F1",
    (ClusterScore.f1(score.bCubed) * 1000).rounded() / 1000)
}

/// Most memory that this process held, in bytes.
func peakMemory() -> Int {
  var usage = rusage()
  #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  #endif
}

for argument in CommandLine.arguments.dropFirst() {
  guard let count = Int(argument), count > 0 else {
    print("usage: DedupBench COUNT...")
    exit(64)
  }
  try measure(count)
}
