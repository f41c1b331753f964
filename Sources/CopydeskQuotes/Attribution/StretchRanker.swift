import CopydeskText

/// Decides by a linear model whether a stretch in quotation marks is a quotation, and whose.
///
/// Candidates are the noun phrases around it in its segment, the speakers of reports in its paragraph and the last one of
/// the paragraph before, "nobody named", and "no quotation".
struct StretchRanker {
  /// One that may have said it.
  struct Candidate {
    /// Index of a noun phrase; nil for "nobody named" and "no quotation".
    var phrase: Int?
    /// Index of the report that names the phrase as its speaker.
    var report: Int?
    /// Whether it is a quotation at all.
    var isQuotation: Bool
    var score: Float
    var features: [Int32] = []
  }

  private let passage: Passage
  private let words: WordTable
  private let reports: [Report]
  private let model: LinearModel<StretchFeature>
  private let keepsFeatures: Bool
  /// The first report of each paragraph.
  private let firstReport: [Int]

  init(
    _ passage: Passage, words: WordTable, reports: [Report], model: LinearModel<StretchFeature>,
    keepsFeatures: Bool = false
  ) {
    self.passage = passage
    self.words = words
    self.reports = reports
    self.model = model
    self.keepsFeatures = keepsFeatures
    var first = [Int](repeating: reports.count, count: passage.paragraphs.count + 1)
    for index in reports.indices.reversed() {
      let paragraph = Int(passage.paragraphOf[reports[index].cue.token])
      if paragraph >= 0 { first[paragraph] = index }
    }
    for index in stride(from: passage.paragraphs.count - 1, through: 0, by: -1) {
      first[index] = min(first[index], first[index + 1])
    }
    firstReport = first
  }

  /// The candidates with their scores; "no quotation" and "nobody named" first.
  func candidates(of stretch: Stretch) -> [Candidate] {
    let scene = StretchScene(stretch, in: passage, words: words)
    let context = Context(scene, self)
    var result = [nothing(scene, context), nobody(scene, context)]
    for entry in context.entries { result.append(candidate(entry, scene, context)) }
    return result
  }

  /// The stretches that are decided about.
  var passageStretches: [Stretch] { passage.stretches }

  /// Whether a report stands in the paragraph of a stretch.
  func isSameParagraph(_ report: Int, as stretch: Stretch) -> Bool {
    passage.paragraphOf[reports[report].cue.token] == passage.paragraphOf[stretch.open]
  }

  // MARK: Who may have said it

  /// A candidate's place.
  private struct Entry {
    var phrase: Int
    var report: Int?
    /// 0 before and 1 after it in its segment, 2 before and 3 after it in other segments, 4 in the paragraph before.
    var region: Int
    var order: Int
  }

  /// What the paragraph offers.
  private struct Context {
    var entries: [Entry] = []
    /// Which reports there are in its segment: 0 none, 1 before, 2 after, 3 both.
    var sides = 0
    /// Probability of the likeliest report in its segment, in six steps.
    var bestReport = 0

    init(_ scene: StretchScene, _ ranker: StretchRanker) {
      let stretch = scene.stretch
      let paragraph = Int(max(0, ranker.passage.paragraphOf[stretch.open]))
      let here = Context.near(stretch, ranker.firstReport[paragraph]..<ranker.firstReport[paragraph + 1], ranker)
      var reportOf: [Int: Int] = [:]
      for index in here {
        guard let phrase = ranker.reports[index].phrase else { continue }
        // The report whose cue lies nearest stands for a phrase that has several.
        if let other = reportOf[phrase],
          Context.distance(ranker.reports[other], stretch) <= Context.distance(ranker.reports[index], stretch)
        {
          continue
        }
        reportOf[phrase] = index
      }
      addSegment(scene, ranker, reportOf)
      addReports(here, scene, ranker, reportOf)
      if paragraph > 0 { addPrevious(paragraph - 1, ranker) }
      var best: Float = 0
      for index in here where ranker.reports[index].cue.segment == Int(ranker.passage.segmentOf[stretch.open]) {
        sides |= ranker.reports[index].cue.token < stretch.open ? 1 : 2
        best = max(best, ranker.reports[index].probability)
      }
      bestReport = StretchRanker.step(best)
    }

    /// The reports of the paragraph that stand next to the stretch, a dozen on each side.
    static func near(_ stretch: Stretch, _ reports: Range<Int>, _ ranker: StretchRanker) -> Range<Int> {
      var low = reports.lowerBound
      var high = reports.upperBound
      while low < high {
        let middle = (low + high) / 2
        if ranker.reports[middle].cue.token < stretch.open { low = middle + 1 } else { high = middle }
      }
      return max(reports.lowerBound, low - 12)..<min(reports.upperBound, low + 12)
    }

    static func distance(_ report: Report, _ stretch: Stretch) -> Int {
      report.cue.token < stretch.open ? stretch.open - report.cue.token : report.cue.token - stretch.close
    }

    private mutating func addSegment(_ scene: StretchScene, _ ranker: StretchRanker, _ reportOf: [Int: Int]) {
      let phrases = ranker.passage.phrases
      var index = Int(ranker.passage.phraseAt[scene.stretch.open]) - 1
      var order = 0
      while index >= 0, order < 8, phrases[index].start >= scene.segment.lowerBound {
        entries.append(Entry(phrase: index, report: reportOf[index], region: 0, order: order))
        order += 1
        index -= 1
      }
      index = Int(ranker.passage.phraseAt[min(scene.stretch.close + 1, ranker.passage.tokens.count)])
      order = 0
      while index < phrases.count, order < 6, phrases[index].end <= scene.segment.upperBound {
        entries.append(Entry(phrase: index, report: reportOf[index], region: 1, order: order))
        order += 1
        index += 1
      }
    }

    /// Speakers of reports elsewhere in the paragraph, the nearest few on each side.
    private mutating func addReports(
      _ here: Range<Int>, _ scene: StretchScene, _ ranker: StretchRanker, _ reportOf: [Int: Int]
    ) {
      let known = Set(entries.map(\.phrase))
      let near = reportOf.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }
      let before = near.filter { $0.key < Int(ranker.passage.phraseAt[scene.stretch.open]) }.suffix(4)
      for (order, pair) in before.reversed().enumerated() {
        entries.append(Entry(phrase: pair.key, report: pair.value, region: 2, order: order))
      }
      let after = near.filter { $0.key >= Int(ranker.passage.phraseAt[scene.stretch.open]) }.prefix(4)
      for (order, pair) in after.enumerated() {
        entries.append(Entry(phrase: pair.key, report: pair.value, region: 3, order: order))
      }
    }

    private mutating func addPrevious(_ paragraph: Int, _ ranker: StretchRanker) {
      var index = ranker.firstReport[paragraph + 1] - 1
      var order = 0
      while index >= ranker.firstReport[paragraph], order < 2 {
        if let phrase = ranker.reports[index].phrase, entries.last?.phrase != phrase {
          entries.append(Entry(phrase: phrase, report: index, region: 4, order: order))
          order += 1
        }
        index -= 1
      }
    }
  }

  /// A probability in six steps.
  private static func step(_ probability: Float) -> Int {
    probability <= 0
      ? 0 : probability < 0.3 ? 1 : probability < 0.6 ? 2 : probability < 0.85 ? 3 : probability < 0.97 ? 4 : 5
  }

  // MARK: Features

  private func nothing(_ scene: StretchScene, _ context: Context) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    let length = scene.length
    score.add(.noneBias, 0)
    score.add(.noneLengthAfter, length * Tag.count + Int(scene.after.rawValue))
    score.add(.noneLengthBefore, length * Tag.count + Int(scene.before.rawValue))
    score.add(.noneEndReports, (scene.end * 4 + context.sides) * 3 + (length < 3 ? 0 : length < 5 ? 1 : 2))
    score.add(.noneTitle, scene.capitals * StretchScene.lengths + length)
    score.add(.noneRole, scene.role * StretchScene.lengths + length)
    score.add(.noneCueBefore, cueBefore(scene))
    score.add(.noneSingle, (scene.stretch.isSingle ? 1 : 0) * StretchScene.lengths + length)
    score.add(.noneFirst, scene.capitals * Tag.count + Int(scene.before.rawValue))
    score.add(.noneVerb, scene.content * StretchScene.lengths + length)
    score.add(.noneReport, context.bestReport * StretchScene.lengths + length)
    return Candidate(phrase: nil, report: nil, isQuotation: false, score: score.value, features: score.features)
  }

  /// The verb before the stretch, perhaps over a preposition or "the": its weight and frame.
  private func cueBefore(_ scene: StretchScene) -> Int {
    var at = passage.before(scene.stretch.open)
    for _ in 0..<4 {
      guard at >= scene.segment.lowerBound, passage.stretchOf[at] < 0 else { return 0 }
      let tag = passage.tags[at]
      if let entry = words.cue(of: passage.tokens[at].term) { return entry.weight * 9 + entry.mainFrame + 1 }
      if tag == .stop || tag == .comma || tag.isVerb { return tag.isVerb ? 1 : 0 }
      at = passage.before(at)
    }
    return 2
  }

  private func nobody(_ scene: StretchScene, _ context: Context) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    score.add(.openBias, 0)
    score.add(.openRole, scene.role * StretchScene.lengths + scene.length)
    score.add(.openReports, context.sides)
    score.add(.openEnd, scene.end)
    score.add(.openLength, scene.length)
    return Candidate(phrase: nil, report: nil, isQuotation: true, score: score.value, features: score.features)
  }

  private func candidate(_ entry: Entry, _ scene: StretchScene, _ context: Context) -> Candidate {
    var score = Score(model, keepingFeatures: keepsFeatures)
    let phrase = passage.phrases[entry.phrase]
    let region = entry.region
    let regions = StretchScene.regions
    let segment = passage.segments[Int(passage.segmentOf[phrase.start])]
    let report = entry.report.map { reports[$0] }
    let step = StretchRanker.step(report.map { $0.probability * $0.speakerProbability } ?? 0)
    let segments = min(3, abs(Int(passage.segmentOf[phrase.start]) - Int(passage.segmentOf[scene.stretch.open])))
    score.add(.kindRegion, Int(phrase.kind.rawValue) * regions + region)
    score.add(.reportRegion, step * regions + region)
    score.add(.gapRegion, gap(report, scene, region: region) * regions + region)
    score.add(.endRegion, (scene.end * 2 + (report == nil ? 0 : 1)) * regions + region)
    score.add(.order, min(7, entry.order) * regions + region)
    score.add(
      .between, (min(2, stretchesBetween(phrase, scene.stretch)) * 2 + (report == nil ? 0 : 1)) * regions + region)
    score.add(.segments, (segments * StretchScene.roles + scene.role) * regions + region)
    score.add(.cueKind, cueKind(report) * regions + region)
    score.add(.tagBefore, Int(passage.tag(passage.before(phrase.start), in: segment).rawValue) * regions + region)
    score.add(.tagAfter, Int(passage.tag(phrase.end, in: segment).rawValue) * regions + region)
    score.add(
      .nearest, ((nearest(entry, context) * 3 + scene.end) * StretchScene.roles + scene.role) * regions + region)
    if region == 4 { score.add(.carry, min(3, entry.order) * StretchScene.roles + scene.role) }
    if let report {
      score.add(
        .formRegion, (report.cue.form.rawValue * 2 + (report.cue.token > phrase.start ? 0 : 1)) * regions + region)
    }
    if let index = entry.report { score.add(.nearer, nearer(index, scene, step) * regions + region) }
    score.add(.definite, (phrase.isDefinite ? 1 : phrase.isIndefinite ? 2 : 0) * regions + region)
    score.add(.roleRegion, (scene.role * 2 + (report == nil ? 0 : 1)) * regions + region)
    return Candidate(
      phrase: entry.phrase, report: entry.report, isQuotation: true, score: score.value, features: score.features)
  }

  /// Tokens between the stretch and the report's cue, in seven steps, and whether only a comma or colon lies between.
  private func gap(_ report: Report?, _ scene: StretchScene, region: Int) -> Int {
    guard let report, region < 2 else { return 0 }
    let isBefore = report.cue.token < scene.stretch.open
    let between =
      isBefore
      ? report.cue.group.upperBound..<max(report.cue.group.upperBound, scene.stretch.open)
      : scene.stretch.close + 1..<max(scene.stretch.close + 1, report.cue.group.lowerBound)
    let steps = [0, 1, 2, 4, 8]
    let size = 1 + (steps.firstIndex { between.count <= $0 } ?? 5)
    return size * 3 + (isBefore ? 0 : between.contains(report.phrase.map { passage.phrases[$0].start } ?? -1) ? 1 : 2)
  }

  /// How many likely reports have their cue between this one's and the stretch, up to two; and how likely this one is.
  private func nearer(_ index: Int, _ scene: StretchScene, _ step: Int) -> Int {
    let stretch = scene.stretch
    let isBefore = reports[index].cue.token < stretch.open
    var count = 0
    var other = isBefore ? index + 1 : index - 1
    while count < 2, reports.indices.contains(other) {
      let token = reports[other].cue.token
      guard isBefore ? token < stretch.open : token > stretch.close else { break }
      if reports[other].probability > 0.4 { count += 1 }
      other += isBefore ? 1 : -1
    }
    return count * 3 + (step < 3 ? 0 : step - 3)
  }

  private func cueKind(_ report: Report?) -> Int {
    guard let report else { return 0 }
    switch report.cue.kind {
    case .colon: return 1
    case .preposition: return 2
    case .verb: return 2 + report.cue.entry.weight
    }
  }

  private func stretchesBetween(_ phrase: NounPhrase, _ stretch: Stretch) -> Int {
    var at = phrase.start > stretch.close ? stretch.close + 1 : phrase.end
    let end = phrase.start > stretch.close ? phrase.start : stretch.open
    var count = 0
    while at < end, count < 3 {
      if passage.stretchOf[at] >= 0 { count += 1 }
      at = passage.after(at)
    }
    return count
  }

  /// 0 no report; else 1 the only, 2 the nearest of several, 3 a farther report of those in its region.
  private func nearest(_ entry: Entry, _ context: Context) -> Int {
    guard entry.report != nil else { return 0 }
    var others = 0
    for other in context.entries
    where other.region == entry.region && other.report != nil && other.phrase != entry.phrase {
      if other.order < entry.order { return 3 }
      others += 1
    }
    return others == 0 ? 1 : 2
  }
}
