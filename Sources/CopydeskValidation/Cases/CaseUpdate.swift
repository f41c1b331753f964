import CopydeskCore
import CopydeskText
import FoundationEssentials

extension CaseResult {
  /// The expectation as it would stand with what came out: the same members, with new values.
  ///
  /// A case without an expectation gets what an editor would state first: headline, dateline, quotes, dates, findings. What
  /// asks for less than a whole list (`some`, `none`, `count`, `contains`, `lacks`) stays as a person wrote it.
  public var rewritten: [UInt8] {
    let trees = actual.enumerated().map { index, actual in
      let expected = index < validated.expected.count ? validated.expected[index] : Self.blank
      return Rewrite().record(expected, actual)
    }
    var json = JSONWriter(indent: 2)
    (trees.count == 1 ? trees[0] : Tree(.array(trees))).write(to: &json)
    return json.bytes + [0x0A]
  }

  /// Writes the expectation anew. The result still fails: somebody has to look at the difference first.
  ///
  /// - Throws: `CaseError` for a pipeline's own tests, or when the file can't be written.
  public func update() throws {
    guard validated.isFolder else {
      throw CaseError(file: validated.file, message: "A pipeline's own tests are changed by hand.")
    }
    guard FileManager.default.createFile(atPath: validated.file, contents: Data(rewritten)) else {
      throw CaseError(file: validated.file, message: "The file can't be written: \(systemError()).")
    }
  }

  private static let blank: Tree = {
    let keys = ["title", "dateline", "published", "timexes", "quotes", "duplicate", "removed", "findings"]
    return Tree(.object(keys.map { .init(key: $0, value: Tree(.null)) }))
  }()
}

/// Puts new values into the shape of an expectation.
private struct Rewrite {
  func record(_ expected: Tree, _ actual: Tree) -> Tree {
    if actual["rejected"] != nil || actual["dropped"] != nil { return stated(of: actual) }
    var members: [Tree.Member] = []
    for member in expected.members ?? [] where member.key != "rejected" && member.key != "dropped" {
      if let value = value(member.key, member.value, actual[member.key]) {
        members.append(.init(key: member.key, value: value))
      }
    }
    return Tree(.object(members))
  }

  private func stated(of actual: Tree) -> Tree {
    Tree(.object((actual.members ?? []).map { .init(key: $0.key, value: object(Noun.of($0.key).stated, $0.value)) }))
  }

  private func value(_ key: String, _ expected: Tree, _ actual: Tree?) -> Tree? {
    if ["contains", "lacks"].contains(key) || Noun.lists[key] != nil && expected.members != nil { return expected }
    if let noun = Noun.lists[key] {
      let stated = Set((expected.elements ?? []).flatMap { noun.lengthened($0).members ?? [] }.map(\.key))
      let keys = stated.isEmpty ? noun.stated : (noun.stated + stated.sorted()).filter(stated.contains).uniqued
      return actual.map { Tree(.array(($0.elements ?? []).map { object(keys, $0) })) }
    }
    guard let actual else { return expected.isNull ? nil : Tree(.null) }
    guard let noun = Noun.objects[key] else { return actual }
    return object(expected.members.map { $0.map(\.key) } ?? noun.stated, actual)
  }

  private func object(_ keys: [String], _ actual: Tree) -> Tree {
    guard actual.members != nil else { return actual }
    return Tree(
      .object(
        keys.compactMap { key in
          guard let value = actual[key] else { return nil }
          let inner = Noun.objects[key].map { object($0.stated, value) } ?? value
          return Tree.Member(key: key, value: inner)
        }))
  }
}

extension Array where Element: Hashable {
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
