import CopydeskCore
import CopydeskText

extension Tree {
  /// A record, each object with a range given the text that the range names.
  init(record json: JSONView) {
    let text = json["text"]?.utf8 ?? []
    let unit = json["offsets"]?.string.flatMap(OffsetUnit.init(rawValue:)) ?? .codepoint
    let slices = Slices(text: text, offsets: OffsetMap(text, unit: unit))
    let tree = Tree(json, keepsLines: false)
    self = Tree(.object((tree.members ?? []).map { Member(key: $0.key, value: slices.added(to: $0.value)) }))
  }

  /// What became of a document: its record, or why there is none.
  init(_ outcome: Outcome) {
    switch outcome {
    case .record(let record):
      self = (try? JSONDocument(record.json)).map { Tree(record: $0.root) } ?? Tree(.null)
    case .rejection(let rejection):
      self = Tree(
        object: "rejected",
        ["stage": rejection.stage, "code": rejection.error.code.rawValue, "message": rejection.error.message])
    case .drop(let drop):
      self = Tree(object: "dropped", ["stage": drop.dropped.stage, "why": drop.dropped.why])
    }
  }

  private init(object name: String, _ members: KeyValuePairs<String, String>) {
    let inner = members.map { Member(key: $0.key, value: Tree(.string($0.value))) }
    self.init(.object([Member(key: name, value: Tree(.object(inner)))]))
  }
}

private struct Slices {
  let text: [UInt8]
  let offsets: OffsetMap

  func added(to tree: Tree) -> Tree {
    switch tree.value {
    case .array(let elements): return Tree(.array(elements.map(added)))
    case .object(let members):
      let inner = Tree(.object(members.map { Tree.Member(key: $0.key, value: added(to: $0.value)) }))
      guard inner["text"] == nil, let slice = slice(inner) else { return inner }
      return inner.setting("text", to: Tree(.string(slice)))
    default: return tree
    }
  }

  private func slice(_ tree: Tree) -> String? {
    guard let start = tree["start"]?.number.flatMap({ Int(exactly: $0) }),
      let end = tree["end"]?.number.flatMap({ Int(exactly: $0) })
    else { return nil }
    let first = offsets.byte(start)
    return String(decoding: text[first..<max(first, offsets.byte(end))], as: UTF8.self)
  }
}
