import CopydeskText

/// The words around authors' names: `any/markup-authors.tsv`.
enum AuthorWords {
  private static let rows = (Resource(named: "any/markup-authors.tsv")?.rows ?? []).filter { $0.count == 2 }

  private static func list(_ kind: String) -> [String] { rows.filter { $0[0] == kind }.map { String($0[1]) } }

  /// What stands before a name.
  static let openers = Set(list("before"))
  /// The same word by word, by the first word; the longest first.
  static let openersByWord = Dictionary(
    grouping: openers.sorted().map { $0.split(separator: " ").map(String.init) }.sorted { $0.count > $1.count }
  ) { $0[0] }
  /// What stands between two names.
  static let joints = Set(list("between"))
  /// What stands where a name should and is none.
  static let nobody = Set(list("nobody"))
  /// What follows a name and isn't of it.
  static let cutters = Set(list("cut"))
  /// Words of a role, which follow a name and begin none.
  static let roles = Set(list("role"))
  /// How such words end.
  static let roleEnds = list("role-end")
  /// Words in names of organisations.
  static let groups = Set(list("group"))
  /// Letters behind a name that belong to it.
  static let enders = Set(list("after"))
  /// What stands alone before a name that follows in the next block.
  static let labels = Set(list("label"))
  /// Small words inside names.
  static let particles = Set(list("particle"))
  /// Folders of addresses under which pages of people lie.
  static func isFolder(_ hash: UInt64) -> Bool { folders[hash] != nil }
  private static let folders = HashTable(
    list("folder").map { word in
      var word = word
      return (word.withUTF8 { FNV1a.hash($0) }, 1)
    })
}
