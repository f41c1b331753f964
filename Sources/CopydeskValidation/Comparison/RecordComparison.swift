/// Compares what is expected of a record with the record.
///
/// What the expectation doesn't state isn't asked. A list is stated whole and in order; `{"some": [...]}`, `{"none": [...]}`
/// and `{"count": 3}` ask less of one. `null` says that there must be nothing. `[…]` in a string stands for any stretch.
struct RecordComparison {
  /// Whether what is there without being expected counts too.
  var isWhole = false
  /// Ids of the case's documents: numbers under `of` and `cluster` count them.
  var ids: [String] = []
  private(set) var differences: [Difference] = []

  /// Members that say nothing of their own about a document, left out of whole comparisons.
  private static let derived: Set<String> = [
    "pipeline", "start", "end", "entity", "parts", "marks", "timex", "at", "line", "source", "id",
  ]

  mutating func compare(_ expected: Tree, _ actual: Tree) {
    for reason in ["rejected", "dropped"] {
      if let why = actual[reason], expected[reason] == nil {
        report(
          reason, "the document was \(reason) by \(text(why["stage"])): \(text(why["message"] ?? why["why"]))", expected
        )
        return
      }
    }
    for member in expected.members ?? [] {
      switch member.key {
      case "contains": compareStretches(member.value, actual, isWanted: true)
      case "lacks": compareStretches(member.value, actual, isWanted: false)
      default: compareMember(member.key, member.value, actual[member.key])
      }
    }
    if isWhole { compareRest(expected, actual) }
  }

  private func text(_ tree: Tree?) -> String { tree?.string ?? "?" }

  private mutating func report(_ rule: String, _ message: String, _ tree: Tree) {
    differences.append(Difference(rule: rule, message: message, line: tree.line))
  }

  /// What only the actual record has.
  private mutating func compareRest(_ expected: Tree, _ actual: Tree) {
    for member in actual.members ?? [] where expected[member.key] == nil && !Self.derived.contains(member.key) {
      compareMember(member.key, Tree(.null), member.value)
    }
  }

  private mutating func compareStretches(_ expected: Tree, _ actual: Tree, isWanted: Bool) {
    for stretch in expected.elements ?? [expected] {
      guard let words = stretch.string else { continue }
      let isThere = matches("[…]" + words + "[…]", actual["text"]?.string ?? "")
      if isThere != isWanted {
        report("text", isWanted ? "the text lacks \(quoted(words))" : "the text still holds \(quoted(words))", stretch)
      }
    }
  }

  private mutating func compareMember(_ key: String, _ expected: Tree, _ actual: Tree?) {
    if isWhole, Self.derived.contains(key) { return }
    if Noun.lists[key] != nil || expected.elements?.contains(where: { $0.members != nil }) == true {
      compareList(key, expected, actual?.elements ?? [])
    } else if Noun.objects[key] != nil {
      compareObject(key, expected, actual, of: nil)
    } else {
      compareValue(key, expected, actual, of: nil)
    }
  }

  // MARK: Lists

  private mutating func compareList(_ key: String, _ expected: Tree, _ actual: [Tree]) {
    if let count = expected["count"]?.number, Int(exactly: count) != actual.count {
      report("\(key).count", "\(actual.count) \(key) instead of \(Int(count))", expected)
    }
    for unwanted in expected["none"]?.elements ?? [] {
      for found in actual where isNamed(key, unwanted, found) {
        report("\(key).unexpected", "\(Noun.of(key).word) that must not be there: \(name(key, found))", unwanted)
      }
    }
    let isPartial = expected.members != nil
    let wanted = isPartial ? expected["some"]?.elements ?? [] : expected.elements ?? []
    let noun = Noun.of(key)
    let alignment = Alignment(
      wanted.count, actual.count, isSame: { isNamed(key, wanted[$0], actual[$1]) },
      isLike: { isLike(noun.lengthened(wanted[$0])[noun.name], actual[$1][noun.name]) })
    for pair in alignment.pairs {
      switch pair {
      case .both(let i, let j): compareElement(key, noun.lengthened(wanted[i]), actual[j])
      case .onlyExpected(let i):
        let isElsewhere = actual.contains { isNamed(key, wanted[i], $0) }
        report(
          "\(key).missing", "\(noun.word) \(isElsewhere ? "out of order" : "missing"): \(name(key, wanted[i]))",
          wanted[i])
      case .onlyActual(let j) where !isPartial:
        report("\(key).unexpected", "\(noun.word) not expected: \(name(key, actual[j]))", expected)
      case .onlyActual: break
      }
    }
  }

  private func isLike(_ expected: Tree?, _ actual: Tree?) -> Bool {
    guard let expected = expected?.string, let actual = actual?.string else { return false }
    return areRelated(expected, actual)
  }

  /// Whether an element is the expected one: by its name, or by all that is stated where that leaves the name out.
  private func isNamed(_ key: String, _ expected: Tree, _ actual: Tree) -> Bool {
    let noun = Noun.of(key)
    if case .string(let string) = expected.value, let other = actual.string { return matches(string, other) }
    let expected = noun.lengthened(expected)
    if let name = expected[noun.name]?.string { return matches(name, actual[noun.name]?.string ?? "") }
    return (expected.members ?? []).allSatisfy { isSame($0.value, actual[$0.key]) }
  }

  /// An element as people speak of it: its name, with what it says.
  private func name(_ key: String, _ element: Tree) -> String {
    let noun = Noun.of(key)
    let long = noun.lengthened(element)
    var words = (long[noun.name] ?? element).words
    if key == "quotes", let speaker = long["speaker"] { words += " (\(speaker.string ?? text(speaker["name"])))" }
    if key == "timexes", let value = long["value"]?.string { words += " (\(value))" }
    if key == "removed", let why = long["why"]?.string, long["text"] != nil { words += " (\(why))" }
    return words
  }

  private mutating func compareElement(_ key: String, _ expected: Tree, _ actual: Tree) {
    let noun = Noun.of(key)
    guard let members = expected.members else { return compareValue(key, expected, actual, of: nil) }
    let place = "\(noun.word) \((expected[noun.name] ?? actual[noun.name] ?? expected).words)"
    for member in members where !(isWhole && Self.derived.contains(member.key)) {
      if isWhole, key == "quotes", member.key == "text" { continue }  // its words say the same
      if Noun.objects[member.key] != nil {
        compareObject(member.key, member.value, actual[member.key], of: (key, place))
      } else {
        compareValue(member.key, member.value, actual[member.key], of: (key, place))
      }
    }
    if isWhole {
      for member in actual.members ?? [] where expected[member.key] == nil && !Self.derived.contains(member.key) {
        compareObject(member.key, Tree(.null), member.value, of: (key, place))
      }
    }
  }

  // MARK: Objects and values

  private typealias Owner = (key: String, place: String)

  private mutating func compareObject(_ key: String, _ expected: Tree, _ actual: Tree?, of owner: Owner?) {
    let noun = Noun.of(key)
    let suffix = owner.map { " in \($0.place)" } ?? ""
    let rule = (owner.map { $0.key + "." } ?? "") + key
    switch (expected.isNull, actual) {
    case (true, nil): return
    case (true, let actual?):
      report(rule, "\(noun.word) not expected: \((actual[noun.name] ?? actual).words)\(suffix)", expected)
    case (false, nil):
      report(
        rule, "\(noun.word) missing: \((noun.lengthened(expected)[noun.name] ?? expected).words)\(suffix)", expected)
    case (false, let actual?):
      let expected = noun.lengthened(expected)
      guard let members = expected.members else { return compareValue(key, expected, actual, of: owner) }
      for member in members where !(isWhole && Self.derived.contains(member.key)) {
        compareValue(member.key, member.value, actual[member.key], of: (rule, suffix), in: noun)
      }
    }
  }

  /// A member of a speaker, a time of speech and the like.
  private mutating func compareValue(
    _ key: String, _ expected: Tree, _ actual: Tree?, of owner: (rule: String, suffix: String), in noun: Noun
  ) {
    let expected = resolved(key, expected)
    guard !isSame(expected, actual) else { return }
    let what = key == noun.name ? noun.word : "\(noun.word)'s \(key)"
    report(
      key == noun.name ? owner.rule : "\(owner.rule).\(key)",
      "\(what) changed from \(expected.isNull ? "nothing" : expected.words) to \(actual?.words ?? "nothing")\(owner.suffix)",
      expected)
  }

  private mutating func compareValue(_ key: String, _ expected: Tree, _ actual: Tree?, of owner: Owner?) {
    guard !isSame(expected, actual) else { return }
    let rule = (owner.map { $0.key + "." } ?? "") + key
    report(rule, message(key, expected, actual, owner), expected)
  }

  private func message(_ key: String, _ expected: Tree, _ actual: Tree?, _ owner: Owner?) -> String {
    let new = actual?.words ?? "nothing"
    let old = expected.isNull ? "nothing" : expected.words
    guard let owner else { return "\(key) is \(new) instead of \(old)" }
    if key == Noun.of(owner.key).name, let from = expected.string, let to = actual?.string {
      return growth(from: from, to: to).map { "span of \(owner.place) \($0)" } ?? "\(owner.place) became \(new)"
    }
    if owner.key == "timexes", key == "value" {
      return "\(owner.place) resolved to \(text(actual)) instead of \(text(expected))"
    }
    return "\(key) changed from \(old) to \(new) in \(owner.place)"
  }

  /// A number under `of` or `cluster` is a document of the case.
  private func resolved(_ key: String, _ expected: Tree) -> Tree {
    guard key == "of" || key == "cluster", let number = expected.number, let index = Int(exactly: number),
      ids.indices.contains(index)
    else { return expected }
    return Tree(.string(ids[index]), line: expected.line)
  }

  private func isSame(_ expected: Tree, _ actual: Tree?) -> Bool {
    guard let actual else { return expected.isNull }
    switch (expected.value, actual.value) {
    case (.string(let one), .string(let other)): return matches(one, other)
    case (.number(let one), .number(let other)): return one == other || Double(one) == Double(other)
    case (.array(let one), .array(let other)):
      return one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
    case (.object(let members), .object): return members.allSatisfy { isSame($0.value, actual[$0.key]) }
    case (.string(let string), .object):
      return [actual["name"], actual["value"], actual["text"]].contains {
        $0?.string.map { matches(string, $0) } ?? false
      }
    default: return expected.value == actual.value
    }
  }
}
