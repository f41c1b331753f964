public import CopydeskCore
import CopydeskText

/// One run of `deduplicate`.
public final class DeduplicateSession: CorpusSession {
  private let index: DuplicateIndex
  private let policy: DuplicatePolicy
  private let stage = Deduplicate.spec.name

  init(index: DuplicateIndex, policy: DuplicatePolicy) {
    self.index = index
    self.policy = policy
  }

  /// Marks or drops the document when it repeats an earlier one.
  public func accept(_ document: Document) throws(StageError) -> Document? {
    var document = document
    let placement = try index.add(
      DuplicateIndex.Entry(
        id: document.id, text: document.text, url: document.metadata.url,
        day: document.metadata.published.flatMap { dayNumber($0.value) }))
    guard let match = placement.match else { return document }
    let copy = match.copy
    document[DuplicateLayer.self] = Duplicate(
      cluster: try index.id(of: placement.cluster), kind: Duplicate.Kind(copy.kind), of: match.document.id,
      similarity: copy.similarity, here: copy.here, there: codePoints(copy.there, in: match.document.text))
    document.notes.add(stage, range: copy.here.first, "\(copy.kind) copy of \(match.document.id): \(copy.why)")
    if policy == .drop { document.drop(stage: stage, why: "\(copy.kind) copy of \(match.document.id)") }
    return document
  }

  /// Makes the index permanent so far; the number of its documents.
  public func checkpoint() throws(StageError) -> Int? { try index.commit() }

  /// Nothing is held back.
  public func next() throws(StageError) -> Document? {
    try index.commit()
    return nil
  }
}

extension Duplicate.Kind {
  init(_ kind: Copy.Kind) {
    switch kind {
    case .exact: self = .exact
    case .near: self = .near
    case .contained: self = .contained
    case .update: self = .update
    }
  }
}

/// Ranges of bytes as ranges of code points.
func codePoints(_ ranges: [TextRange], in text: [UInt8]) -> [TextRange] {
  // One pass over the text: the offsets asked for, in order, with the number of code points before each.
  let offsets = ranges.flatMap { [$0.start, $0.end] }.sorted()
  var units: [Int: Int] = [:]
  var at = 0
  var count = 0
  for offset in offsets {
    while at < min(offset, text.count) {
      if text[at] & 0xC0 != 0x80 { count += 1 }
      at += 1
    }
    units[offset] = count
  }
  return ranges.map { TextRange(units[$0.start] ?? 0, units[$0.end] ?? 0) }
}

/// Days from 1970-01-01 to the date that an ISO 8601 date or date-time begins with; nil when it begins with none.
///
/// Howard Hinnant, "chrono-compatible low-level date algorithms", `days_from_civil`.
func dayNumber(_ iso: String) -> Int? {
  let parts = iso.utf8.prefix(10).split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
  guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2 else { return nil }
  let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
  guard numbers.count == 3, 1...12 ~= numbers[1], 1...31 ~= numbers[2] else { return nil }
  let year = numbers[1] > 2 ? numbers[0] : numbers[0] - 1
  let era = year >= 0 ? year / 400 : -1
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (numbers[1] + (numbers[1] > 2 ? -3 : 9)) + 2) / 5 + numbers[2] - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}
