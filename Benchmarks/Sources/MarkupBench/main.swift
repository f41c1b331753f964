import CLibxml2DOM
import CopydeskCore
import CopydeskInput
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Compares cleaning a folder of pages (decoding, parsing, choosing blocks, metadata) with building and freeing libxml2's own
// tree of the same pages, in one process, by turns, on one thread: the ratio of the medians of CPU time. Then the memory that
// cleaning needs, per byte of the page, and what is held after each round.
//
//   swift run -c release MarkupBench FOLDER [ROUNDS]

func seconds(_ body: () throws -> Void) rethrows -> Double {
  var before = timespec()
  var after = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before)
  try body()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after)
  return Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) / 1e9
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("usage: MarkupBench FOLDER [ROUNDS]")
  exit(64)
}
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 5 : 5
let folder = arguments[1]
let pages = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".html") }.map {
  name in
  [UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name)))
}
let bytes = pages.reduce(0) { $0 + $1.count }
let stage = try CleanMarkup(options: .init(), environment: StageEnvironment())

func clean(_ page: [UInt8]) throws {
  var document = Document(id: "page")
  document.markup = Markup(bytes: page, mediaType: "text/html")
  try stage.process(&document)
}

func clean() throws { for page in pages { try clean(page) } }

func parse() {
  for page in pages {
    page.withUnsafeBytes {
      _ = benchmark_parse_and_free($0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
    }
  }
}

var cleaning: [Double] = []
var parsing: [Double] = []
var held: [Int] = []
try clean()
for _ in 0..<rounds {
  parsing.append(seconds(parse))
  cleaning.append(try seconds(clean))
  held.append(Memory.held >> 20)
}
let needs = try pages.filter { $0.count >= 100_000 }.map { page in
  Double(try Memory.peak { try clean(page) }) / Double(page.count)
}
let megabytes = Double(bytes) / 1e6
print("pages \(pages.count), \(Int(megabytes)) MB, \(rounds) rounds")
print("libxml2 tree, built and freed: \(Int(megabytes / median(parsing))) MB/s")
print("clean-markup:                  \(Int(megabytes / median(cleaning))) MB/s")
print("ratio of CPU time:             \((median(cleaning) / median(parsing) * 1000).rounded() / 1000)")
if !needs.isEmpty {
  func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
  print("bytes of memory per byte:      median \(rounded(median(needs))), most \(rounded(needs.max() ?? 0))")
}
print("MB held after each round:      \(held.map(String.init).joined(separator: ", "))")
