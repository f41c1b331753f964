import CopydeskText

/// Cleans and splits what stands where an author's name should.
enum AuthorName {
  /// The names in a list such as `By Ann Lee, Bo Rask and Cy Dunn`.
  static func split(_ text: String) -> [String] {
    var names: [String] = []
    var current: [Substring] = []
    func close() {
      if !current.isEmpty { names.append(current.joined(separator: " ")) }
      current = []
    }
    for part in Plain.unescaped(text).split(whereSeparator: { ",;|/•·⋅∙\n".contains($0) }) {
      for word in part.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }) {
        if AuthorWords.joints.contains(word.lowercased()), !current.isEmpty { close() } else { current.append(word) }
      }
      // Letters behind a name belong to it: `Ann Lee, PhD`.
      if let last = current.last, current.count == 1, !names.isEmpty, AuthorWords.enders.contains(last.lowercased()) {
        names[names.count - 1] += ", " + last
        current = []
      }
      close()
    }
    return names
  }

  /// Whether a name has a given name and a family name, as people's have.
  static func looksFull(_ name: String) -> Bool {
    let parts = name.split(separator: " ")
    return parts.count >= 2 && parts.count <= 5 && !isOpened(name)
      && parts.allSatisfy {
        ($0.unicodeScalars.first.map { !$0.properties.isLowercase } ?? false) || $0.utf8.count <= 3
      }
      && !isGroup(name)
  }

  /// Whether a text begins as bylines do, and something follows.
  static func isOpened(_ text: String) -> Bool { opening(text.split(separator: " ")) > 0 }

  /// Whether a text is nothing but what stands before a name (`Written by`).
  static func isLabel(_ text: String) -> Bool {
    AuthorWords.labels.contains(stripped(Substring(Plain.text(Array(text.utf8)))))
  }

  /// The text behind words that can stand alone before a name, at the beginning or after a date: `3 May 2020 by Ann Lee`.
  static func afterLabel(_ text: String) -> String? {
    let parts = text.split(separator: " ")
    for start in parts.indices where start == 0 || parts[..<start].contains(where: isNumber) {
      for count in [2, 1] where start + count < parts.count {
        let words = parts[start..<start + count].map(stripped).joined(separator: " ")
        if AuthorWords.labels.contains(words) { return parts[(start + count)...].joined(separator: " ") }
      }
    }
    return nil
  }

  /// How many words at the beginning stand before a name.
  private static func opening(_ parts: [Substring]) -> Int {
    guard let first = parts.first, let openers = AuthorWords.openersByWord[stripped(first)] else { return 0 }
    return openers.first { opener in
      parts.count > opener.count && zip(parts, opener).allSatisfy { stripped($0) == $1 }
    }?.count ?? 0
  }

  /// The name without what stands before it (`By`, `Von`) or behind; nil for what can't be one.
  ///
  /// In a name that is stated as such a role belongs to it: `Luxury Travel Expert`.
  static func clean(_ raw: String, isStated: Bool) -> String? {
    var parts = Plain.text(Array(raw.utf8)).split(separator: " ")
    while case let count = opening(parts), count > 0 { parts.removeFirst(count) }
    guard let first = parts.first, isStated || !isRole(first) else { return nil }
    if let cut = parts.indices.first(where: { $0 > 0 && (endsName(parts, at: $0) || !isStated && isRole(parts[$0])) }) {
      parts = Array(parts[..<cut])
    }
    let name = parts.joined(separator: " ").trimmed()
    let digits = name.utf8.filter { $0 &- 0x30 < 10 }.count
    guard name.utf8.count >= 2, name.utf8.count <= 70, parts.count <= 7, digits * 3 <= name.utf8.count,
      digits < 4 || parts.count == 1, !isDate(parts), !isSentence(parts),
      !name.contains("@"), !name.contains("://"), !name.contains(": "), !name.hasPrefix("http"),
      !name.hasPrefix("www."), !AuthorWords.nobody.contains(name.lowercased()),
      !AuthorWords.openers.contains(name.lowercased())
    else { return nil }
    return name
  }

  private static func isRole(_ part: Substring) -> Bool {
    let word = stripped(part)
    return AuthorWords.roles.contains(word) || AuthorWords.roleEnds.contains { word.hasSuffix($0) }
  }

  /// Whether a name is an organisation's.
  static func isGroup(_ name: String) -> Bool {
    name.split(separator: " ").contains { AuthorWords.groups.contains($0.lowercased()) }
  }

  /// Whether a name can't go on with this word: an account, an address, a date or a note.
  private static func endsName(_ parts: [Substring], at index: Int) -> Bool {
    let part = parts[index]
    if part.hasPrefix("(") || part.contains("@") || part.contains("://") || part.hasPrefix("<") { return true }
    let word = stripped(part)
    if AuthorWords.cutters.contains(word) || isNumber(part) { return true }
    return isMonth(part) && index + 1 < parts.count && isNumber(parts[index + 1])
  }

  private static func isNumber(_ part: Substring) -> Bool { part.utf8.first.map { $0 &- 0x30 < 10 } ?? false }

  private static func isMonth(_ part: Substring) -> Bool { DateWords.meaning(of: stripped(part))?.month != nil }

  /// A month with or without numbers.
  private static func isDate(_ parts: [Substring]) -> Bool {
    parts.contains(where: isMonth) && parts.allSatisfy { isMonth($0) || isNumber($0) }
  }

  /// Three words or more of which two are written small, small words of names apart.
  private static func isSentence(_ parts: [Substring]) -> Bool {
    guard parts.count >= 3 else { return false }
    return parts.filter {
      ($0.unicodeScalars.first?.properties.isLowercase ?? false) && !AuthorWords.particles.contains($0.lowercased())
    }.count >= 2
  }

  private static func stripped(_ word: Substring) -> String {
    var word = word.lowercased()
    while let last = word.last, ":,.".contains(last), !AuthorWords.groups.contains(word) { word.removeLast() }
    return word
  }
}

extension String {
  /// Without signs at the ends that belong to no name.
  fileprivate func trimmed() -> String {
    let signs: Set<Character> = [" ", ",", ":", ";", "-", "–", "|", "*", "\u{A0}", "•"]
    var text = Substring(self)
    while let last = text.last, signs.contains(last) { text.removeLast() }
    while let first = text.first, signs.contains(first) { text.removeFirst() }
    return String(text)
  }
}
