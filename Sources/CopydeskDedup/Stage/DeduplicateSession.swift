public import CopydeskCore
import CopydeskText

/// One run of `deduplicate`.
public final class DeduplicateSession: SequentialSession {
  private let index: DuplicateIndex
  private let policy: DuplicatePolicy
  private var batch: CollectedBatch?
  private var paragraphs: SiteParagraphs?
  private var isEnded = false

  init(index: DuplicateIndex, policy: DuplicatePolicy, collects: Bool, removesParagraphs: Bool) {
    self.index = index
    self.policy = policy
    batch = collects ? CollectedBatch(firstNumber: index.count) : nil
    paragraphs = removesParagraphs ? SiteParagraphs() : nil
  }

  /// Marks or drops the document when it repeats an earlier one; holds it back when the batch is collected.
  public func accept(_ document: Document) throws(StageError) -> Document? {
    var document = document
    let page = paragraphs?.strip(&document)
    let placement = try index.add(DuplicateIndex.Entry(document))
    if let page { paragraphs?.learn(page, cluster: placement.cluster) }
    if let match = placement.match { try mark(&document, match, placement) }
    guard batch == nil else {
      try batch?.append(document, placement)
      return nil
    }
    if policy == .drop { drop(&document) }
    return document
  }

  /// The next document of a collected batch.
  public func next() throws(StageError) -> Document? {
    if !isEnded {
      isEnded = true
      batch?.settle(policy, index)
    }
    guard let (held, fate) = try batch?.next() else {
      try index.commit()
      return nil
    }
    var document = held
    if let cluster = fate.cluster { document[DuplicateLayer.self]?.cluster = try index.id(of: cluster) }
    if let reverse = fate.first {
      document[DuplicateLayer.self] = reverse
      noteCredit(&document)
    }
    if let copies = fate.copies { noteOrigin(&document, copies) }
    if fate.isDropped { drop(&document) }
    return document
  }

  /// Makes the index permanent so far. Nil, and nothing is, when the batch is held back or the paragraphs of sites are learned:
  /// those lie in memory, and a run that was broken off is done anew.
  public func checkpoint() throws(StageError) -> String? {
    batch == nil && paragraphs == nil ? try index.commit() : nil
  }

  private func mark(
    _ document: inout Document, _ match: DuplicateIndex.Match, _ placement: DuplicateIndex.Placement
  ) throws(StageError) {
    let copy = match.copy
    let duplicate = Duplicate(
      cluster: try index.id(of: placement.cluster), kind: Duplicate.Kind(copy.kind), of: match.document.id,
      similarity: copy.similarity, here: copy.here, there: codePoints(copy.there, in: match.document.text))
    document.notes.add(
      Deduplicate.name, range: copy.here.first, "\(copy.kind) copy of \(match.document.id): \(copy.why)")
    document[DuplicateLayer.self] = duplicate
    noteCredit(&document)
    batch?.noteFirst(placement, of: document, duplicate, copy)
  }

  private func drop(_ document: inout Document) {
    guard let duplicate = document[DuplicateLayer.self] else { return }
    document.drop(stage: Deduplicate.name, why: "\(duplicate.kind.rawValue) copy of \(duplicate.of)")
  }

  /// Whose story it may be: evidence, not certainty.
  private func noteCredit(_ document: inout Document) {
    guard let credit = Agencies.known.credit(of: document) else { return }
    document.find(
      Deduplicate.name, "agency-credit", "It credits \(credit.agency), whose story it may be.", range: credit.range)
  }

  /// Evidence, not certainty: agencies date their copies in many ways.
  private func noteOrigin(_ document: inout Document, _ copies: Int) {
    let dateline = document[DatelineLayer.self]
    document.find(
      Deduplicate.name, "likely-origin",
      "It is the earliest published of \(copies) copies of one story"
        + (dateline.map { ", filed from \($0.place)." } ?? "."), range: dateline?.range)
  }
}

extension DuplicateIndex.Entry {
  init(_ document: Document) {
    self.init(
      id: document.id, text: document.text, url: document.metadata.url,
      day: document.metadata.published.flatMap { dayNumber($0.value) })
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
