import CopydeskText

/// A JSON value as comparison sees it, with the line where it stands.
struct Tree: Sendable, Equatable {
  var value: Value
  /// From 1; 0 where the value stands in no file.
  var line = 0

  enum Value: Sendable, Equatable {
    case null
    case bool(Bool)
    /// As written.
    case number(String)
    case string(String)
    case array([Tree])
    case object([Member])
  }

  struct Member: Sendable, Equatable {
    var key: String
    var value: Tree
  }

  init(_ value: Value, line: Int = 0) {
    self.value = value
    self.line = line
  }

  /// - Parameter keepsLines: finding a line costs time in proportion to what stands before it; small files only.
  init(_ json: JSONView, keepsLines: Bool) {
    line = keepsLines ? json.position.line : 0
    switch json.kind {
    case .null: value = .null
    case .boolean: value = .bool(json.bool ?? false)
    case .number: value = .number(String(decoding: json.raw, as: UTF8.self))
    case .string: value = .string(json.string ?? "")
    case .array: value = .array(json.elements.map { Tree($0, keepsLines: keepsLines) })
    case .object:
      value = .object(
        json.members.map { Member(key: $0.key.string ?? "", value: Tree($0.value, keepsLines: keepsLines)) })
    }
  }

  var isNull: Bool { value == .null }
  var string: String? { if case .string(let string) = value { string } else { nil } }
  var number: Double? { if case .number(let raw) = value { Double(raw) } else { nil } }
  var elements: [Tree]? { if case .array(let elements) = value { elements } else { nil } }
  var members: [Member]? { if case .object(let members) = value { members } else { nil } }

  /// A member's value; nil when there is none, or it is null.
  subscript(key: String) -> Tree? { members?.last { $0.key == key && !$0.value.isNull }?.value }

  /// The same with a member replaced or added.
  func setting(_ key: String, to value: Tree) -> Tree {
    guard var members else { return self }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
    return Tree(.object(members), line: line)
  }

  /// Writes the value as JSON.
  func write(to json: inout JSONWriter) {
    switch value {
    case .null: json.null()
    case .bool(let bool): json.bool(bool)
    case .number(let raw): json.raw(raw.utf8)
    case .string(let string): json.string(string)
    case .array(let elements): json.array { json in for element in elements { element.write(to: &json) } }
    case .object(let members):
      json.object { json in
        for member in members {
          json.key(member.key)
          member.value.write(to: &json)
        }
      }
    }
  }

  /// The value in a few words for people: strings in quotation marks, shortened in the middle.
  var words: String {
    if let string { return quoted(string) }
    var json = JSONWriter()
    write(to: &json)
    return shortened(json.text)
  }
}

/// A string in curly quotation marks, shortened in the middle.
func quoted(_ text: String) -> String { "“\(shortened(text))”" }

private func shortened(_ text: String) -> String {
  let line = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
  guard line.count > 120 else { return line }
  return "\(line.prefix(80)) … \(line.suffix(30))"
}
