import ArgumentParser
import CopydeskCore

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of pipeline files or of records.")

  @Argument(help: "pipeline or record.")
  var what = Subject.pipeline

  enum Subject: String, ExpressibleByArgument, CaseIterable { case pipeline, record }

  func run() {
    switch what {
    case .pipeline: print(PipelineSchema.text(CommandContext.registry.descriptions))
    case .record: print(RecordSchema.text)
    }
  }
}
