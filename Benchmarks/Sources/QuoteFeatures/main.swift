@_spi(Training) import CopydeskQuotes
import CopydeskText
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Writes the decisions about reporting words and quotation marks of texts, with the features of every candidate, for
// `Scripts/quotes/train.py`: a line of templates, then a line per text.
//
//   swift run -c release QuoteFeatures RECORDS.jsonl OUT.jsonl [MODEL.tsv]
//
// RECORDS are what `copydesk run --offsets utf8` makes with the stages `read` and `split-sentences`. MODEL says which words
// report, where it shall not be the one in the program.

let arguments = CommandLine.arguments
guard arguments.count == 3 || arguments.count == 4 else {
  print("usage: QuoteFeatures RECORDS.jsonl OUT.jsonl [MODEL.tsv]")
  exit(64)
}

func ranges(_ view: JSONView?) -> [TextRange] {
  (view?.elements ?? []).compactMap { element in
    guard let start = element["start"]?.int, let end = element["end"]?.int else { return nil }
    return TextRange(start, end)
  }
}

extension JSONWriter {
  /// `[start, end, [[head start, head end, reports, features...]...]]`, -1 for a candidate without a head.
  mutating func decision(_ decision: Training.Decision) {
    array { json in
      json.int(decision.range.start)
      json.int(decision.range.end)
      json.array { json in
        for candidate in decision.candidates {
          json.array { json in
            json.int(candidate.head?.start ?? -1)
            json.int(candidate.head?.end ?? -1)
            json.int(candidate.reports ? 1 : 0)
            for feature in candidate.features { json.int(Int(feature)) }
          }
        }
      }
    }
  }

  mutating func templates(_ name: String, _ templates: [(name: String, size: Int)]) {
    key(name)
    object { json in for template in templates { json.member(template.name, template.size) } }
  }
}

let rows =
  try arguments.count < 4
  ? nil
  : String(decoding: Data(contentsOf: URL(filePath: arguments[3])), as: UTF8.self)
    .split(separator: "\n").filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t") }
var head = JSONWriter()
head.object { json in
  json.templates("report", Training.reportTemplates)
  json.templates("stretch", Training.stretchTemplates)
}
var lines = head.bytes + [0x0A]
for line in [UInt8](try Data(contentsOf: URL(filePath: arguments[1]))).split(separator: 0x0A) {
  let record = try JSONDocument([UInt8](line)).root
  guard let id = record["id"]?.string, let text = record["text"]?.utf8,
    let training = Training(
      text, paragraphs: ranges(record["blocks"]), sentences: ranges(record["sentences"]), rows: rows)
  else { continue }
  var json = JSONWriter()
  json.object { json in
    json.member("id", id)
    json.key("report")
    json.array { json in for decision in training.reports() { json.decision(decision) } }
    json.key("stretch")
    json.array { json in for decision in training.stretches() { json.decision(decision) } }
  }
  lines += json.bytes + [0x0A]
}
try Data(lines).write(to: URL(filePath: arguments[2]))
