/// How people speak of the members of a record.
struct Noun: Sendable {
  /// What one of them is called.
  let word: String
  /// The member that names it for people, and that it is matched by.
  let name: String
  /// What a new case states of it.
  let stated: [String]

  static let lists: [String: Noun] = [
    "quotes": Noun(word: "quote", name: "words", stated: ["words", "kind", "speaker", "said"]),
    "timexes": Noun(word: "date", name: "text", stated: ["text", "value"]),
    "entities": Noun(word: "source", name: "name", stated: ["name", "kind", "roles"]),
    "mentions": Noun(word: "mention", name: "text", stated: ["text", "form"]),
    "sentences": Noun(word: "sentence", name: "text", stated: ["text"]),
    "blocks": Noun(word: "block", name: "text", stated: ["text", "kind"]),
    "removed": Noun(word: "removed stretch", name: "text", stated: ["why", "text"]),
    "findings": Noun(word: "finding", name: "code", stated: ["stage", "code"]),
    "media": Noun(word: "medium", name: "url", stated: ["url", "type"]),
  ]

  static let objects: [String: Noun] = [
    "speaker": Noun(word: "speaker", name: "name", stated: ["name", "role", "kind"]),
    "said": Noun(word: "time of speech", name: "value", stated: ["value"]),
    "cue": Noun(word: "cue", name: "text", stated: ["text"]),
    "published": Noun(word: "publication date", name: "value", stated: ["value"]),
    "modified": Noun(word: "date of change", name: "value", stated: ["value"]),
    "dateline": Noun(word: "dateline", name: "place", stated: ["place", "date"]),
    "duplicate": Noun(word: "duplicate", name: "kind", stated: ["kind", "of"]),
    "rejected": Noun(word: "rejection", name: "code", stated: ["stage", "code"]),
    "dropped": Noun(word: "drop", name: "why", stated: ["stage", "why"]),
  ]

  static func of(_ key: String) -> Noun { lists[key] ?? objects[key] ?? Noun(word: key, name: "text", stated: []) }

  /// The longer form of an expectation: a string stands for an object that is named so.
  func lengthened(_ expected: Tree) -> Tree {
    guard expected.string != nil else { return expected }
    return Tree(.object([Tree.Member(key: name, value: expected)]), line: expected.line)
  }
}
