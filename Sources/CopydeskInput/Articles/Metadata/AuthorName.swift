import CopydeskText

/// Cleans and splits what stands where an author's name should.
enum AuthorName {
  private static let words: [(kind: Substring, word: [Substring])] =
    (Resource(named: "any/markup-authors.tsv")?.rows ?? []).filter { $0.count == 2 }.map {
      ($0[0], $0[1].split(separator: " "))
    }
  private static let openers = words.filter { $0.kind == "before" }.map(\.word)
  private static let joints = Set(words.filter { $0.kind == "between" }.map { $0.word.joined(separator: " ") })
  private static let nobody = Set(words.filter { $0.kind == "nobody" }.map { $0.word.joined(separator: " ") })
  private static let cutters = Set(words.filter { $0.kind == "cut" }.map { $0.word.joined(separator: " ") })
  private static let enders = Set(words.filter { $0.kind == "after" }.map { $0.word.joined(separator: " ") })

  /// The names in a list such as `By Ann Lee, Bo Rask and Cy Dunn`.
  static func split(_ text: String) -> [String] {
    var names: [String] = []
    var current: [Substring] = []
    func close() {
      if !current.isEmpty { names.append(current.joined(separator: " ")) }
      current = []
    }
    for part in text.split(whereSeparator: { ",;|/•·\n".contains($0) }) {
      for word in part.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }) {
        if joints.contains(word.lowercased()), !current.isEmpty { close() } else { current.append(word) }
      }
      // Letters behind a name belong to it: `Ann Lee, PhD`.
      if let last = current.last, current.count == 1, !names.isEmpty, enders.contains(last.lowercased()) {
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
  }

  /// Whether a text begins as bylines do, and something follows.
  static func isOpened(_ text: String) -> Bool {
    let parts = text.split(separator: " ")
    return openers.contains { opener in
      parts.count > opener.count && zip(parts, opener).allSatisfy { stripped($0) == $1 }
    }
  }

  /// The name without what stands before it (`By`, `Von`) or behind; nil for what can't be one.
  static func clean(_ raw: String) -> String? {
    var parts = Plain.text(Array(raw.utf8)).split(separator: " ")
    var isOpen = true
    while isOpen {
      isOpen = false
      for opener in openers where parts.count > opener.count && zip(parts, opener).allSatisfy({ stripped($0) == $1 }) {
        parts.removeFirst(opener.count)
        isOpen = true
        break
      }
    }
    if let cut = parts.firstIndex(where: {
      $0.hasPrefix("(") || $0.hasPrefix("@") || $0.contains("@") || $0.contains("://") || $0.hasPrefix("<")
    }), cut > 0 {
      parts = Array(parts[..<cut])
    }
    // A date or a note behind the name.
    if let cut = parts.firstIndex(where: {
      cutters.contains(stripped($0)) || $0.utf8.first.map { $0 &- 0x30 < 10 } ?? false
    }), cut > 0 {
      parts = Array(parts[..<cut])
    }
    let name = parts.joined(separator: " ").trimmed()
    let digits = name.utf8.filter { $0 &- 0x30 < 10 }.count
    guard name.utf8.count >= 2, name.utf8.count <= 70, parts.count <= 7, digits * 3 <= name.utf8.count,
      digits < 4 || parts.count == 1,
      !name.contains("@"), !name.contains("://"), !name.hasPrefix("http"), !nobody.contains(name.lowercased())
    else { return nil }
    return name
  }

  private static func stripped(_ word: Substring) -> String {
    var word = word.lowercased()
    while let last = word.last, ":,.".contains(last) { word.removeLast() }
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
