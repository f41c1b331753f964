public import CopydeskCore
import CopydeskText

/// Tests a program against what `exec` asks of one.
public struct ProgramContract: Sendable {
  /// One thing asked of the program.
  public struct Check: Sendable {
    /// What is asked, in words that follow "the program".
    public let name: String
    /// Why it isn't so; nil when it is.
    public let failure: String?
  }

  private let exec: Exec

  /// The contract for the program of an `exec` stage.
  public init(_ exec: Exec) { self.exec = exec }

  /// Runs the program several times over the documents and some hard ones.
  ///
  /// - Parameter documents: what it might meet; at least one.
  public func check(_ documents: [Document]) async -> [Check] {
    let all = documents + Self.hardDocuments
    let alone = await replies { child in
      var answers: [[UInt8]] = []
      for document in all {
        let answer = await child.ask([document])
        answers += answer.replies
        if let failure = answer.failure { return (answers, failure) }
      }
      return (answers, nil)
    }
    var checks = [
      check("answers each document before it sees the next", alone.failure ?? order(alone.replies, all))
    ]
    // A program that can't do that fails all the rest for the same reason.
    guard checks[0].failure == nil else { return checks }
    let together = await replies { child in
      let answer = await child.ask(all)
      return (answer.replies, answer.failure)
    }
    checks.append(
      check("answers many documents at once, in their order", together.failure ?? order(together.replies, all)))
    checks.append(
      check(
        "says the same of the same document, alone or among others",
        zip(all, zip(alone.replies, together.replies)).first { $1.0 != $1.1 }.map {
          "another reply to document \($0.0.id) the second time"
        }))
    checks.append(check("says what fits the document", fit(alone.replies, all)))
    checks.append(check("leaves alone what \"writes\" doesn't name", undeclared(alone.replies, all)))
    let ending = together.ending
    checks.append(check("ends with its input, with status 0", ending.isClean ? nil : "it \(ending.words)"))
    checks.append(
      check(
        "writes nothing but replies to standard output",
        ending.surplus == 0 ? nil : "\(ending.surplus) more lines came after the last reply"))
    return checks
  }

  private struct Replies {
    var replies: [[UInt8]]
    var failure: String?
    var ending: Child.Ending
  }

  private func replies(_ ask: (Child) async -> ([[UInt8]], String?)) async -> Replies {
    let child = Child(exec.program)
    let (replies, failure) = await ask(child)
    return Replies(replies: replies, failure: failure.map { "it \($0)" }, ending: await child.end())
  }

  private func check(_ name: String, _ failure: String?) -> Check { Check(name: name, failure: failure) }

  private func order(_ replies: [[UInt8]], _ documents: [Document]) -> String? {
    for (reply, document) in zip(replies, documents) {
      do throws(ProtocolError) {
        _ = try Reply(reply, of: document.id)
      } catch {
        return "it \(error.words)"
      }
    }
    return nil
  }

  /// Whether every reply can be taken over.
  private func fit(_ replies: [[UInt8]], _ documents: [Document]) -> String? {
    for (reply, document) in zip(replies, documents) {
      do throws(ProtocolError) {
        let parsed = try Reply(reply, of: document.id)
        guard !parsed.isError else { continue }
        if case .rejected(let error) = parsed.taken(by: document, writes: exec.options.writes) {
          return "document \(document.id): \(error.message)"
        }
      } catch {
        return "document \(document.id): it \(error.words)"
      }
    }
    return nil
  }

  /// Members of replies that differ from the record without being declared: nobody would ever see them.
  private func undeclared(_ replies: [[UInt8]], _ documents: [Document]) -> String? {
    var names: Set<String> = []
    for (reply, document) in zip(replies, documents) {
      guard let said = try? JSONDocument(reply), let sent = try? JSONDocument(document.record(RecordFormat())) else {
        continue
      }
      for (key, value) in said.root.members {
        guard let name = key.string, !["id", "drop", "error"].contains(name) else { continue }
        if !exec.options.writes.contains(name), sent.root[name]?.compact != value.compact { names.insert(name) }
      }
    }
    guard !names.isEmpty else { return nil }
    return "it sets \(names.sorted().joined(separator: ", "))"
  }

  /// Texts that programs stumble over.
  private static let hardDocuments: [Document] = [
    ("empty", ""), ("astral", "“𝒲𝑒 will 👩‍👩‍👧 talk,” said Ólafía Þ. Ångström."),
    ("controls", "A tab\tand\u{2028}a separator, a quotation mark \" and a backslash \\ in one line.\n\nAnother."),
    ("long", String(repeating: "The council met again, and again it said nothing. ", count: 20_000)),
    ("id with \"quotation marks\" and ütf-8", "An identifier may hold anything."),
  ].map { id, text in
    var document = Document(id: "conform-" + id, text: Array(text.utf8))
    document.metadata.language = "en"
    document.extra = [("unheard-of", Array("{\"a\":[1,2,null]}".utf8))]
    return document
  }
}

extension JSONView {
  /// The value without white space between its parts, so that two writers' values can be compared.
  fileprivate var compact: [UInt8] {
    var json = JSONWriter()
    write(self, to: &json)
    return json.bytes
  }

  private func write(_ value: JSONView, to json: inout JSONWriter) {
    switch value.kind {
    case .object:
      json.object { json in
        for (key, member) in value.members {
          json.key(key.string ?? "")
          write(member, to: &json)
        }
      }
    case .array: json.array { json in for element in value.elements { write(element, to: &json) } }
    case .string: json.string(value.string ?? "")
    default: json.raw(value.raw)
    }
  }
}
