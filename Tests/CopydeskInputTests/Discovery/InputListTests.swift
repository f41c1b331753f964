import CopydeskCore
import FoundationEssentials
import Testing

@testable import CopydeskInput

@Suite struct `The list of inputs` {
  private func folder(_ files: [String: String]) throws -> String {
    let base = FileManager.default.temporaryDirectory.appending(path: "inputs-\(UUID().uuidString)")
    for (path, text) in files {
      let file = base.appending(path: path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return base.path
  }

  @Test func `of a directory has its files in byte order, hidden ones and sidecars left out`() throws {
    let base = try folder([
      "b.txt": "x", "a/z.txt": "x", "a.txt": "x", "B.txt": "x", ".hidden": "x", "a/.x/y.txt": "x",
      "a.txt.meta.json": "{}", "c/about.json": "{}",
      "c/expected.json": "{}", "c/source.html": "x",
    ])
    defer { try? FileManager.default.removeItem(atPath: base) }
    let list = InputList([base + "/"])
    #expect(
      list.inputs.map { String($0.uri.dropFirst(base.count)) } == [
        "/B.txt", "/a.txt", "/a/z.txt", "/b.txt", "/c/source.html",
      ])
    #expect(list.failures.isEmpty)
    #expect(InputList([base]).inputs.map(\.uri) == list.inputs.map(\.uri))
    #expect(
      InputList([base + "/*.txt"]).inputs.map { String($0.uri.dropFirst(base.count)) } == [
        "/B.txt", "/a.txt", "/b.txt",
      ])
  }

  @Test func `knows what sidecars say`() throws {
    let base = try folder([
      "a.txt": "x", "a.meta.json": #"{"published": "2018-01-12", "language": "de"}"#,
      "c/about.json": #"{"url": "http://x.example/"}"#, "c/source.txt": "x",
    ])
    defer { try? FileManager.default.removeItem(atPath: base) }
    var known = Input.Known()
    known.language = "en"
    let inputs = InputList([base], known: known).inputs
    #expect(inputs.map(\.known.published) == [.init(value: "2018-01-12", from: "sidecar"), nil])
    #expect(inputs.map(\.known.language) == ["en", "en"])
    #expect(inputs.map(\.known.url) == [nil, "http://x.example/"])
  }

  @Test func `says what is missing and goes on`() throws {
    let base = try folder(["a.txt": "x", "a.meta.json": "{"])
    defer { try? FileManager.default.removeItem(atPath: base) }
    let list = InputList([base + "/none", base + "/a.txt", base + "/*.none", "-"])
    #expect(list.inputs.map(\.uri) == [base + "/a.txt", "-"])
    #expect(list.failures.map(\.error.code) == [.io, .malformed, .io])
  }
}
