/// Stories as they spread over sites, with gold clusters: what a test of duplicate detection needs.
///
/// All text is invented. A document is made when it is asked for, from its number alone, so that a corpus takes eight bytes
/// a document whatever its size. Equal settings give equal corpora on every machine.
public struct SyndicationCorpus: RandomAccessCollection, Sendable {
  /// How it is made.
  public let settings: SyndicationSettings
  let salad: WordSalad
  /// Cluster and place in it, by document.
  private var places: [(cluster: Int32, member: Int32)] = []
  /// Clusters with copies; those after them have one document.
  private var copiedClusters = 0

  /// A corpus.
  public init(_ settings: SyndicationSettings = SyndicationSettings()) {
    self.settings = settings
    salad = WordSalad(seed: settings.seed)
    places.reserveCapacity(settings.documents)
    var random = SeededGenerator(seed: settings.seed ^ 0x5EED)
    let copied = Int(Double(settings.documents) * settings.copied)
    let largest = Swift.max(2, Int(Double(settings.documents) * settings.largest))
    while places.count < copied {
      // Sizes fall about with their second power, as those of real stories do.
      var size = 2
      while size < largest, random.chance(0.5) { size += Swift.max(1, random.pick(size / 2...size)) }
      let members = Swift.min(size, largest, settings.documents - places.count)
      for member in 0..<members { places.append((Int32(copiedClusters), Int32(member))) }
      copiedClusters += 1
    }
    var cluster = copiedClusters
    while places.count < settings.documents {
      places.append((Int32(cluster), 0))
      cluster += 1
    }
    for last in stride(from: places.count - 1, to: 0, by: -1) { places.swapAt(last, random.below(last + 1)) }
  }

  /// Number of the first document.
  public var startIndex: Int { 0 }
  /// Number of documents.
  public var endIndex: Int { places.count }

  /// A document, made anew each time.
  public subscript(index: Int) -> SyndicatedDocument {
    let (cluster, member) = (Int(places[index].cluster), Int(places[index].member))
    var random = generator(.document, index)
    let site = random.below(settings.sites)
    let isCopied = cluster < copiedClusters
    let edit = !isCopied ? Self.others[cluster % Self.others.count] : member == 0 ? .original : random.any(Self.copies)
    var story = isCopied ? story(cluster) : other(edit, cluster, &random)
    apply(edit, to: &story, &random)
    if edit == .short || edit == .notices || random.chance(0.3) {
      story = notices(of: site, &random) + story + notices(of: site, &random)
    }
    return SyndicatedDocument(
      id: "d\(index)", url: "https://site\(site).example/\(random.next() >> 40)",
      text: Array(text(story, edit, &random).utf8), cluster: cluster, edit: edit)
  }

  /// Words below which no copy is cut.
  static let shortestCut = 40

  private static let copies: [SyndicationEdit] = [
    .exact, .format, .notices, .notices, .light, .light, .rewrite, .relede, .cutLong, .cutMiddle, .cutShort, .reorder,
    .embed, .update,
  ]
  private static let others: [SyndicationEdit] = [
    .form, .background, .short, .roundup, .single, .single, .form, .single,
  ]

  enum Purpose: UInt64 { case document = 1, story, notice, background, form }

  func generator(_ purpose: Purpose, _ number: Int) -> SeededGenerator {
    var random = SeededGenerator(seed: settings.seed &* 31 &+ purpose.rawValue << 48 &+ UInt64(number))
    return SeededGenerator(seed: random.next())
  }

  /// A story as its first site has it: paragraphs of sentences of words.
  func story(_ cluster: Int) -> [[Sentence]] {
    var random = generator(.story, cluster)
    return paragraphs(salad.passage(words: random.pick(settings.storyWords), &random), &random)
  }

  private func paragraphs(_ sentences: [Sentence], _ random: inout SeededGenerator) -> [[Sentence]] {
    var paragraphs: [[Sentence]] = []
    for sentence in sentences {
      if paragraphs.isEmpty || random.chance(0.4) { paragraphs.append([]) }
      paragraphs[paragraphs.count - 1].append(sentence)
    }
    return paragraphs
  }

  /// A site's notices, some of them its owner's.
  private func notices(of site: Int, _ random: inout SeededGenerator) -> [[Sentence]] {
    let notice = random.chance(0.5) ? site : 10_000 + site % 7
    var fixed = generator(.notice, notice)
    return [salad.passage(words: fixed.pick(settings.noticeWords), &fixed)]
  }

  /// A document that is nobody's copy.
  private func other(_ edit: SyndicationEdit, _ cluster: Int, _ random: inout SeededGenerator) -> [[Sentence]] {
    switch edit {
    case .form: return form(cluster, &random)
    case .short: return [salad.passage(words: random.pick(30...80), &random)]
    case .background:
      var shared = generator(.background, cluster / 40)
      return story(cluster) + [salad.passage(words: shared.pick(settings.backgroundWords), &shared)]
    case .roundup:
      return (0..<random.pick(4...8)).map { _ in beginning(of: story(random.below(Swift.max(1, copiedClusters)))) }
    default: return story(cluster)
    }
  }

  /// A sentence or two, never as much as the shortest cut copy.
  private func beginning(of story: [[Sentence]]) -> [Sentence] {
    var words = 0
    return story.joined().prefix(2).prefix { sentence in
      words += sentence.count
      return words < Self.shortestCut
    }
  }

  /// A report of which only the figures, names and a word or two differ from others of its kind.
  private func form(_ cluster: Int, _ random: inout SeededGenerator) -> [[Sentence]] {
    var fixed = generator(.form, cluster % 9)
    let sentences = salad.passage(words: fixed.pick(60...140), &fixed)
    return [
      sentences.map { sentence in
        sentence.enumerated().map { index, word in
          if index % 6 == 5 { return String(random.below(9_000)) }
          return index > 0 && word.first?.isUppercase == true ? salad.name(&random) : word
        }
      }
    ]
  }
}

/// Words with their signs.
typealias Sentence = [String]
