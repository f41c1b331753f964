import CopydeskCore
import CopydeskDates
import CopydeskText
import Foundation
import Testing

/// A row of the tables in `cases`: text, publication date, what must be found.
struct DateCase: Sendable, CustomTestStringConvertible {
  var text: String
  var published: String
  var options: ResolveDates.Options
  var language: String
  /// `words|TYPE|value` and perhaps `|EDTF` for each expression.
  var expected: [String]
  var place: String

  var testDescription: String { place + " " + text }

  /// Every row of every table.
  static let all: [DateCase] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "cases")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return files.filter { $0.hasSuffix(".tsv") }.sorted().flatMap { name -> [DateCase] in
      let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
        line.isEmpty || line.hasPrefix("#") ? nil : DateCase(String(line), place: "\(name):\(index + 1)")
      }
    }
  }()

  private init?(_ line: String, place: String) {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard fields.count >= 3 else { return nil }
    text = fields[0].replacing("\\n", with: "\n")
    published = fields[1]
    expected = fields[2].isEmpty ? [] : fields[2].split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
    options = ResolveDates.Options()
    language = "en"
    for field in fields.dropFirst(3) {
      let parts = field.split(separator: "=").map(String.init)
      guard parts.count == 2 else { continue }
      switch parts[0] {
      case "dateOrder": options.dateOrder = DateOrder(rawValue: parts[1]) ?? .auto
      case "direction": options.direction = DateDirection(rawValue: parts[1]) ?? .news
      case "vague": options.vague = parts[1] == "true"
      case "language": language = parts[1]
      default: break
      }
    }
    self.place = place
  }

  /// What the stage makes of the row, in the form of `expected`.
  func found() throws -> [String] {
    var document = Document(id: "1", text: Array(text.utf8))
    document.metadata.language = language
    if !published.isEmpty { document.metadata.published = Metadata.Stamp(value: published, from: "option") }
    try ResolveDates(options: options, environment: StageEnvironment()).process(&document)
    return (document[Timexes.self] ?? []).enumerated().map { index, timex in
      let fields = [document.string(timex.range), timex.type.rawValue, timex.value]
      let wantsEDTF = index < expected.count && expected[index].split(separator: "|").count > 3
      return (wantsEDTF ? fields + [timex.edtf ?? "-"] : fields).joined(separator: "|")
    }
  }
}
