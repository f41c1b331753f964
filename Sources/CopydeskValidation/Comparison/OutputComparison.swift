import CopydeskCore
import CopydeskText

/// What changes between two files of records: what `compare` shows.
public struct OutputComparison: Sendable {
  /// One document that differs.
  public struct Change: Sendable {
    /// The document's id.
    public let id: String
    /// Its headline.
    public let title: String?
    /// What differs; for a document in one file only, that.
    public let differences: [Difference]
  }

  /// Documents in both files.
  public private(set) var common = 0
  /// Documents that differ or are in one file only: in the order of the old file, new ones at the end.
  public private(set) var changes: [Change] = []

  /// Compares two outputs, JSON Lines each. Records belong together by their ids, equal ids by their order.
  ///
  /// - Throws: `CaseError` for a line that is no JSON.
  public init(old: [UInt8], new: [UInt8], names: (old: String, new: String) = ("old", "new")) throws(CaseError) {
    let before = try Self.records(old, names.old)
    let after = try Self.records(new, names.new)
    var places: [String: [Int]] = [:]
    for (index, record) in after.enumerated().reversed() { places[Self.id(record), default: []].append(index) }
    var isSeen = [Bool](repeating: false, count: after.count)
    for record in before {
      guard let index = places[Self.id(record)]?.popLast() else {
        add(record, [Difference(rule: "documents", message: "only in \(names.old)", line: 0)])
        continue
      }
      isSeen[index] = true
      common += 1
      var comparison = RecordComparison(isWhole: true)
      comparison.compare(Tree(record: record), Tree(record: after[index]))
      if !comparison.differences.isEmpty { add(record, comparison.differences) }
    }
    for (record, isSeen) in zip(after, isSeen) where !isSeen {
      add(record, [Difference(rule: "documents", message: "only in \(names.new)", line: 0)])
    }
  }

  /// Differences by rule, most frequent first.
  public var counts: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for change in changes { for difference in change.differences { counts[difference.rule, default: 0] += 1 } }
    return counts.map { (rule: $0.key, count: $0.value) }.sorted { ($1.count, $0.rule) < ($0.count, $1.rule) }
  }

  private mutating func add(_ record: JSONView, _ differences: [Difference]) {
    changes.append(Change(id: Self.id(record), title: record["title"]?.string, differences: differences))
  }

  private static func id(_ record: JSONView) -> String { record["id"]?.string ?? "" }

  static func records(_ bytes: [UInt8], _ name: String) throws(CaseError) -> [JSONView] {
    var records: [JSONView] = []
    for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(JSONError) {
        records.append(try JSONDocument(Array(line)).root)
      } catch {
        throw CaseError(file: name, message: "line \(number + 1), column \(error.column): \(error.message)")
      }
    }
    return records
  }
}
