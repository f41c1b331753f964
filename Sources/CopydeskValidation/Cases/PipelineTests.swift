public import CopydeskCore
import CopydeskText

extension ValidationCase {
  private static let keys = [
    "name", "text", "html", "published", "language", "title", "url", "mediaType", "expect",
  ]

  /// The tests that a pipeline states of itself. Throws everything that is wrong with them, each with its place.
  public static func tests(of source: PipelineSource) throws(PlanError) -> [ValidationCase] {
    var diagnostics: [Diagnostic] = []
    let cases = source.tests.enumerated().compactMap { test($1, number: $0 + 1, &diagnostics) }
    guard diagnostics.isEmpty else { throw PlanError(diagnostics) }
    return cases
  }

  private static func test(
    _ test: PipelineFile.Located<JSONView>, number: Int, _ diagnostics: inout [Diagnostic]
  ) -> ValidationCase? {
    let json = test.value
    for (key, _) in json.members where !keys.contains(key.string ?? "") {
      let near = nearestSpelling(of: key.string ?? "", among: keys).map { "; did you mean \"\($0)\"?" } ?? "."
      let (line, column) = key.position
      diagnostics.append(
        Diagnostic(
          file: test.place.file, line: line, column: column, path: test.place.path,
          message: "A test has no key \"\(key.string ?? "")\"\(near)"))
    }
    guard let content = json["text"]?.utf8 ?? json["html"]?.utf8, let expect = json["expect"], expect.kind == .object
    else {
      diagnostics.append(test.place.diagnostic("A test has a \"text\" or \"html\", and an object \"expect\"."))
      return nil
    }
    var known = Input.Known()
    known.mediaType = json["mediaType"]?.string ?? (json["text"] == nil ? "text/html" : "text/plain")
    known.published = json["published"]?.string.map { Metadata.Stamp(value: $0, from: "sidecar") }
    known.language = json["language"]?.string
    known.title = json["title"]?.string
    known.url = json["url"]?.string
    let name = json["name"]?.string ?? "test \(number)"
    return ValidationCase(
      name: name, file: test.place.file, line: json.position.line,
      inputs: [Input(uri: name, content: .bytes(content), known: known)],
      expected: [Tree(expect, keepsLines: true)], isFolder: false)
  }
}
