import Testing
import CopydeskCore
import CopydeskQuotes
import CopydeskText

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A text and the quotations it holds, from a file in `cases`.
///
/// A case is a block of lines; blocks are parted by empty lines, and a block's first lines, up to the first `>`, are the
/// text (`¶` parts paragraphs). Each `>` line is a quotation: kind, parts joined by ` … `, cue, speaker's name, each `-`
/// where there is none; `> none` is a text without quotations. `#` lines name the phenomenon, a file's `##` line the family.
/// A case with a `?` line says what an editor would say, but the stage doesn't yet; the line says what stands in the way.
struct QuoteCase: Sendable, CustomTestStringConvertible {
  var phenomenon: String
  var text: String
  var expected: [String]
  /// What stands in the way, where the stage is known to fail.
  var knownIssue: String?

  var testDescription: String { "\(phenomenon): \(text.prefix(60))" }

  /// What the stage makes of the text, in the notation of the case files.
  func found() throws -> [String] {
    let document = try QuoteCase.attribute(text)
    let found = (document[Quotes.self] ?? []).map { quote in
      let cue = quote.cue.map(document.string) ?? "-"
      let parts = quote.parts.map(document.string).joined(separator: " … ")
      return "\(quote.kind.rawValue) | \(parts.replacing("\n\n", with: "¶")) | \(cue) | \(quote.speaker?.name ?? "-")"
    }
    return found.isEmpty ? ["none"] : found
  }

  /// A text as the stage leaves it.
  static func attribute(_ text: String, published: String? = "2024-03-14") throws -> Document {
    var metadata = Metadata()
    metadata.language = "en"
    metadata.published = published.map { Metadata.Stamp(value: $0, from: "test") }
    var document = Document(id: "case", metadata: metadata, text: Array(text.utf8))
    try AttributeQuotes(options: AttributeQuotes.Options(), environment: StageEnvironment()).process(&document)
    return document
  }

  /// All cases of the folder, in the order of their files' names.
  static let all = read("cases")

  /// The cases of a folder beside this file.
  static func read(_ name: String) -> [QuoteCase] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().flatMap { name in
      let bytes = (try? Data(contentsOf: folder.appendingPathComponent(name))) ?? Data()
      return cases(in: String(decoding: bytes, as: UTF8.self))
    }
  }

  private static func cases(in file: String) -> [QuoteCase] {
    var cases: [QuoteCase] = []
    var phenomenon = ""
    var text: [Substring] = []
    var expected: [String] = []
    var knownIssue: String?
    for line in (file + "\n\n").split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("##") {
        continue
      } else if line.hasPrefix("#") {
        phenomenon = String(line.dropFirst().drop { $0 == " " })
      } else if line.hasPrefix(">") {
        expected.append(String(line.dropFirst().drop { $0 == " " }))
      } else if line.hasPrefix("?") {
        knownIssue = String(line.dropFirst().drop { $0 == " " })
      } else if !line.isEmpty {
        text.append(line)
      } else if !text.isEmpty {
        let joined = text.joined(separator: "\n").replacing("¶", with: "\n\n")
        cases.append(QuoteCase(phenomenon: phenomenon, text: joined, expected: expected, knownIssue: knownIssue))
        (text, expected, knownIssue) = ([], [], nil)
      }
    }
    return cases
  }
}
