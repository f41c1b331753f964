import CopydeskText

/// The attributors of the languages there are data for, made when first asked for.
enum AttributorCache {
  private static let english = Lexicon.language("en").map(Attributor.init)

  static func attributor(for lexicon: Lexicon) -> Attributor {
    if lexicon.language == "en", let english { return english }
    return Attributor(lexicon)
  }
}
