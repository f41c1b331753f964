import CopydeskCore
import CopydeskText
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program that can be started, with its limits.
struct ChildProgram: Sendable {
  /// How it is started.
  let configuration: Configuration
  /// Its name and arguments, for messages.
  let name: String
  /// Time for each reply, and for its end.
  let timeout: Duration
  /// Bytes that a reply may have.
  let maxReply: Int
  /// Where its standard error is appended; nil: nowhere.
  let log: String?
  /// A hash of the files that the command names; empty when it names none.
  let fingerprint: String

  init(
    command: [String], environment: StageEnvironment, timeout: Duration, maxReply: Int, log: String?
  ) throws(StageError) {
    guard let program = command.first, !program.isEmpty else {
      throw StageError(.options, "\"command\" names no program, such as [\"python3\", \"tone.py\"].")
    }
    guard let path = Self.executable(program, environment) else {
      let place = program.contains("/") ? environment.path(program) : "a folder of PATH"
      throw StageError(.options, "There is no program \"\(program)\" in \(place) that may be run.")
    }
    var options = PlatformOptions()
    // A session of its own, so that what it starts itself ends with it.
    options.createSession = true
    configuration = Configuration(
      executable: .path(FilePath(path)),
      arguments: Arguments(executablePathOverride: program, remainingValues: Array(command.dropFirst())),
      workingDirectory: FilePath(environment.baseDirectory), platformOptions: options)
    name = command.joined(separator: " ")
    (self.timeout, self.maxReply, self.log) = (timeout, maxReply, log)
    fingerprint = Self.fingerprint([path] + command.dropFirst().map(environment.path))
  }

  /// The file of a program: a path, or a name that a folder of PATH holds.
  private static func executable(_ program: String, _ environment: StageEnvironment) -> String? {
    if program.contains("/") {
      let path = environment.path(program)
      return isExecutable(path) ? path : nil
    }
    let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return folders.split(separator: ":").map { "\($0)/\(program)" }.first(where: isExecutable)
  }

  private static func isExecutable(_ path: String) -> Bool { isFile(path) && access(path, X_OK) == 0 }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func fingerprint(_ files: [String]) -> String {
    var hashes: [String] = []
    for file in files where isFile(file) {
      guard let bytes = try? ByteSource(.file(file)).readAll(limit: 64 << 20) else { continue }
      hashes.append(String(bytes.withUnsafeBufferPointer { FNV1a.hash($0) }, radix: 16))
    }
    return hashes.joined(separator: " ")
  }
}
