import Foundation

/// The program that was built beside these tests, run as a process in a folder of its own.
struct Program {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The package's folder.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static var file: URL {
    Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL.deletingLastPathComponent()
      .appending(path: "copydesk")
      ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "copydesk")
  }

  /// Where it runs.
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  /// Writes a file into the folder; its path.
  func file(_ name: String, _ text: String) throws -> String {
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Starts the program. What it writes goes to files, not pipes: nobody has to read meanwhile.
  func start(_ arguments: [String], output: URL, errors: URL) throws -> Process {
    let process = Process()
    process.executableURL = Self.file
    process.currentDirectoryURL = folder
    process.arguments = arguments
    for file in [output, errors] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    return process
  }

  func start(_ arguments: String...) throws -> Process {
    try start(arguments, output: temporary("stdout"), errors: temporary("stderr"))
  }

  /// Runs the program to its end.
  func run(_ arguments: [String]) throws -> Outcome {
    let (output, errors) = (temporary("stdout"), temporary("stderr"))
    let process = try start(arguments, output: output, errors: errors)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  private func temporary(_ name: String) -> URL { folder.appending(path: ".\(name)-\(UUID().uuidString)") }
}
