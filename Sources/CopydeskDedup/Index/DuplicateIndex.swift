public import CopydeskCore
import CopydeskText

/// Finds for each text the earlier one that it repeats, and remembers it for later ones.
///
/// Memory is some 350 bytes a document; texts lie in the storage. The work for a document is bounded by its length: a key
/// leads to six documents at most, and seven texts at most are looked at. Deterministic: the same texts in the same order give
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
  private let known = KnownKeys()
  /// Documents that are in a cluster on a doubtful match only, and the first document of it. They begin clusters of their own
  /// for those that come after: what a page holds beside a possible notice is no evidence of the cluster that the notice led to.
  private var loose: [Int: Int] = [:]

  /// An index over what `storage` holds, and what is to come.
  public init(storage: any DocumentStorage, settings: Settings = Settings()) throws(StageError) {
    self.storage = storage
    self.settings = settings
    let oldest = try oldestDay()
    try storage.replay { [self] document in
      if oldest == nil || document.day.map({ $0 >= oldest ?? $0 }) ?? true { replay(document) }
      known.documents.add(document)
    }
  }

  /// Bytes held in memory, the storage's own not counted.
  public var memory: Int { known.table.memory + known.documents.memory }
  /// Number of documents.
  public var count: Int { known.documents.count }

  /// Finds what a document repeats and remembers it.
  public func add(_ entry: Entry) throws(StageError) -> Placement {
    guard known.documents.count < KeyTable.capacity else {
      throw StageError(.limit, "The duplicate index is full.")
    }
    let text = FoldedText(entry.text)
    guard text.count >= settings.minimumWords else { return try keep(entry, nil, Sighting()) }
    let newcomer = Newcomer(entry, text, in: known)
    let search = Search(newcomer: newcomer, known: known, storage: storage, settings: settings)
    return try keep(entry, newcomer, search.run())
  }

  /// Makes everything permanent, and says how far that is; nil when it goes with the process.
  @discardableResult
  public func commit() throws(StageError) -> String? { try storage.commit() }

  /// The first document of the cluster of the document with this number. One that was matched in doubt leaves the cluster
  /// when a later document repeats it.
  public func cluster(of number: Int) -> Int {
    var at = known.documents.root(number)
    while let looser = loose[at] { at = known.documents.root(looser) }
    return at
  }

  /// The id of the document with this number.
  public func id(of number: Int) throws(StageError) -> String { try storage.document(number).id }

  private func oldestDay() throws(StageError) -> Int? {
    guard let window = settings.window else { return nil }
    var newest: Int?
    try storage.replay { document in newest = max(newest ?? Int.min, document.day ?? Int.min) }
    return newest.flatMap { $0 == Int.min ? nil : $0 - window }
  }

  // MARK: Remembering

  private func keep(_ entry: Entry, _ newcomer: Newcomer?, _ sighting: Sighting) throws(StageError) -> Placement {
    let number = known.documents.count
    let own = sighting.match.map { known.documents.root($0.number) } ?? number
    let cluster = min(own, sighting.second ?? own)
    let isLoose = sighting.match?.doubt == .strong
    var stored = StoredDocument(
      id: entry.id, text: entry.text, url: entry.url, day: entry.day, cluster: isLoose ? number : cluster,
      joins: sighting.second.map { max(own, $0) })
    if let newcomer { post(newcomer, sighting, number, &stored) }
    try storage.append(stored)
    known.documents.add(stored)
    if isLoose {
      loose[number] = cluster
    } else {
      // Where others repeat it, it stands with them.
      loose[cluster] = nil
      loose[own] = nil
    }
    return Placement(number: number, cluster: cluster, match: sighting.match?.match)
  }

  /// Posts the document under those of its keys that don't lead to its cluster yet. Where they do, one more copy is
  /// counted, unless it is doubtful that it is one: then it is posted, as evidence that the key may be a notice's.
  private func post(_ newcomer: Newcomer, _ sighting: Sighting, _ number: Int, _ stored: inout StoredDocument) {
    stored.keyCount = newcomer.lookups.keys.count
    let match = sighting.match
    // An exact copy adds nothing but a second way to the same cluster.
    let isExact = match?.match.copy.kind == .exact
    for key in [newcomer.pageKey, isExact ? nil : newcomer.exactKey].compactMap(\.self) {
      let postings = known.table.postings(key)[...]
      let leads = postings.contains { known.documents.root($0.document) == stored.cluster }
      if !leads { post(key, postings, number, isKin: true, &stored) }
    }
    if isExact { return }
    stored.isCounted = match?.doubt == Verdict.Doubt.none
    let isDoubtful = match?.doubt == .strong
    let kin = isDoubtful ? [] : newcomer.kin(in: known).filter { !sighting.others.contains($0) } + sighting.relatives
    let highest = newcomer.shingles.highestPosted
    for (at, key) in newcomer.lookups.keys.enumerated() where key.hash <= highest {
      if !isDoubtful, newcomer.lookups.leads(at, to: stored.cluster) {
        if stored.isCounted, known.countCopy(number, key.hash, of: stored.cluster) { stored.add(key.hash, .copy) }
        continue
      }
      let postings = newcomer.lookups.postings(at)
      let related = kin.isEmpty ? 0 : postings.count { kin.contains($0.document) }
      post(key.hash, postings, number, isKin: related > 0 && related * 2 >= postings.count, &stored)
    }
  }

  private func post(
    _ key: UInt64, _ postings: ArraySlice<KeyTable.Posting>, _ number: Int, isKin: Bool, _ stored: inout StoredDocument
  ) {
    guard postings.count < KeyTable.most else { return }
    guard known.table.add(KeyTable.Posting(document: number, isKin: isKin), for: key) else { return }
    stored.add(key, isKin ? .kin : .stranger)
  }

  /// Does again what was done when the document came.
  private func replay(_ document: StoredDocument) {
    let number = known.documents.count
    for (key, role) in zip(document.keys, document.roles) {
      switch role {
      case .stranger, .kin: known.table.add(KeyTable.Posting(document: number, isKin: role == .kin), for: key)
      case .copy: _ = known.countCopy(number, key, of: document.cluster)
      }
    }
  }
}
