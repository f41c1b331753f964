public import CopydeskText

/// A pipeline as its file and the files it extends say together.
public struct PipelineSource: Sendable {
  /// The file that was named.
  public let file: PipelineFile
  /// The chain after every `extends`: stages replaced by id or name, new ones at the end.
  public let stages: [PipelineFile.StageEntry]
  /// The name, from the nearest file that gives one.
  public let name: String
  /// The language, from the nearest file that gives one.
  public let language: String?
  /// The tests of the named file.
  public var tests: [PipelineFile.Located<JSONView>] { file.tests }

  /// Reads a pipeline and what it extends. Mistakes of form go to `diagnostics`.
  ///
  /// - Parameter load: returns the bytes and full name of a file that another one (`base`) extends. What it throws is reported
  ///   at the `extends` that named the file.
  public init(
    _ bytes: [UInt8], file: String, diagnostics: inout [Diagnostic],
    load: (_ name: String, _ base: String) throws -> (bytes: [UInt8], file: String)
  ) {
    var chain = [PipelineFile(bytes, file: file, diagnostics: &diagnostics)]
    while let extends = chain.last?.extends, let base = chain.last?.file {
      do {
        let next = try load(extends.value, base)
        guard !chain.contains(where: { $0.file == next.file }) else {
          diagnostics.append(extends.place.diagnostic("This extends \(next.file), which extends this file: a cycle."))
          break
        }
        chain.append(PipelineFile(next.bytes, file: next.file, diagnostics: &diagnostics))
      } catch {
        diagnostics.append(extends.place.diagnostic("\"\(extends.value)\" can't be read: \(error)"))
        break
      }
    }
    self.file = chain[0]
    stages = PipelineSource.merged(chain, &diagnostics)
    name = chain.lazy.compactMap(\.name).first ?? "pipeline"
    language = chain.lazy.compactMap(\.language).first
  }

  private static func merged(_ chain: [PipelineFile], _ diagnostics: inout [Diagnostic]) -> [PipelineFile.StageEntry] {
    var stages: [PipelineFile.StageEntry] = []
    for file in chain.reversed() {
      var own: Set<String> = []
      for entry in file.stages {
        if !own.insert(entry.id).inserted {
          diagnostics.append(
            entry.stage.place.diagnostic(
              "Two stages are called \"\(entry.id)\"; give one of them an \"id\" of its own."))
        } else if let index = stages.firstIndex(where: { $0.id == entry.id }) {
          stages[index] = entry
        } else {
          stages.append(entry)
        }
      }
    }
    return stages
  }
}
