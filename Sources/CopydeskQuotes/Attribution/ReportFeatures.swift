/// Features of a cue with one of those who may be its speaker.
enum ReportFeature: Int, FeatureTemplate {
  // Of the cue alone, counted for "reports nothing" and, apart, for "reports, but nobody is named".
  case noneBias, noneWeightForm, noneFrameNext, noneWeightFollow, noneFormBefore, noneQuote, noneFrameForm, noneLater,
    noneBeforeFollow
  case openBias, openFrameForm, openFollowForm, openBefore, openQuote
  // Of a candidate.
  case sideKind, layout, tagBefore, tagAfter, kindForm, kindWeight, order, initial, agreement, adjacency, inversion
  case afterPreposition, definiteness, frameFollow, clauses, quoteSide, headTagKind, layoutForm

  var size: Int {
    switch self {
    case .noneBias, .openBias: 1
    case .noneWeightForm: 7 * Cue.Form.count
    case .noneFrameNext: 8 * Tag.count
    case .noneWeightFollow: 7 * Follow.count
    case .noneFormBefore: Cue.Form.count * Tag.count
    case .noneQuote: 7 * 4
    case .noneFrameForm, .openFrameForm: 9 * Cue.Form.count
    case .noneLater: 3 * Cue.Form.count
    case .noneBeforeFollow: Tag.count * Follow.count
    case .openFollowForm: Follow.count * Cue.Form.count
    case .openBefore: Tag.count
    case .openQuote: 4
    case .sideKind: 2 * NounPhrase.Kind.count
    case .layout: 72
    case .tagBefore, .tagAfter: 2 * Tag.count
    case .kindForm: NounPhrase.Kind.count * Cue.Form.count
    case .kindWeight: NounPhrase.Kind.count * 9
    case .order: 20
    case .initial: 8
    case .agreement: 4 * Cue.Form.count
    case .adjacency: 12
    case .inversion: 24
    case .afterPreposition: 2 * NounPhrase.Kind.count * 2
    case .definiteness: 3 * NounPhrase.Kind.count
    case .frameFollow: 9 * 2 * Follow.count
    case .clauses: 18
    case .quoteSide: 16
    case .headTagKind: 2 * NounPhrase.Kind.count * 4
    case .layoutForm: 72 * 3
    }
  }

  var name: String { "report.\(self)" }

  /// What follows a cue.
  enum Follow: Int {
    case end, comma, colon, quotation, that, clause, phrase, to, preposition, other
    static let count = 10
  }
}
