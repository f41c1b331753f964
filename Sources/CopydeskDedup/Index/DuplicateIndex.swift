public import CopydeskCore
import CopydeskText

/// Finds for each text the earlier one that it repeats, and remembers it for later ones.
///
/// Memory is some 600 bytes a document; texts lie in the storage. The work for a document is bounded by its length: a key
/// leads to six documents at most, and six texts at most are looked at. Deterministic: the same texts in the same order give
/// the same answers on every machine.
public final class DuplicateIndex {
  /// What the index goes by.
  public struct Settings: Sendable {
    /// Share of the smaller text that must stand in the other, 0...1.
    public var threshold = 0.6
    /// Texts of fewer words never match.
    public var minimumWords = 20
    /// Days between the publication of copies at most; nil: any number.
    public var window: Int?

    /// The defaults.
    public init() {}
  }

  /// A document that comes.
  public struct Entry: Sendable {
    /// Its id.
    public var id: String
    /// Its text.
    public var text: [UInt8]
    /// Its canonical address, if known.
    public var url: String?
    /// Day of publication since 1970-01-01, if known.
    public var day: Int?

    /// A document.
    public init(id: String, text: [UInt8], url: String? = nil, day: Int? = nil) {
      self.id = id
      self.text = text
      self.url = url
      self.day = day
    }
  }

  /// What became of a document.
  public struct Placement: Sendable {
    /// Its number.
    public let number: Int
    /// Number of the first document of its cluster.
    public let cluster: Int
    /// The document it repeats, if any.
    public let match: Match?
  }

  /// The document that one repeats.
  public struct Match: Sendable {
    /// Its number.
    public let number: Int
    /// It as it was stored.
    public let document: StoredDocument
    /// How it is repeated.
    public let copy: Copy
  }

  private let storage: any DocumentStorage
  private let settings: Settings
  private var known = KnownKeys()

  /// An index over what `storage` holds, and what is to come.
  public init(storage: any DocumentStorage, settings: Settings = Settings()) throws(StageError) {
    self.storage = storage
    self.settings = settings
    let oldest = try oldestDay()
    try storage.replay { [self] document in
      known.documents.add(document)
      if let oldest, let day = document.day, day < oldest { return }
      let number = known.documents.count - 1
      for (key, role) in zip(document.keys, document.roles) {
        switch role {
        case .stranger, .kin: known.table.add(KeyTable.Posting(document: number, isKin: role == .kin), for: key)
        case .copy: _ = known.countCopy(number, key, of: document.cluster)
        }
      }
    }
  }

  /// Bytes held in memory, the storage's own not counted.
  public var memory: Int { known.table.memory + known.documents.memory }
  /// Number of documents.
  public var count: Int { known.documents.count }

  /// Finds what a document repeats and remembers it.
  public func add(_ entry: Entry) throws(StageError) -> Placement {
    let number = known.documents.count
    guard number < KeyTable.capacity else { throw StageError(.limit, "The duplicate index is full.") }
    let text = FoldedText(entry.text)
    guard text.count >= settings.minimumWords else { return try keep(entry, Sighting(), number) }
    let signature = Signature(text)
    var sighting = Sighting(signature: signature, candidates: Candidates(signature.shingles.keys, in: known))
    if let match = try exactMatch(text, signature, entry) {
      sighting.match = match
      return try keep(entry, sighting, number)
    }
    try compare(text, entry, &sighting)
    return try keep(entry, sighting, number)
  }

  /// Makes everything permanent. Returns how many documents that are; nil when they go with the process.
  @discardableResult
  public func commit() throws(StageError) -> Int? {
    try storage.commit()
    return storage.isPermanent ? storage.count : nil
  }

  /// The first document of the cluster of the document with this number.
  public func cluster(of number: Int) -> Int { known.documents.root(number) }

  /// The id of the document with this number.
  public func id(of number: Int) throws(StageError) -> String { try storage.document(number).id }

  // MARK: Finding

  /// What was found out about a document before it is stored.
  private struct Sighting {
    var signature: Signature?
    var candidates: Candidates?
    var match: Found?
    /// Documents that it was compared with and doesn't repeat.
    var others: [Int] = []
    /// First document of another cluster that it shows to be the same as the match's.
    var second: Int?
  }

  /// A document that is repeated.
  private struct Found {
    var number: Int
    var match: Match
    /// Words of the new text that stand in it.
    var covered: [Int] = []
    /// Whether the new text is the larger one.
    var isLarger = false
    /// What is left to doubt of it.
    var doubt = Verdict.Doubt.none
  }

  private func exactMatch(
    _ text: FoldedText, _ signature: Signature, _ entry: Entry
  ) throws(StageError) -> Found? {
    for posting in known.table.postings(signature.exact) where isInWindow(posting.document, entry) {
      let document = try storage.document(posting.document)
      let other = FoldedText(document.text)
      if other.words == text.words {
        return Found(
          number: posting.document,
          match: Match(number: posting.document, document: document, copy: Copy(exact: text, other)))
      }
    }
    return nil
  }

  private func compare(_ text: FoldedText, _ entry: Entry, _ sighting: inout Sighting) throws(StageError) {
    guard let signature = sighting.signature, let candidates = sighting.candidates else { return }
    let keys = signature.shingles.keys
    let mask = Boilerplate(text, keys, in: known).mask
    let ranked = candidates.ranked { candidate in
      let keyCount = min(keys.count, known.documents.keyCount(candidate.document))
      let isAlike = candidate.hits > 1 || candidate.hits == 1 && keyCount <= Self.fewKeys
      return (isAlike || candidate.all * 2 >= keyCount) && isInWindow(candidate.document, entry)
    }
    var found: [Found] = []
    for candidate in ranked {
      if let best = found.first, best.match.copy.similarity > Self.plain {
        // Enough is known, but for another cluster that may turn out to be the same.
        guard known.documents.root(candidate.document) != known.documents.root(best.number),
          candidate.hits * 4 >= min(keys.count, known.documents.keyCount(candidate.document))
        else { continue }
      }
      guard let copy = try match(text, mask, entry, candidates, candidate.document) else {
        sighting.others.append(candidate.document)
        continue
      }
      found.append(copy)
      found.sort { ($0.match.copy.similarity, $1.number) > ($1.match.copy.similarity, $0.number) }
    }
    sighting.match = found.first
    sighting.second = found.dropFirst().first { other in joins(found[0], other) }.map {
      known.documents.root($0.number)
    }
  }

  /// Whether a document that repeats two of different clusters shows them to be one: it repeats much the same of both, and
  /// has grown beyond one of them. A mere piece that stands in both, such as a background, shows nothing.
  private func joins(_ one: Found, _ other: Found) -> Bool {
    guard known.documents.root(one.number) != known.documents.root(other.number), one.isLarger || other.isLarger else {
      return false
    }
    let (first, second) = (Set(one.covered), Set(other.covered))
    return first.intersection(second).count * 2 >= min(first.count, second.count)
  }

  private func match(
    _ text: FoldedText, _ mask: [Bool], _ entry: Entry, _ candidates: Candidates, _ number: Int
  ) throws(StageError) -> Found? {
    let document = try storage.document(number)
    let other = FoldedText(document.text)
    let otherMask = Boilerplate(other, Shingles(other).keys, in: known).mask
    var ground = CommonGround(text, mask: mask, other, mask: otherMask)
    if ground.mayBeForm, try isForm(text, ground, candidates, number) {
      ground = ground.unmasked(text, mask, other, otherMask)
    }
    let verdict = Verdict(ground, threshold: settings.threshold)
    guard verdict.isCopy else { return nil }
    let site = siteHash(entry.url)
    let doubt = verdict.doubt(ofOneSite: site != nil && site == siteHash(document.url))
    return Found(
      number: number, match: Match(number: number, document: document, copy: Copy(ground, verdict, text, other)),
      covered: ground.regions.flatMap(\.here), isLarger: ground.here.weight >= ground.there.weight,
      doubt: doubt)
  }

  /// Whether figures that two texts share are others in a third one that has the same boilerplate. A form is filled in with
  /// other figures each time, a notice has the same ones everywhere.
  private func isForm(
    _ text: FoldedText, _ ground: CommonGround, _ candidates: Candidates, _ number: Int
  ) throws(StageError) -> Bool {
    let cluster = known.documents.root(number)
    let witness = candidates.mostBoilerplate { known.documents.root($0) != cluster }
    guard let witness else { return true }
    let third = FoldedText(try storage.document(witness).text)
    return ground.hasOwnFigures(text, besides: third)
  }

  private func isInWindow(_ number: Int, _ entry: Entry) -> Bool {
    guard let window = settings.window, let here = entry.day, let there = known.documents.day(number) else {
      return true
    }
    return abs(here - there) <= window
  }

  private func oldestDay() throws(StageError) -> Int? {
    guard let window = settings.window else { return nil }
    var newest: Int?
    try storage.replay { document in newest = max(newest ?? Int.min, document.day ?? Int.min) }
    return newest.flatMap { $0 == Int.min ? nil : $0 - window }
  }

  // MARK: Remembering

  private func keep(_ entry: Entry, _ sighting: Sighting, _ number: Int) throws(StageError) -> Placement {
    let own = sighting.match.map { known.documents.root($0.number) } ?? number
    let cluster = min(own, sighting.second ?? own)
    let joined = sighting.second.map { max(own, $0) }
    var stored = StoredDocument(
      id: entry.id, text: entry.text, url: entry.url, day: entry.day, cluster: cluster, joins: joined)
    stored.keyCount = sighting.signature?.shingles.keys.count ?? 0
    post(sighting, number, cluster, &stored)
    try storage.append(stored)
    known.documents.add(stored)
    return Placement(number: number, cluster: cluster, match: sighting.match?.match)
  }

  /// Posts the document under those of its keys that don't lead to its cluster yet. Where they do, one more copy is
  /// counted, unless it is doubtful that it is one: then it is posted, as evidence that the key may be a notice's.
  private func post(_ sighting: Sighting, _ number: Int, _ cluster: Int, _ stored: inout StoredDocument) {
    guard let signature = sighting.signature, let candidates = sighting.candidates else { return }
    // An exact copy adds nothing but a second way to the same cluster.
    if sighting.match?.match.copy.kind == .exact { return }
    let doubt = sighting.match?.doubt ?? .none
    stored.isCounted = sighting.match != nil && doubt == .none
    var keys = signature.shingles.posted
    keys.append(signature.exact)
    for key in keys {
      let postings = known.table.postings(key)
      guard !postings.contains(where: { $0.document == number }) else { continue }
      if doubt != .strong, postings.contains(where: { known.documents.root($0.document) == cluster }) {
        if doubt == .none, known.countCopy(number, key, of: cluster) { stored.add(key, .copy) }
        continue
      }
      guard postings.count < KeyTable.most else { continue }
      let related = postings.count {
        !sighting.others.contains($0.document) && resembles($0.document, candidates, stored.keyCount)
      }
      let isKin = doubt != .strong && related > 0 && related * 2 >= postings.count
      known.table.add(KeyTable.Posting(document: number, isKin: isKin), for: key)
      stored.add(key, isKin ? .kin : .stranger)
    }
  }

  /// Whether a document shares two thirds of the smaller one's keys.
  private func resembles(_ other: Int, _ candidates: Candidates, _ keyCount: Int) -> Bool {
    candidates.shared(with: other) * 3 >= min(keyCount, known.documents.keyCount(other)) * 2
  }

  /// Texts with no more keys than this are looked at for a single shared one.
  private static let fewKeys = 12
  /// Similarity at which no better match is looked for.
  private static let plain = 0.9
}
