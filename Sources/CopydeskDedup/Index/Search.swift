import CopydeskCore

/// Looks for the document that a new one repeats: the same words, an earlier state of its page, or what shares its keys.
struct Search {
  let newcomer: Newcomer
  let known: KnownKeys
  let storage: any DocumentStorage
  let settings: DuplicateIndex.Settings

  /// Texts with no more keys than this are looked at for a single shared one.
  private static let fewKeys = 12
  /// Similarity at which no better match is looked for.
  private static let plain = 0.9

  /// What a comparison of two texts says.
  private enum Outcome {
    case copy(Found)
    /// No copy, but longer pieces of one story on two sites.
    case relative
    case stranger
  }

  func run() throws(StageError) -> Sighting {
    var sighting = Sighting()
    if let exact = try exactMatch() {
      sighting.match = exact
      return sighting
    }
    let mask = Boilerplate(newcomer.text, newcomer.lookups.keys, areCommon: newcomer.lookups.isCommon).mask
    let page = try earlierState(mask)
    var found = page.map { [$0] } ?? []
    for candidate in ranked() where candidate.document != page?.number {
      if let best = found.first, best.match.copy.similarity > Self.plain {
        // Enough is known, but for another cluster that may turn out to be the same.
        guard known.documents.root(candidate.document) != known.documents.root(best.number),
          candidate.hits * 4 >= smallerKeyCount(candidate)
        else { continue }
      }
      switch try match(mask, candidate.document) {
      case .copy(let copy): found.append(copy)
      case .relative: sighting.relatives.append(candidate.document)
      case .stranger: sighting.others.append(candidate.document)
      }
      found.sort { ($0.match.copy.similarity, $1.number) > ($1.match.copy.similarity, $0.number) }
    }
    // The same address says more than a few words.
    sighting.match = page ?? found.first
    if let first = sighting.match {
      sighting.second = found.first { joins(first, $0) }.map { known.documents.root($0.number) }
    }
    return sighting
  }

  private func ranked() -> [Candidates.Candidate] {
    newcomer.candidates.ranked { candidate in
      let keyCount = smallerKeyCount(candidate)
      let isAlike = candidate.hits > 1 || candidate.hits == 1 && keyCount <= Self.fewKeys
      return (isAlike || candidate.all * 2 >= keyCount) && isInWindow(candidate.document)
    }
  }

  private func smallerKeyCount(_ candidate: Candidates.Candidate) -> Int {
    min(newcomer.lookups.keys.count, known.documents.keyCount(candidate.document))
  }

  private func isInWindow(_ number: Int) -> Bool {
    guard let window = settings.window, let here = newcomer.entry.day, let there = known.documents.day(number) else {
      return true
    }
    return abs(here - there) <= window
  }

  private func exactMatch() throws(StageError) -> Found? {
    for posting in known.table.postings(newcomer.exactKey) where isInWindow(posting.document) {
      let document = try storage.document(posting.document)
      let other = FoldedText(document.text)
      if other.words == newcomer.text.words {
        return Found(
          match: .init(number: posting.document, document: document, copy: Copy(exact: newcomer.text, other)))
      }
    }
    return nil
  }

  /// The latest document under the same address, when what it says has something in common with the new text: some
  /// pages say something else every day.
  private func earlierState(_ mask: [Bool]) throws(StageError) -> Found? {
    guard let key = newcomer.pageKey, let page = pageHash(newcomer.entry.url) else { return nil }
    for posting in known.table.postings(key).reversed() where isInWindow(posting.document) {
      let document = try storage.document(posting.document)
      guard pageHash(document.url) == page else { continue }
      if case .copy(let found) = try match(mask, document, posting.document, isSamePage: true) { return found }
    }
    return nil
  }

  private func match(_ mask: [Bool], _ number: Int) throws(StageError) -> Outcome {
    try match(mask, storage.document(number), number, isSamePage: false)
  }

  private func match(
    _ mask: [Bool], _ document: StoredDocument, _ number: Int, isSamePage: Bool
  ) throws(StageError) -> Outcome {
    let text = newcomer.text
    let other = FoldedText(document.text)
    func decide(_ ground: CommonGround) -> Verdict {
      Verdict(ground, threshold: settings.threshold, isSamePage: isSamePage)
    }
    var ground = CommonGround(text, other)
    var verdict = decide(ground)
    if !ground.isPlain {
      let keys = Shingles(other).keys
      let otherMask = Boilerplate(other, keys, areCommon: Lookups.areCommon(keys, in: known)).mask
      ground = ground.masked(text, mask, other, otherMask)
      verdict = decide(ground)
      if !verdict.isCopy, ground.mayBeForm {
        let unmasked = ground.unmasked(text, mask, other, otherMask)
        let other = decide(unmasked)
        if other.isCopy, try isForm(unmasked, number) { (ground, verdict) = (unmasked, other) }
      }
    }
    let site = siteHash(newcomer.entry.url)
    let isOneSite = site != nil && site == siteHash(document.url)
    guard verdict.isCopy else {
      return verdict.why != .otherFacts && !isOneSite && ground.isLong ? .relative : .stranger
    }
    var copy = Copy(ground, verdict, text, other)
    if isSamePage, copy.kind != .exact { copy.kind = .update }
    return .copy(
      Found(
        match: .init(number: number, document: document, copy: copy), covered: ground.regions.map(\.here),
        isLarger: ground.here.weight >= ground.there.weight,
        doubt: isSamePage ? .none : verdict.doubt(ofOneSite: isOneSite)))
  }

  /// Whether figures that two texts share are others in a third one that has the same boilerplate. A form is filled in with
  /// other figures each time, a notice has the same ones everywhere.
  private func isForm(_ ground: CommonGround, _ number: Int) throws(StageError) -> Bool {
    let cluster = known.documents.root(number)
    let witness = newcomer.candidates.mostBoilerplate { known.documents.root($0) != cluster }
    guard let witness else { return false }
    return ground.hasOwnFigures(newcomer.text, besides: FoldedText(try storage.document(witness).text))
  }

  /// Whether a document that repeats two of different clusters shows them to be one: it repeats much the same of both, and
  /// has grown beyond one of them or repeats more than any background. A mere piece that stands in both shows nothing.
  private func joins(_ one: Found, _ other: Found) -> Bool {
    guard known.documents.root(one.number) != known.documents.root(other.number), max(one.doubt, other.doubt) <= .some
    else { return false }
    let (first, second) = (Set(one.covered.joined()), Set(other.covered.joined()))
    let both = first.intersection(second).count
    guard both * 2 >= min(first.count, second.count) else { return false }
    return one.isLarger || other.isLarger
      || (both >= CommonGround.longest && one.doubt == .none && other.doubt == .none)
  }
}
