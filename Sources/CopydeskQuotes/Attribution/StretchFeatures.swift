/// Features of a stretch in quotation marks with one of those who may have said it.
enum StretchFeature: Int, FeatureTemplate {
  // Of the stretch alone, counted for "no quotation" and, apart, for "a quotation of nobody named".
  case noneBias, noneLengthAfter, noneLengthBefore, noneEndReports, noneTitle, noneRole, noneCueBefore, noneSingle,
    noneFirst, noneVerb, noneReport
  case openBias, openRole, openReports, openEnd, openLength
  // Of a candidate.
  case kindRegion, reportRegion, gapRegion, endRegion, order, between, segments, cueKind, tagBefore, tagAfter, nearest,
    carry, formRegion, definite, roleRegion, nearer

  var size: Int {
    switch self {
    case .noneBias, .openBias: 1
    case .noneLengthAfter, .noneLengthBefore: StretchScene.lengths * Tag.count
    case .noneEndReports: 3 * 4 * 3
    case .noneTitle: 3 * StretchScene.lengths
    case .noneRole, .openRole: StretchScene.roles * StretchScene.lengths
    case .noneCueBefore: 9 * 9
    case .noneSingle: 2 * StretchScene.lengths
    case .noneFirst: 3 * Tag.count
    case .noneVerb: 4 * StretchScene.lengths
    case .noneReport: 6 * StretchScene.lengths
    case .openReports: 4
    case .openEnd: 3
    case .openLength: StretchScene.lengths
    case .kindRegion: NounPhrase.Kind.count * StretchScene.regions
    case .reportRegion: 6 * StretchScene.regions
    case .gapRegion: 7 * 3 * StretchScene.regions
    case .endRegion: 3 * 2 * StretchScene.regions
    case .order: 8 * StretchScene.regions
    case .between: 3 * 2 * StretchScene.regions
    case .segments: 4 * StretchScene.roles * StretchScene.regions
    case .cueKind: 9 * StretchScene.regions
    case .tagBefore, .tagAfter: Tag.count * StretchScene.regions
    case .nearest: 4 * 3 * StretchScene.roles * StretchScene.regions
    case .carry: 4 * StretchScene.roles
    case .formRegion: Cue.Form.count * StretchScene.regions * 2
    case .definite: 3 * StretchScene.regions
    case .roleRegion: StretchScene.roles * StretchScene.regions * 2
    case .nearer: 3 * 3 * StretchScene.regions
    }
  }

  var name: String { "stretch.\(self)" }
}
