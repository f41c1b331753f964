import ArgumentParser
import CopydeskCore
import CopydeskStore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a run writes to.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "NAME.jsonl: a plain stream; any other name: a run directory. Default: standard output.", valueName: "name"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Where rejections of a plain stream go. Default: standard error.", valueName: "file"))
  var rejected: String?

  @Flag(name: .long, help: "Replace an output that is there.")
  var overwrite = false

  @Flag(
    name: .long,
    help: "Go on with the run of this directory that was broken off; begin it where there is none.")
  var resume = false

  /// The run directory, when it is one that is written to.
  var directory: String? {
    guard let output, output != "-", !output.hasSuffix(".jsonl") else { return nil }
    return output
  }

  func validate() throws {
    if resume, directory == nil { throw ValidationError("--resume needs a run directory: -o NAME without .jsonl.") }
    if resume, overwrite {
      throw ValidationError("--resume goes on with what is there, --overwrite replaces it: take one.")
    }
  }

  /// Opens the output; an existing one is refused unless it may be overwritten or the run goes on.
  ///
  /// - Parameter identity: what the run is a run of.
  func open(for identity: RunLedger.Identity) throws(StageError) -> any Output {
    guard let output, output != "-" else {
      return StreamOutput(records: .standardOutput, rejected: try file(rejected))
    }
    if let directory {
      if exists(directory), !overwrite, !resume { throw refused(directory) }
      return try RunDirectory(directory, for: identity, resumes: resume)
    }
    guard let records = try file(output) else { return StreamOutput(records: .standardOutput, rejected: nil) }
    return StreamOutput(records: records, rejected: try file(rejected))
  }

  private func file(_ path: String?) throws(StageError) -> OutputFile? {
    guard let path else { return nil }
    if exists(path), !overwrite, !isStream(path) { throw refused(path) }
    return try OutputFile(creating: path)
  }

  private func refused(_ path: String) -> StageError {
    StageError(.io, "\(path) is there already; take another name, or --overwrite to replace it.")
  }

  private func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether the path names a pipe or device, to which writing destroys nothing.
  private func isStream(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG && status.st_mode & S_IFMT != S_IFDIR
  }
}
