import CopydeskText

/// Joins reports and stretches in quotation marks into quotations.
struct DraftMaker {
  /// What a stretch turned out to be.
  struct Reading {
    var isQuotation: Bool
    var phrase: Int?
    var report: Int?
    var probability: Float
  }

  private let passage: Passage
  private let reports: [Report]
  private let readings: [Reading]
  private let threshold: Float
  private var drafts: [Draft] = []
  /// Whether a stretch leans on the report.
  private var isCarrier: [Bool]
  /// The draft of each report that has one.
  private var draftOf: [Int: Int] = [:]

  init(_ passage: Passage, reports: [Report], readings: [Reading], threshold: Float) {
    self.passage = passage
    self.reports = reports
    self.readings = readings
    self.threshold = threshold
    isCarrier = Array(repeating: false, count: reports.count)
    for reading in readings where reading.isQuotation { if let report = reading.report { isCarrier[report] = true } }
  }

  /// All quotations in order.
  static func drafts(_ passage: Passage, reports: [Report], readings: [Reading], threshold: Float) -> [Draft] {
    var maker = DraftMaker(passage, reports: reports, readings: readings, threshold: threshold)
    maker.make()
    return maker.drafts
  }

  private mutating func make() {
    var taken = [Bool](repeating: false, count: readings.count)
    readReports(&taken)
    readStretches(taken)
    for index in drafts.indices {
      drafts[index].parts.sort { $0.lowerBound < $1.lowerBound }
      drafts[index].stretches.sort()
    }
    Crossing(passage).resolve(&drafts)
    // Marks alone make no quotation where it is unsure whether anybody is quoted, and who.
    drafts.removeAll { !$0.stretches.isEmpty && $0.confidence < threshold }
    drafts.sort {
      ($0.parts.first?.lowerBound ?? 0, $0.parts.last?.upperBound ?? 0) < (
        $1.parts.first?.lowerBound ?? 0, $1.parts.last?.upperBound ?? 0
      )
    }
  }

  // MARK: Reports

  private mutating func readReports(_ taken: inout [Bool]) {
    let reader = ContentReader(passage)
    var first = 0
    while first < reports.count {
      var last = first
      while last < reports.count, reports[last].cue.segment == reports[first].cue.segment { last += 1 }
      for index in first..<last {
        let report = reports[index]
        let carries = isCarrier[index]
        guard report.probability >= threshold || carries, !leads(index, to: index + 1, before: last) else { continue }
        let parts = reader.parts(of: report, among: reports[max(first, index - 8)..<min(last, index + 9)])
        read(index, parts, &taken)
      }
      first = last
    }
  }

  /// "was quoted as saying", "asked not to be named said": the later of two cues with nobody between them reports.
  private func leads(_ index: Int, to next: Int, before end: Int) -> Bool {
    guard next < end, reports[next].probability >= threshold, reports[next].cue.token - reports[index].cue.token <= 6
    else { return false }
    let end = reports[index].cue.group.upperBound
    guard end <= reports[next].cue.group.lowerBound else { return true }
    let between = end..<reports[next].cue.group.lowerBound
    guard passage.phraseAt[between.lowerBound] == passage.phraseAt[between.upperBound] else { return false }
    return !between.contains {
      passage.stretchOf[$0] >= 0 || passage.tags[$0] == .comma || passage.tags[$0] == .conjunction
    }
  }

  private mutating func read(_ index: Int, _ all: [Range<Int>], _ taken: inout [Bool]) {
    let report = reports[index]
    let parts = all.filter { !opensWithAnother($0, than: index) }
    var inside: [Int] = []
    for part in parts {
      for stretch in stretches(in: part) where readings[stretch].isQuotation || isFragment(stretch, of: report) {
        // Somebody else's words inside are theirs; an own quotation of the same speaker is this report's.
        guard !taken[stretch], readings[stretch].phrase == report.phrase || isOwn(readings[stretch], in: parts) else {
          continue
        }
        inside.append(stretch)
      }
    }
    guard !parts.isEmpty else { return }
    let isTaken = parts.allSatisfy { part in
      stretches(in: part).contains {
        taken[$0] || (readings[$0].isQuotation && !inside.contains($0)) && passage.stretches[$0].tokens == part
      }
    }
    guard !isTaken, report.probability >= threshold || !inside.isEmpty else { return }
    for stretch in inside { taken[stretch] = true }
    draftOf[index] = drafts.count
    let spoken = inside.map { readings[$0].probability }.max() ?? 0
    drafts.append(
      Draft(
        parts: parts, stretches: inside, report: index, phrase: report.phrase,
        confidence: max(report.probability * report.speakerProbability, spoken), why: why(report)))
  }

  /// "They cooperate “at all levels”, officials said": words too many and too small for a term or title are the speaker's.
  private func isFragment(_ stretch: Int, of report: Report) -> Bool {
    guard report.probability >= 0.5, readings[stretch].report == nil else { return false }
    let words = passage.stretches[stretch].inner.filter { passage.tokens[$0].shape.isWord }
    return words.count >= 3 && words.allSatisfy { passage.tokens[$0].shape == .lower }
  }

  /// Whether a stretch has no speaker, or only one of whom the content itself tells without a report.
  private func isOwn(_ reading: Reading, in parts: [Range<Int>]) -> Bool {
    guard let phrase = reading.phrase else { return true }
    return reading.report == nil && parts.contains { $0.contains(passage.phrases[phrase].start) }
  }

  /// Whether content starts with a quotation that leans on another report: She shrugged: “I know,” said Ann.
  private func opensWithAnother(_ part: Range<Int>, than report: Int) -> Bool {
    let stretch = passage.stretchOf[part.lowerBound]
    guard stretch >= 0, passage.stretches[Int(stretch)].open == part.lowerBound else { return false }
    let reading = readings[Int(stretch)]
    guard reading.isQuotation, let other = reading.report, other != report else { return false }
    return reading.phrase != reports[report].phrase
  }

  private func stretches(in part: Range<Int>) -> Range<Int> {
    var first = 0
    var high = passage.stretches.count
    while first < high {
      let middle = (first + high) / 2
      if passage.stretches[middle].open < part.lowerBound { first = middle + 1 } else { high = middle }
    }
    var last = first
    while last < passage.stretches.count, passage.stretches[last].close < part.upperBound { last += 1 }
    return first..<last
  }

  private func why(_ report: Report) -> String {
    switch report.cue.kind {
    case .colon: return "colon-after-speaker"
    case .preposition: return "according-to"
    case .verb: break
    }
    guard let phrase = report.phrase else { return "cue-without-speaker" }
    if passage.phrases[phrase].start >= report.cue.token { return "cue-inverted" }
    return report.cue.form == .gerund ? "cue-participle" : "cue-subject"
  }

  // MARK: Stretches that stand for themselves

  private mutating func readStretches(_ taken: [Bool]) {
    // The draft that holds each stretch, for those that go on in the next paragraph.
    var last: Int?
    for (index, reading) in readings.enumerated() where reading.isQuotation {
      let stretch = passage.stretches[index]
      if taken[index] {
        last = reading.report.flatMap { draftOf[$0] }
        continue
      }
      // A word or two inside a sentence that nobody says are a name or a scare quote.
      if reading.phrase == nil, reading.report == nil, isAside(stretch) { continue }
      if stretch.isContinuation, index > 0, readings[index - 1].isQuotation, let draft = last {
        add(index, to: draft)
        continue
      }
      // A quotation over paragraphs belongs to the report in any of them.
      let isHere = stretch.continues || stretch.isContinuation || (reading.report.map { isNear($0, stretch) } ?? false)
      if isHere, let report = reading.report {
        if let draft = draftOf[report] {
          add(index, to: draft)
          last = draft
          continue
        }
        draftOf[report] = drafts.count
      }
      last = drafts.count
      drafts.append(
        Draft(
          parts: [stretch.tokens], stretches: [index], report: isHere ? reading.report : nil, phrase: reading.phrase,
          confidence: reading.probability, why: why(reading, isHere: isHere)))
    }
  }

  private func isAside(_ stretch: Stretch) -> Bool {
    let segment = passage.segments[Int(passage.segmentOf[stretch.open])]
    guard stretch.open > segment.lowerBound, stretch.close + 2 < segment.upperBound else { return false }
    return stretch.inner.reduce(0) { $0 + (passage.tokens[$1].shape.isWord ? 1 : 0) } <= 2
  }

  /// Whether a report stands in the paragraph of a stretch: what a paragraph of its own holds is a quotation of its own.
  private func isNear(_ report: Int, _ stretch: Stretch) -> Bool {
    passage.paragraphOf[reports[report].cue.token] == passage.paragraphOf[stretch.open]
  }

  private func why(_ reading: Reading, isHere: Bool) -> String {
    if reading.phrase == nil { return "no-speaker" }
    if reading.report == nil { return "nearest-name" }
    return isHere ? "speaker-of-paragraph" : "carried-over"
  }

  private mutating func add(_ stretch: Int, to draft: Int) {
    let range = passage.stretches[stretch].tokens
    // Parts stay in order but for the few that a report made itself.
    guard !drafts[draft].parts.prefix(4).contains(where: { $0.overlaps(range) }) else { return }
    drafts[draft].parts.append(range)
    drafts[draft].stretches.append(stretch)
  }
}
