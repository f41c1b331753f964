/// Classes of words that code looks for, by their numbers.
struct WordClasses: Sendable {
  // Numbers.
  let cardinal, magnitude, ordinal, ordinalSuffix, and, apostrophe, decadeWord: Int
  // Dates.
  let month, units, seasons, dateCue, monthCue, alsoWord, alsoName, lazyMonth, initialOnly, of, knownDay, recordCue: Int
  // Tense.
  let futureCue, pastCue, intentCue, perfectPast, beForm, pastPreposition, futurePreposition: Int

  init(_ vocabulary: inout Vocabulary) {
    func index(_ name: String) -> Int { vocabulary.classIndex(name) ?? 127 }
    cardinal = index("cardinal")
    magnitude = index("magnitude")
    ordinal = index("ordinal")
    ordinalSuffix = index("ordinalSuffix")
    and = index("and")
    apostrophe = index("apostrophe")
    decadeWord = index("decadeWord")
    month = index("month")
    units = index("units")
    dateCue = index("dateCue")
    seasons = index("seasons")
    monthCue = index("monthCue")
    alsoWord = index("alsoWord")
    alsoName = index("alsoName")
    lazyMonth = index("lazyMonth")
    of = index("of")
    knownDay = index("knownDay")
    recordCue = index("recordCue")
    initialOnly = index("initialOnly")
    futureCue = index("futureCue")
    pastCue = index("pastCue")
    intentCue = index("intentCue")
    perfectPast = index("perfectPast")
    beForm = index("beForm")
    pastPreposition = index("pastPreposition")
    futurePreposition = index("futurePreposition")
  }

  /// Those that numbers may begin with.
  var ofNumbers: UInt128 { [cardinal, ordinal, apostrophe, decadeWord].reduce(0) { $0 | 1 << UInt128($1) } }
}
