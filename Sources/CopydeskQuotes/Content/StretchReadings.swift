#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

extension StretchRanker {
  /// The likeliest reading of every stretch.
  ///
  /// A quotation that goes on over paragraphs has one speaker: the one that a report in one of its paragraphs names, else
  /// the first paragraph's.
  func readings() -> [DraftMaker.Reading] {
    var readings = passageStretches.map { best(candidates(of: $0)) }
    var first = 0
    while first < readings.count {
      var last = first
      while last + 1 < readings.count, passageStretches[last + 1].isContinuation { last += 1 }
      if last > first, let index = leading(readings, first...last) {
        for member in first...last {
          readings[member] = readings[index]
        }
      }
      first = last + 1
    }
    return readings
  }

  /// The member of a quotation over several paragraphs whose reading stands for all.
  private func leading(_ readings: [DraftMaker.Reading], _ chain: ClosedRange<Int>) -> Int? {
    let own = chain.filter { namesOwnSpeaker(readings[$0], $0) }
    return own.max { readings[$0].probability < readings[$1].probability }
      ?? chain.first { readings[$0].isQuotation && readings[$0].phrase != nil }
      ?? chain.first { readings[$0].isQuotation }
  }

  private func namesOwnSpeaker(_ reading: DraftMaker.Reading, _ index: Int) -> Bool {
    guard reading.isQuotation, reading.phrase != nil, let report = reading.report else { return false }
    return isSameParagraph(report, as: passageStretches[index])
  }

  private func best(_ candidates: [Candidate]) -> DraftMaker.Reading {
    let top = candidates.max { $0.score < $1.score }
    guard let top else { return DraftMaker.Reading(isQuotation: false, phrase: nil, report: nil, probability: 0) }
    let total = candidates.reduce(Float(0)) { $0 + expf($1.score - top.score) }
    return DraftMaker.Reading(
      isQuotation: top.isQuotation, phrase: top.phrase, report: top.report, probability: 1 / total)
  }
}
