import CopydeskText

/// Parts titles that stand in a row before a name: "Army Chief | General", "Secretary of State | Ambassador".
enum RoleSplitter {
  static func split(_ range: Range<Int>, in passage: Passage) -> [Range<Int>] {
    var roles: [Range<Int>] = []
    var start = range.lowerBound
    for index in range.dropFirst() where index > start && opens(index, range, in: passage) {
      roles.append(start..<index)
      start = index
    }
    roles.append(start..<range.upperBound)
    return roles
  }

  /// A rank after a role that is no compound with it, or a title after a role that "of" ended.
  private static func opens(_ index: Int, _ range: Range<Int>, in passage: Passage) -> Bool {
    let token = passage.tokens[index]
    let before = passage.tokens[index - 1]
    guard passage.tags[index] == .name, token.classes.intersects(TermClasses(.rank, .role)) else { return false }
    if passage.tags[index - 2 >= range.lowerBound ? index - 2 : index - 1] == .preposition {
      return !before.classes.intersects(TermClasses(.nationality, .roleModifier))
    }
    guard token.classes.contains(.rank), before.classes.contains(.role),
      !before.classes.contains(.rank) || passage.tags[index - 1] == .noun
    else {
      return false
    }
    for start in [index - 2, index - 1] where start >= range.lowerBound {
      let title = passage.lexicon.find(passage.string(start..<index + 1).lowercased())
      if passage.lexicon.classes(of: title).intersects(TermClasses(.role, .rank, .honorific)) { return false }
    }
    return true
  }
}
