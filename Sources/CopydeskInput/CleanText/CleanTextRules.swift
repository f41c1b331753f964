import CopydeskText

/// What `any/clean-text.tsv` says: patterns of lines, labels of promotions, names of tags, remains of escapes.
struct CleanTextRules: Sendable {
  /// Patterns by their first word; those that begin with `*` under an empty word.
  private let lines: [[UInt8]: [Line]]
  /// Labels in capitals, longest first.
  let labels: [(bytes: [UInt8], rule: String)]
  let tags: Set<[UInt8]>
  /// Remains of escapes by their bytes, with what they stand for.
  let escapes: [[UInt8]: [UInt8]]
  /// Signs as typewriters have them, longest first, with those that are meant.
  let signs: [(typed: [UInt8], meant: [UInt8])]

  private struct Line: Sendable {
    let words: [[UInt8]]
    let rule: String
  }

  static let shared = CleanTextRules()

  private init() {
    let rows = (Resource(named: "any/clean-text.tsv")?.rows ?? []).filter { $0.count == 3 }
    func pick(_ mode: Substring) -> [(rule: String, pattern: Substring)] {
      rows.filter { $0[0] == mode }.map { (String($0[1]), $0[2]) }
    }
    let patterns = pick("line").map { row in
      Line(words: row.pattern.split(separator: " ").map { Array($0.utf8) }, rule: "boilerplate." + row.rule)
    }
    lines = Dictionary(grouping: patterns) { $0.words.first == CleanTextRules.any ? [] : $0.words.first ?? [] }
    labels = pick("label").map { (Array($0.pattern.utf8), "boilerplate." + $0.rule) }
      .sorted { $0.bytes.count > $1.bytes.count }
    tags = Set(pick("tag").map { Array($0.pattern.utf8) })
    escapes = Dictionary(
      rows.filter { $0[0] == "text" }.map { (Array($0[1].utf8), Array($0[2].utf8)) },
      uniquingKeysWith: { first, _ in first })
    signs = rows.filter { $0[0] == "sign" }.map { (Array($0[1].utf8), Array($0[2].utf8)) }
      .sorted { $0.typed.count > $1.typed.count }
  }

  static let any = [UInt8(ascii: "*")]

  /// The rule whose pattern these words are, if one has it.
  func rule(of words: [[UInt8]]) -> String? {
    guard let first = words.first else { return nil }
    return ((lines[first] ?? []) + (lines[[]] ?? [])).first { matches($0.words, words) }?.rule
  }

  /// Whether words match a pattern; backs up to the last `*` only.
  private func matches(_ pattern: [[UInt8]], _ words: [[UInt8]]) -> Bool {
    var i = 0
    var j = 0
    var star: (pattern: Int, word: Int)?
    while j < words.count {
      if i < pattern.count, pattern[i] == Self.any {
        star = (i, j)
        i += 1
      } else if i < pattern.count, pattern[i] == words[j] {
        i += 1
        j += 1
      } else if let back = star {
        i = back.pattern + 1
        j = back.word + 1
        star = (back.pattern, j)
      } else {
        return false
      }
    }
    return pattern[i...].allSatisfy { $0 == Self.any }
  }
}
