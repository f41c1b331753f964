import CopydeskCore
import CopydeskExec
import CopydeskTesting
import CopydeskText
import Testing

private func documents(_ texts: String...) -> [Document] {
  texts.enumerated().map { .plain($1, id: "d\($0)", published: "2024-05-04") }
}

@Suite struct ExecTests {
  @Test func `a program that says every record back changes nothing`() async throws {
    let script = try Script(whole: "exec cat")
    let sent = documents("One.", "“Zwei”, said Ólafía 👩‍👩‍👧.", String(repeating: "Long. ", count: 100_000))
    let answers = try await script.run(sent) { $0.writes = ["text", "title", "blocks", "published", "findings"] }
    #expect(answers.map { $0.document?.record(RecordFormat()) } == sent.map { $0.record(RecordFormat()) })
  }

  @Test func `what it writes is taken over, and nothing else`() async throws {
    let script = try Script(
      loop: #"say '"tags":["a"],"summary":"no","tone":{"score":1},"sentences":[{"start":0,"end":4}]'"#)
    let answer = try await script.run(documents("Ännä. Two.")) { $0.writes = ["tags", "tone", "sentences"] }[0]
    let document = try #require(answer.document)
    #expect(document.metadata.tags == ["a"])
    #expect(document.metadata.summary == nil)
    #expect(document.extra.map(\.key) == ["tone"])
    // Four code points, six bytes.
    #expect(document[Sentences.self] == [TextRange(0, 6)])
  }

  @Test func `a new text takes the old one's layers along`() async throws {
    let script = try Script(loop: #"say '"text":"New.","blocks":[{"start":0,"end":4,"kind":"paragraph"}]'"#)
    let document = try #require(try await script.run(documents("Old text.")) { $0.writes = ["text"] }[0].document)
    #expect(document.string(TextRange(0, 4)) == "New.")
    #expect(document[Blocks.self]?.map(\.range) == [TextRange(0, 4)])
  }

  @Test func `it may drop and reject`() async throws {
    let script = try Script(
      loop: """
        case $line in
        *spam*) say '"drop":"spam"' ;;
        *) say '"error":{"code":"acme.bad","message":"No good."}' ;;
        esac
        """)
    let answers = try await script.run(documents("A spam.", "Another."))
    #expect(answers[0].document?.dropped?.why == "spam")
    #expect(answers[1].error == StageError("acme.bad", "No good."))
  }

  @Test(arguments: [
    ("exit 4", "ended with status 4: it went wrong"), ("sleep 60", "gave no answer within 1 seconds"),
    ("echo loading", "no JSON object"), (#"echo '{"tone":1}'"#, #"a reply without an "id""#),
    (#"echo '{"id":"other"}'"#, "another document"), ("head -c 5000 /dev/zero | tr '\\0' x", "more than 2048 bytes"),
  ])
  func `only the document that it fails at is lost`(_ fault: String, _ words: String) async throws {
    let script = try Script(
      loop: """
        case $line in
        *bad*) echo "it went wrong" >&2; \(fault) ;;
        *) say '"tags":["seen"]' ;;
        esac
        """)
    let texts = documents("One.", "Two.", "A bad one.", "Four.", "Another bad one.", "Six.")
    let answers = try await script.run(texts) { options in
      options.writes = ["tags"]
      options.timeout = fault.hasPrefix("sleep") ? 1 : 60
      options.maxReply = 2_048
    }
    #expect(answers.map { $0.document?.metadata.tags } == [["seen"], ["seen"], nil, ["seen"], nil, ["seen"]])
    for index in [2, 4] { #expect(answers[index].error?.message.contains(words) == true) }
  }

  @Test func `a program that only fails is not started for ever`() async throws {
    let script = try Script(whole: "echo started >> log; exit 1")
    let answers = try await script.run((0..<50).map { .plain("Text.", id: "d\($0)") }) { $0.restarts = 3 }
    #expect(answers.count == 50)
    #expect(answers.last?.error?.message.contains("failed 4 times in a row") == true)
    #expect(try script.file("log") == String(repeating: "started\n", count: 4))
  }

  @Test func `what doesn't fit the text rejects one document`() async throws {
    let script = try Script(loop: #"say '"sentences":[{"start":0,"end":99}]'"#)
    let answers = try await script.run(documents("Short.", "Short too.")) { $0.writes = ["sentences"] }
    #expect(answers.allSatisfy { $0.error?.message.contains("doesn't fit") == true })
  }

  @Test func `standard error goes to the log`() async throws {
    let script = try Script(loop: #"echo "at $id" >&2; say '"tags":[]'"#)
    _ = try await script.run(documents("One.", "Two.")) { $0.log = "errors.log" }
    #expect(try script.file("errors.log") == "at d0\nat d1\n")
  }

  @Test func `a log that can't be written is said at once`() throws {
    let stage = try Script(whole: "exec cat").stage { $0.log = "no/such/folder/errors.log" }
    let error = #expect(throws: StageError.self) { try stage.begin() }
    #expect(error?.code == .io)
  }

  @Test func `a program that isn't there is a mistake of the pipeline`() throws {
    let script = try Script(whole: "exec cat")
    for command in [[], [""], ["./nosuch"], ["copydesk-no-such-program"]] {
      #expect(throws: StageError.self) { try script.stage { $0.command = command } }
    }
    #expect(throws: StageError.self) { try script.stage { $0.writes = ["tags", "id"] } }
  }

  @Test func `another program makes another pipeline`() throws {
    let one = try Script(whole: "exec cat").stage().fingerprint
    #expect(one == (try Script(whole: "exec cat").stage().fingerprint))
    #expect(one != (try Script(whole: "cat").stage().fingerprint))
  }

  @Test func `a plan knows what the options say that it needs and writes`() throws {
    let registry = StageRegistry([Exec.self])
    func plan(_ options: String) throws(PlanError) -> Plan {
      var diagnostics: [Diagnostic] = []
      let json = #"{"stages": [{"stage": "exec", "options": {"command": ["cat"], \#(options)}}]}"#
      let source = PipelineSource(Array(json.utf8), file: "p.json", diagnostics: &diagnostics) { name, _ in ([], name) }
      return try Plan(source, registry: registry, diagnostics: diagnostics)
    }
    #expect(try plan(#""writes": ["quotes"]"#).steps[0].description.writes == ["quotes"])
    let error = #expect(throws: PlanError.self) { try plan(#""needs": ["quotes"]"#) }
    #expect(error?.diagnostics.first?.message.contains("needs quotes") == true)
  }
}
