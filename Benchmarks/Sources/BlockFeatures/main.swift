@_spi(Training) import CopydeskInput
import CopydeskText
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// Writes the features of all blocks of a folder of pages (ID.html) for `Scripts/blocks/train.py`:
// OUT.f32 (rows of 32-bit floats), OUT.jsonl (a line per page with its blocks' texts and places) and OUT.names.
//
//   swift run -c release BlockFeatures FOLDER OUT

let arguments = CommandLine.arguments
guard arguments.count == 3 else {
  print("usage: BlockFeatures FOLDER OUT")
  exit(64)
}
let (folder, out) = (arguments[1], arguments[2])
var rows: [UInt8] = []
var lines: [UInt8] = []
for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name.hasSuffix(".html") {
  let page = TrainingPage([UInt8](try Data(contentsOf: URL(filePath: folder + "/" + name))))
  page.rows.withUnsafeBytes { rows.append(contentsOf: $0) }
  var json = JSONWriter()
  json.object { json in
    json.member("id", String(name.dropLast(5)))
    json.key("blocks")
    json.array { json in for block in page.blocks { json.string(block) } }
    json.key("places")
    json.array { json in
      for place in page.places { json.array { json in for number in place { json.int(Int(number)) } } }
    }
  }
  lines += json.bytes + [0x0A]
}
try Data(rows).write(to: URL(filePath: out + ".f32"))
try Data(lines).write(to: URL(filePath: out + ".jsonl"))
try Data(TrainingPage.names.joined(separator: "\n").utf8).write(to: URL(filePath: out + ".names"))
