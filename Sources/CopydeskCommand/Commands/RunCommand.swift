import ArgumentParser

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Take inputs through a pipeline and write records.",
    discussion: """
      Inputs are files, directories (recursive, hidden files skipped), patterns in quotation marks, or - for standard input. \
      Formats are told by content; gzip too.
      """)

  @OptionGroup var inputs: InputOptions
  @OptionGroup var options: RunOptions

  func run() async throws { try await options.run(inputs.found(options.console.console)) }
}
