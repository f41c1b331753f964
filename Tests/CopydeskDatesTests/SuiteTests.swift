import CopydeskCore
import CopydeskDates
import CopydeskSentences
import Foundation
import Testing

/// Cases of Microsoft's Recognizers-Text that don't belong to this package. They are looked for in `shared/eval/dates` beside the
/// package, or in the folder that the environment names in `COPYDESK_DATES_SUITE`.
struct SuiteCase: Sendable {
  var text: String
  var reference: String
  var language: String
  /// Words of each expression that must be found, and starts that will do; none where nothing may be.
  var expected: [(words: String, starts: [(text: String, grain: String)])]

  static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["COPYDESK_DATES_SUITE"] { return URL(filePath: path) }
    let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
    return package.deletingLastPathComponent().appending(path: "shared/eval/dates")
  }()

  /// The cases for the default mode; none where the folder is absent.
  static let all: [SuiteCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasPrefix("suite-") && $0.hasSuffix(".jsonl") }.sorted().flatMap { name -> [SuiteCase] in
      let lines = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return lines.split(separator: "\n").compactMap { SuiteCase(json: Data($0.utf8)) }
    }
  }()

  private init?(json: Data) {
    guard let row = try? JSONSerialization.jsonObject(with: json) as? [String: Any], row["mode"] == nil,
      let text = row["text"] as? String, let reference = row["reference"] as? String
    else { return nil }
    self.text = text
    self.reference = reference
    language = row["locale"] as? String ?? "en"
    let single = (row["expect"] as? [String: Any]).map { [$0] } ?? []
    expected = (row["expect_all"] as? [[String: Any]] ?? single).compactMap { item in
      guard let words = item["span"] as? String else { return nil }
      let readings = [item] + (item["alternatives"] as? [[String: Any]] ?? [])
      let grain = item["grain"] as? String ?? ""
      return (words, readings.map { ($0["start"] as? String ?? "", $0["grain"] as? String ?? grain) })
    }
  }

  func found() throws -> [(words: String, start: String)] {
    var document = Document(id: "1", text: Array(text.utf8))
    document.metadata.language = language
    document.metadata.published = Metadata.Stamp(value: reference, from: "option")
    try SplitSentences(options: SplitSentences.Options(), environment: StageEnvironment()).process(&document)
    try ResolveDates(options: ResolveDates.Options(), environment: StageEnvironment()).process(&document)
    return (document[Timexes.self] ?? []).map { (document.string($0.range), $0.interval?.start ?? "") }
  }
}

@Suite(
  .enabled(if: !SuiteCase.all.isEmpty, "The Recognizers cases are absent: no shared/eval/dates beside the package"))
struct `The cases of Recognizers-Text` {
  /// What is asked of a case, and the share of the cases that must pass.
  enum Measure: String, CaseIterable, Sendable {
    case found, start, clean

    var floor: Double {
      switch self {
      case .found: 0.92
      case .start: 0.74
      case .clean: 0.85
      }
    }

    /// Of how many questions how many have the right answer.
    func score(_ row: SuiteCase, _ found: [(words: String, start: String)]) -> (asked: Int, right: Int) {
      func overlaps(_ words: String, _ other: String) -> Bool {
        !Set(Measure.words(words)).isDisjoint(with: Measure.words(other))
      }
      switch self {
      case .clean: return row.expected.isEmpty ? (1, found.isEmpty ? 1 : 0) : (0, 0)
      case .found:
        return (row.expected.count, row.expected.count { item in found.contains { overlaps(item.words, $0.words) } })
      case .start:
        let dated = row.expected.filter { $0.starts.contains { $0.text.count > 8 } }
        return (
          dated.count,
          dated.count { item in
            found.contains { one in
              overlaps(item.words, one.words)
                && item.starts.contains {
                  one.start.prefix(Measure.width($0.grain)) == $0.text.prefix(Measure.width($0.grain))
                }
            }
          }
        )
      }
    }

    private static func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func width(_ grain: String) -> Int {
      ["year": 4, "quarter": 7, "month": 7, "hour": 13, "minute": 16, "second": 19][grain] ?? 10
    }
  }

  @Test(arguments: Measure.allCases) func `are read as well as before`(measure: Measure) throws {
    var asked = 0
    var right = 0
    for row in SuiteCase.all {
      let score = measure.score(row, try row.found())
      asked += score.asked
      right += score.right
    }
    let share = Double(right) / Double(max(1, asked))
    #expect(share >= measure.floor, "\(measure): \(right) of \(asked)")
  }
}
