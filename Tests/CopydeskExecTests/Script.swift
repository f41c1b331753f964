import CopydeskCore
import CopydeskExec
import Foundation

/// A shell script in a folder of its own, run as a stage.
struct Script {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  /// - Parameter loop: run for every line; `$line` is the record, `$id` the document's id, `say` writes a reply with members.
  init(loop: String) throws {
    try self.init(
      whole: """
        say() { printf '{"id":"%s",%s}\\n' "$id" "$1"; }
        while IFS= read -r line; do
          id=${line#'{"id":"'}; id=${id%%'"'*}
          \(loop)
        done
        """)
  }

  init(whole text: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "script.sh")
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  /// What a file in its folder holds.
  func file(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The stage that runs it.
  func stage(_ change: (inout Exec.Options) -> Void = { _ in }) throws -> Exec {
    var options = Exec.Options()
    options.command = ["./script.sh"]
    options.timeout = 60
    change(&options)
    return try Exec(options: options, environment: StageEnvironment(baseDirectory: folder.path))
  }

  /// What becomes of the documents.
  func run(_ documents: [Document], _ change: (inout Exec.Options) -> Void = { _ in }) async throws -> [Acceptance] {
    let session = try stage(change).begin()
    let answers = await session.accept(documents)
    _ = try await session.next()
    return answers
  }
}

extension Acceptance {
  var document: Document? { if case .passed(let document) = self { document } else { nil } }
  var error: StageError? { if case .rejected(let error) = self { error } else { nil } }
}
