import CopydeskText

/// What the data say of a verb that reports.
struct CueEntry: Sendable {
  /// What may follow the verb; the letters of `cues.tsv`.
  struct Frames: OptionSet, Sendable {
    let rawValue: UInt8
    /// A clause: say that ...
    static let clause = Frames(rawValue: 1)
    /// An addressee and a clause: tell them that ...
    static let addressee = Frames(rawValue: 2)
    /// A thing: deny the charge.
    static let object = Frames(rawValue: 4)
    /// Somebody to do something: urge them to ...
    static let order = Frames(rawValue: 8)
    /// To do something: vow to ...
    static let infinitive = Frames(rawValue: 16)
    /// A preposition: refer to ...
    static let preposition = Frames(rawValue: 32)
    /// A question: ask whether ...
    static let question = Frames(rawValue: 64)
    /// Who says it follows after a preposition: according to ...
    static let speakerFollows = Frames(rawValue: 128)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(letters: Substring) {
      var frames = Frames()
      for letter in letters.utf8 {
        switch letter {
        case UInt8(ascii: "c"): frames.insert(.clause)
        case UInt8(ascii: "t"): frames.insert(.addressee)
        case UInt8(ascii: "n"): frames.insert(.object)
        case UInt8(ascii: "o"): frames.insert(.order)
        case UInt8(ascii: "i"): frames.insert(.infinitive)
        case UInt8(ascii: "p"): frames.insert(.preposition)
        case UInt8(ascii: "q"): frames.insert(.question)
        case UInt8(ascii: "s"): frames.insert(.speakerFollows)
        default: break
        }
      }
      self = frames
    }
  }

  /// What may follow.
  var frames = Frames()
  /// The first frame's position in `cntoipqs`, for the model.
  var mainFrame = 7
  /// How often its forms report in news: 1 seldom ... 6 nearly always; 0 for no reporting verb.
  var weight = 0
  /// Whether it names a state of mind rather than speech.
  var isCognition = false

  /// Entries by the lexicon's numbers.
  static func table(_ lexicon: Lexicon, count: Int) -> [CueEntry] {
    var table = [CueEntry](repeating: CueEntry(), count: count)
    let lemmas = lemmas(of: lexicon.language)
    for term in 0..<Int32(count) {
      let speech = lexicon.value(.reportingVerb, of: term)
      guard let lemma = speech ?? lexicon.value(.cognitionVerb, of: term), var entry = lemmas[lemma] else { continue }
      entry.isCognition = speech == nil
      table[Int(term)] = entry
    }
    return table
  }

  private static func lemmas(of language: String) -> [String: CueEntry] {
    var lemmas: [String: CueEntry] = [:]
    for row in Resource(named: "\(language)/cues.tsv")?.rows ?? [] where row.count >= 3 {
      var entry = CueEntry()
      entry.frames = Frames(letters: row[1])
      entry.mainFrame = row[1].first.flatMap { letter in Array("cntoipqs").firstIndex(of: letter) } ?? 7
      entry.weight = min(6, max(1, Int(row[2]) ?? 1))
      lemmas[String(row[0])] = entry
    }
    return lemmas
  }
}
