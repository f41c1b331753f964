import ArgumentParser
public import CopydeskCore

/// The program `copydesk` with the stages of a registry.
///
/// A program of one's own is five lines: add stages to `StageRegistry.builtin` and call `main`; every subcommand knows them.
public enum CopydeskCommand {
  /// Reads the command line, runs it and ends the program with a status as `sysexits` has it.
  public static func main(_ registry: StageRegistry, arguments: [String]? = nil) async -> Never {
    let failure = await CommandContext.$registry.withValue(registry) { await Self.failure(of: arguments) }
    RootCommand.exit(withError: failure)
  }

  /// Runs the command that the arguments name; what it threw, if it did.
  private static func failure(of arguments: [String]?) async -> (any Error)? {
    do {
      var command = try RootCommand.parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return nil
    } catch {
      return error
    }
  }
}

/// What subcommands are handed besides their arguments.
enum CommandContext {
  /// The stages of the program. Bound once, in `main`.
  @TaskLocal static var registry = StageRegistry([])
}

struct RootCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copydesk",
    abstract: "Reads scraped news and writes who said what, when.",
    version: CopydeskVersion.program,
    subcommands: [
      RunCommand.self, RetryCommand.self, CheckCommand.self, StagesCommand.self, SchemaCommand.self,
      ExplainCommand.self,
      ValidateCommand.self, FixtureCommand.self, ScoreCommand.self, CompareCommand.self, IndexCommand.self,
      ConformCommand.self,
    ])
}

/// Exit statuses, as `sysexits.h` has them.
enum ExitStatus {
  /// A check failed.
  static let checkFailed = ExitCode(1)
  /// All done, but some documents were rejected.
  static let rejected = ExitCode(3)
  /// The command line is wrong.
  static let usage = ExitCode(64)
  /// A named input is missing or unreadable, or the output can't be written.
  static let io = ExitCode(74)
  /// Another run holds the output or index.
  static let busy = ExitCode(75)
  /// The pipeline is wrong.
  static let pipeline = ExitCode(78)
  /// Stopped by a signal.
  static func signal(_ number: Int32) -> ExitCode { ExitCode(128 + number) }
}
