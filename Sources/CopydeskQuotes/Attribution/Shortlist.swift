import CopydeskText

extension Attributor {
  /// For every cue that reports and every stretch in quotation marks: the likeliest speakers with their scores, in words.
  func shortlists(of reading: Reading) -> [(range: TextRange, text: String)] {
    let passage = reading.passage
    var lists: [(range: TextRange, text: String)] = []
    let reports = ReportRanker(passage, model: reportModel)
    for report in reading.reports {
      let candidates = reports.candidates(of: report.cue).map {
        (score: $0.score, name: name($0.phrase, $0.reports, passage))
      }
      lists.append((passage.range(report.cue.group), words(candidates)))
    }
    let stretches = StretchRanker(passage, words: self.words, reports: reading.reports, model: stretchModel)
    for stretch in passage.stretches {
      let candidates = stretches.candidates(of: stretch).map {
        (score: $0.score, name: name($0.phrase, $0.isQuotation, passage))
      }
      lists.append((passage.range(stretch.tokens), words(candidates)))
    }
    return lists
  }

  private func name(_ phrase: Int?, _ speaks: Bool, _ passage: Passage) -> String {
    guard let phrase else { return speaks ? "nobody named" : "no quotation" }
    return passage.string(passage.phrases[phrase].tokens)
  }

  private func words(_ candidates: [(score: Float, name: String)]) -> String {
    let best = candidates.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.prefix(
      4)
    return best.map { "\($0.element.name) \((Double($0.element.score) * 100).rounded() / 100)" }.joined(separator: "; ")
  }
}
