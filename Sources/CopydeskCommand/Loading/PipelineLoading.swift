import ArgumentParser
import Copydesk
import CopydeskCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which pipeline is meant, and options set from outside.
struct PipelineOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The pipeline file. Default: ./pipeline.json if there, else the built-in news pipeline.", valueName: "file"))
  var pipeline: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Set an option of a stage, such as deduplicate.threshold=0.7.", valueName: "stage.option=value"))
  var overrides: [String] = []

  /// The pipeline with everything it extends, resolved; says on the console what is wrong, and throws status 78.
  ///
  /// - Parameter switches: options to turn on in every stage of the pipeline that has them.
  func plan(
    _ registry: StageRegistry, _ console: Console, otherwise file: String? = nil, workDirectory: String? = nil,
    turningOn switches: [String] = []
  ) throws -> (plan: Plan, source: PipelineSource) {
    var diagnostics: [Diagnostic] = []
    let (source, base) = try load(file, console, &diagnostics)
    do {
      let plan = try Plan(
        source, registry: registry, environment: .program(baseDirectory: base, workDirectory: workDirectory),
        overrides: try parsedOverrides(console) + turnedOn(switches, source, registry),
        variables: environmentVariables(), diagnostics: diagnostics)
      return (plan, source)
    } catch let error as PlanError {
      for diagnostic in error.diagnostics { console.error(diagnostic.description) }
      throw ExitStatus.pipeline
    }
  }

  private func turnedOn(_ switches: [String], _ source: PipelineSource, _ registry: StageRegistry) -> [Plan.Override] {
    switches.flatMap { name in
      source.stages.filter { entry in
        registry.descriptions.first { $0.name == entry.stage.value }?.options.contains { $0.name == name } ?? false
      }.compactMap { Plan.Override("\($0.id).\(name)=true") }
    }
  }

  private func parsedOverrides(_ console: Console) throws -> [Plan.Override] {
    try overrides.map { text in
      guard let override = Plan.Override(text) else {
        console.error("--set \(text): write it as STAGE.OPTION=VALUE.")
        throw ExitStatus.usage
      }
      return override
    }
  }

  private func load(_ named: String?, _ console: Console, _ diagnostics: inout [Diagnostic]) throws -> (
    PipelineSource, String
  ) {
    let path = pipeline ?? named ?? (access("pipeline.json", F_OK) == 0 ? "pipeline.json" : nil)
    guard let path else {
      console.note("There is no pipeline.json here; the built-in news pipeline runs.")
      return (try source(Array(Pipeline.Builtin.news.json.utf8), "built-in", &diagnostics), ".")
    }
    do throws(StageError) {
      let bytes = try ByteSource(.file(path)).readAll()
      return (try source(bytes, path, &diagnostics), directory(of: path))
    } catch {
      console.error("\(path): \(error.message)")
      throw ExitStatus.pipeline
    }
  }

  private func source(_ bytes: [UInt8], _ file: String, _ diagnostics: inout [Diagnostic]) throws(StageError)
    -> PipelineSource
  {
    PipelineSource(bytes, file: file, diagnostics: &diagnostics) { name, base in
      let path = name.hasPrefix("/") || directory(of: base) == "." ? name : directory(of: base) + "/" + name
      return (try ByteSource(.file(path)).readAll(), path)
    }
  }
}

/// A path without its last part; `.` where there is none.
func directory(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// The environment's variables.
func environmentVariables() -> [String: String] {
  var variables: [String: String] = [:]
  var entry = environ
  while let pointer = entry.pointee {
    let text = String(cString: pointer)
    if let equals = text.firstIndex(of: "=") {
      variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
    }
    entry += 1
  }
  return variables
}
