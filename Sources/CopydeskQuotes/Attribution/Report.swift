#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#endif

/// A cue that reports, with whose words it likely reports.
struct Report {
  /// The cue.
  var cue: Cue
  /// Index of the speaker's noun phrase; nil where nobody is named.
  var phrase: Int?
  /// Tokens of the speaker as written: the phrase, with a description in front of the name.
  var speaker: Range<Int>?
  /// How likely it is that the cue reports, from 0 to 1.
  var probability: Float
  /// How likely this speaker is among all readings in which it reports.
  var speakerProbability: Float
}

extension ReportRanker {
  /// Reports less likely than this are none, unless the order of words settles them.
  static let leastProbability: Float = 0.1

  /// The likeliest reading of every cue, however unlikely it is that it reports.
  func reports(of cues: [Cue]) -> [Report] { cues.map { best($0, candidates(of: $0)) } }

  private func best(_ cue: Cue, _ candidates: [Candidate]) -> Report {
    let top = candidates.map(\.score).max() ?? 0
    var total: Float = 0
    var reporting: Float = 0
    var bestScore: Float = 0
    var phrase: Int?
    for candidate in candidates {
      let mass = expf(candidate.score - top)
      total += mass
      guard candidate.reports else { continue }
      reporting += mass
      if mass > bestScore { (bestScore, phrase) = (mass, candidate.phrase) }
    }
    return Report(
      cue: cue, phrase: phrase, probability: reporting / total,
      speakerProbability: reporting > 0 ? bestScore / reporting : 0)
  }
}
