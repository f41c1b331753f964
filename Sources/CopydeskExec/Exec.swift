public import CopydeskCore

/// Runs a program as a stage: each document's record goes to its standard input as one line of JSON, and one line of JSON with
/// what the program says of it comes back, in the same order.
///
/// A reply names the document by `id` and holds members to take over, or `{"id", "drop": "why"}`, or
/// `{"id", "error": {"code", "message"}}`. The program runs as long as the pipeline does, in the pipeline file's folder,
/// without a shell; it ends when its standard input does.
public struct Exec: CorpusStage {
  /// The options.
  public struct Options: StageOptions {
    /// See `spec`.
    public var command: [String] = []
    /// See `spec`.
    public var needs: [String] = []
    /// See `spec`.
    public var writes: [String] = []
    /// See `spec`.
    public var timeout = 30.0
    /// See `spec`.
    public var restarts = 5
    /// See `spec`.
    public var maxReply = 16 << 20
    /// See `spec`.
    public var log = ""
    /// The defaults.
    public init() {}
  }

  static let name = "exec"

  /// The stage's description.
  public static let spec = StageSpec<Options>(
    name: name, summary: "Runs a program of one's own over every document: JSON Lines in, JSON Lines out.",
    needs: [Parts.Text.self],
    options: [
      .option(
        "command", \.command,
        "The program and its arguments; a path with a slash starts from the pipeline file's folder. No shell reads it."),
      .option("needs", \.needs, "Parts of the record that the program can't do without, such as `quotes`."),
      .option(
        "writes", \.writes,
        "Members of its replies to take over: `text`, layers, metadata, `findings`; others are kept under `extra`."),
      .option("timeout", \.timeout, 0.01...86_400, "Seconds until each reply; a program that takes longer is killed."),
      .option("restarts", \.restarts, 0...1_000, "How often in a row it may fail before the rest is rejected."),
      .option("maxReply", \.maxReply, 1_024...1 << 30, "Bytes that a reply may have."),
      .option("log", \.log, "File to which its standard error is appended; empty: only its end is kept, for messages."),
    ])

  let program: ChildProgram
  let options: Options

  /// Makes the stage. Throws when the program isn't there, or a part is none that a program may write.
  public init(options: Options, environment: StageEnvironment) throws(StageError) {
    for part in options.writes where Self.ownParts.contains(part) {
      throw StageError(.options, "A program can't write \"\(part)\".")
    }
    program = try ChildProgram(
      command: options.command, environment: environment, timeout: .seconds(options.timeout),
      maxReply: options.maxReply, log: options.log.isEmpty ? nil : environment.path(options.log))
    self.options = options
  }

  /// Members of records and replies that are not for programs to set.
  private static let ownParts: Set = ["id", "source", "removed", "extra", "offsets", "pipeline", "drop", "error"]

  /// What the files that the command names hold, so that a changed program makes another pipeline.
  public var fingerprint: String { program.fingerprint }

  /// What the options say that the program needs and writes.
  public var chosenParts: ChosenParts { ChosenParts(needs: options.needs, writes: options.writes) }

  /// Begins a run. The program starts with the first document. Throws `io` when the log can't be written.
  public func begin() throws(StageError) -> ExecSession {
    if let log = program.log { try ErrorTail.check(log) }
    return ExecSession(program: program, writes: options.writes, restarts: options.restarts)
  }
}
