import CopydeskCore
import CopydeskExec
import CopydeskTesting
import Testing

@Suite struct ProgramContractTests {
  private func failures(_ script: Script, writes: [String] = [], timeout: Double = 60) async throws -> [String] {
    let stage = try script.stage { options in
      options.writes = writes
      options.timeout = timeout
    }
    let checks = await ProgramContract(stage).check((0..<5).map { .plain("Text \($0).", id: "d\($0)") })
    return checks.filter { $0.failure != nil }.map(\.name)
  }

  @Test func `a program that says every record back keeps it`() async throws {
    #expect(try await failures(try Script(whole: "exec cat"), writes: ["text", "blocks"]) == [])
  }

  @Test(arguments: [
    ("exec sort", "answers each document before it sees the next"),
    ("echo hello; exec cat", "answers each document before it sees the next"),
    ("cat; exit 3", "ends with its input, with status 0"),
    ("cat; echo done", "writes nothing but replies to standard output"),
    (
      #"sed -u "s/,\"text\":/,\"pid\":$$&/""#, "says the same of the same document, alone or among others"
    ),
    (#"sed -u 's/,"text":/,"tone":1&/'"#, "leaves alone what \"writes\" doesn't name"),
  ])
  func `each fault has its check`(_ program: String, _ name: String) async throws {
    // Those that break the order are waited for in vain.
    let timeout = name.hasPrefix("answers") ? 1.0 : 60
    #expect(try await failures(try Script(whole: program), timeout: timeout).contains(name))
  }

  @Test func `ranges beyond the text are found`() async throws {
    let script = try Script(whole: #"sed -u 's/,"text":/,"sentences":[{"start":0,"end":9999999}]&/'"#)
    #expect(try await failures(script, writes: ["sentences"]) == ["says what fits the document"])
  }
}
