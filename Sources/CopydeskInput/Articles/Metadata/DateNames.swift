import CopydeskText

/// The names under which pages state dates, and the words that say what a date is: `any/markup-dates.tsv`.
enum DateNames {
  private static let rows = (Resource(named: "any/markup-dates.tsv")?.rows ?? []).filter { $0.count == 2 }

  private static func list(_ kind: String) -> [String] { rows.filter { $0[0] == kind }.map { String($0[1]) } }

  /// Names of meta elements with the time of publication.
  static let published = list("published")
  /// Names of meta elements that may hold another date, such as a template's.
  static let weak = list("weak")
  /// Names of meta elements with the time of the last change.
  static let modified = list("modified")
  /// Members of data in scripts.
  static let members = list("member").map { Array("\"\($0)\"".utf8) }
  private static let changedWords = list("says-changed")
  private static let changed = Set(changedWords)
  private static let stated = Set(list("says-published"))
  private static let unrelated = Set(list("unrelated"))

  /// How much further away a date counts as lying, by the words before it.
  static func distance(saidBy words: [String]) -> Int {
    let last = words.suffix(4)
    if last.contains(where: unrelated.contains) { return 40 }
    if last.contains(where: stated.contains) { return -8 }
    return last.contains(where: changed.contains) ? 15 : 0
  }

  /// Whether class names call a date one of a change, not of publication.
  static func saysChanged(classes: String) -> Bool {
    let words = classes.lowercased().split { !$0.isLetter }
    return words.contains { changed.contains(String($0)) } && !words.contains { stated.contains(String($0)) }
  }
}
