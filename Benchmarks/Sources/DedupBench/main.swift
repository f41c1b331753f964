// How duplicate detection scales and how well it does, over invented corpora and over one's own.
//
//     swift run -c release --package-path Benchmarks DedupBench time 10000 100000 1000000
//     swift run -c release --package-path Benchmarks DedupBench quality
//     swift run -c release --package-path Benchmarks DedupBench order 20
//     swift run -c release --package-path Benchmarks DedupBench file corpus.jsonl [clusters.jsonl]

let arguments = CommandLine.arguments.dropFirst()
let numbers = arguments.dropFirst().compactMap { Int($0) }.filter { $0 > 0 }
switch arguments.first {
case "time" where !numbers.isEmpty && numbers.count == arguments.count - 1:
  for count in numbers { try measureTime(count) }
case "quality" where arguments.count == 1: try measureQuality()
case "order" where numbers.count == 1 && arguments.count == 2: try measureOrder(shuffles: numbers[0])
case "file" where 2...3 ~= arguments.count:
  let files = Array(arguments.dropFirst())
  try measureFile(files[0], clusters: files.count > 1 ? files[1] : nil)
default:
  print("usage: DedupBench time COUNT... | quality | order SHUFFLES | file CORPUS.jsonl [CLUSTERS.jsonl]")
  exitWithUsage()
}
