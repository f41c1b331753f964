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

  /// How much further away a date counts as lying, by the class names of its element.
  ///
  /// `updated` beside the name of a date (`entry-date updated`) is how microformats mark any date.
  static func distance(saidByClasses names: String) -> Int {
    var says = (changed: false, stated: false, date: false)
    for name in names.lowercased().split(separator: " ") {
      let words = name.split { !$0.isLetter }.map(String.init)
      let isChanged = words.contains(where: changed.contains)
      says.changed = says.changed || isChanged
      says.stated = says.stated || words.contains(where: stated.contains)
      says.date = says.date || !isChanged && words.count > 1 && words.last == "date"
    }
    if says.stated { return -8 }
    return says.changed ? says.date ? 4 : 15 : 0
  }
}
