import CopydeskCore
import CopydeskText

/// A batch held back whole: what is to become of each document is known once all have come.
struct CollectedBatch {
  /// What becomes of a document.
  struct Fate {
    /// Number of the first document of its cluster, when it is a copy.
    var cluster: Int?
    /// The first document's own mark: the copy that showed it to have copies.
    var first: Duplicate?
    /// For the earliest published one, how many copies there are.
    var copies: Int?
    var isDropped = false
  }

  private struct Member {
    var length: Int
    /// Seconds since 1970, local where no zone is known; the highest number when unknown.
    var published: Int
  }

  private let firstNumber: Int
  private var heldBack = HeldBack()
  private var members: [Member] = []
  private var firsts: [Int: Duplicate] = [:]
  private var fates: [Fate] = []
  private var given = 0

  init(firstNumber: Int) { self.firstNumber = firstNumber }

  mutating func append(_ document: Document, _ placement: DuplicateIndex.Placement) throws(StageError) {
    members.append(
      Member(
        length: document.text.count,
        published: document.metadata.published.flatMap { secondNumber($0.value) } ?? Int.max))
    try heldBack.append(document)
  }

  /// Remembers for the first document of a cluster by which copy it showed.
  mutating func noteFirst(
    _ placement: DuplicateIndex.Placement, of document: Document, _ duplicate: Duplicate, _ copy: Copy
  ) {
    guard let match = placement.match, match.number == placement.cluster, firsts[match.number] == nil else { return }
    var reverse = duplicate
    reverse.kind = duplicate.kind == .update ? .contained : duplicate.kind
    reverse.of = document.id
    reverse.here = copy.there
    reverse.there = codePoints(copy.here, in: document.text)
    firsts[match.number] = reverse
  }

  /// Decides about all documents.
  mutating func settle(_ policy: DuplicatePolicy, _ index: DuplicateIndex) {
    var clusters: [Int: [Int]] = [:]
    for offset in members.indices { clusters[index.cluster(of: firstNumber + offset), default: []].append(offset) }
    fates = [Fate](repeating: Fate(), count: members.count)
    for (cluster, offsets) in clusters where offsets.count > 1 || cluster < firstNumber {
      let kept = cluster < firstNumber ? nil : keeps(policy, offsets)
      for offset in offsets {
        if firstNumber + offset == cluster {
          fates[offset].first = firsts[cluster]
        } else {
          fates[offset].cluster = cluster
        }
        fates[offset].isDropped = policy != .mark && offset != kept
      }
      let earliest = offsets.min { (members[$0].published, $0) < (members[$1].published, $1) }
      if cluster >= firstNumber, let earliest, members[earliest].published < Int.max {
        fates[earliest].copies = offsets.count
      }
    }
  }

  /// The next document, in the order they came.
  mutating func next() throws(StageError) -> (Document, Fate)? {
    guard let document = try heldBack.next() else { return nil }
    defer { given += 1 }
    return (document, fates[given])
  }

  /// The one that a policy keeps; of equals the first.
  private func keeps(_ policy: DuplicatePolicy, _ offsets: [Int]) -> Int? {
    switch policy {
    case .mark, .drop: offsets.first
    case .keepLongest: offsets.min { (-members[$0].length, $0) < (-members[$1].length, $1) }
    case .keepEarliest: offsets.min { (members[$0].published, $0) < (members[$1].published, $1) }
    }
  }
}
