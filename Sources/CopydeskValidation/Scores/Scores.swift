import CopydeskCore
import CopydeskText

/// Precision, recall and F1 of records against annotated records, by layer and question.
///
/// | name | an answer is right when |
/// | --- | --- |
/// | `LAYER.exact` | an annotation of the same range is wanted |
/// | `LAYER.overlap` | a wanted annotation shares a byte with it (each counts once) |
/// | `timexes.value` | range overlaps and value is the same |
/// | `quotes.speaker` | range overlaps and the speaker's name is the same |
/// | `quotes.kind` | range overlaps and kind is the same |
/// | `title`, `published` | the value is the same |
///
/// A layer is scored where the annotated record has it.
public struct Scores: Sendable {
  /// The counts by name.
  public private(set) var all: [String: Score] = [:]
  /// Annotated documents that the records lack.
  public private(set) var missing: [String] = []

  /// Scores one output against annotated records, both JSON Lines. Records belong together by id.
  ///
  /// - Throws: `CaseError` for a line that is no JSON or no record.
  public init(annotated: [UInt8], records: [UInt8]) throws(CaseError) {
    let views = try OutputComparison.records(records, "records")
    let found = Dictionary(views.map { ($0["id"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    for gold in try OutputComparison.records(annotated, "annotated") {
      let id = gold["id"]?.string ?? ""
      if found[id] == nil { missing.append(id) }
      count(gold, found[id])
    }
  }

  private mutating func count(_ gold: JSONView, _ record: JSONView?) {
    for key in ["title", "published"] where gold[key] != nil {
      let wanted = gold[key]?["value"]?.string ?? gold[key]?.string
      let given = record?[key]?["value"]?.string ?? record?[key]?.string
      add(key, right: wanted == given ? 1 : 0, given: given == nil ? 0 : 1, wanted: 1)
    }
    for key in ["sentences", "timexes", "mentions", "quotes", "blocks"] where gold[key] != nil {
      let wanted = Self.spans(gold[key])
      let given = Self.spans(record?[key])
      count(key + ".exact", wanted, given) { $0.range == $1.range }
      count(key + ".overlap", wanted, given) { _, _ in true }
      if key == "timexes" { count("timexes.value", wanted, given) { $0["value"] == $1["value"] } }
      if key == "quotes" {
        count("quotes.kind", wanted, given) { $0["kind"] == $1["kind"] }
        count("quotes.speaker", wanted, given) { $0["speaker"] == $1["speaker"] }
      }
    }
  }

  private mutating func add(_ name: String, right: Int, given: Int, wanted: Int) {
    var score = Score()
    (score.right, score.given, score.wanted) = (right, given, wanted)
    all[name, default: Score()] += score
  }

  /// Pairs off overlapping spans that satisfy `isRight`, each at most once, in order.
  private mutating func count(_ name: String, _ wanted: [Span], _ given: [Span], isRight: (Span, Span) -> Bool) {
    var right = 0
    var isTaken = [Bool](repeating: false, count: given.count)
    var first = 0
    for one in wanted {
      while first < given.count, given[first].range.end <= one.range.start { first += 1 }
      var index = first
      while index < given.count, given[index].range.start < one.range.end {
        if !isTaken[index], given[index].range.overlaps(one.range), isRight(one, given[index]) {
          isTaken[index] = true
          right += 1
          break
        }
        index += 1
      }
    }
    add(name, right: right, given: given.count, wanted: wanted.count)
  }

  private struct Span {
    let range: TextRange
    let json: JSONView

    subscript(key: String) -> String? { json[key]?.string ?? json[key]?["name"]?.string }
  }

  private static func spans(_ json: JSONView?) -> [Span] {
    (json?.elements ?? []).compactMap { element in
      guard let start = element["start"]?.int, let end = element["end"]?.int, start <= end else { return nil }
      return Span(range: TextRange(start, end), json: element)
    }.sorted { $0.range < $1.range }
  }

  /// A table for a terminal.
  public var text: String {
    var lines = ["                      precision  recall     F1"]
    for (name, score) in all.sorted(by: { $0.key < $1.key }) {
      lines.append(
        padded(name, 22) + [score.precision, score.recall, score.f1].map { padded(percent($0), 11) }.joined())
    }
    return lines.map { $0.trimmedEnd }.joined(separator: "\n") + "\n"
  }
}

func percent(_ share: Double) -> String {
  let tenths = Int((share * 1000).rounded())
  return "\(tenths / 10).\(tenths % 10) %"
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}

extension String {
  fileprivate var trimmedEnd: String { last == " " ? String(dropLast()).trimmedEnd : self }
}
