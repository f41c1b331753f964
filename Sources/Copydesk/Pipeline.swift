public import CopydeskCore

/// A pipeline ready to run: the shortest way to embed Copydesk.
///
///     let desk = try Pipeline(.news)
///     for try await record in try desk.records(of: inputs) { print(String(decoding: record.json, as: UTF8.self)) }
public struct Pipeline: Sendable {
  /// The plan that runs.
  public let plan: Plan

  /// The pipelines that come with Copydesk.
  public struct Builtin: Sendable {
    /// The pipeline file's text.
    public let json: String

    /// Reads news of any format, cleans it, and writes who said what, when.
    public static let news = Builtin(
      json: """
        {
          "name": "news",
          "language": "en",
          "stages": [
            { "stage": "read" },
            { "stage": "clean-markup" },
            { "stage": "clean-text" },
            { "stage": "split-sentences" },
            { "stage": "resolve-dates" },
            { "stage": "attribute-quotes" },
            { "stage": "deduplicate" }
          ]
        }
        """)
  }

  /// A pipeline that comes with Copydesk.
  public init(_ builtin: Builtin, registry: StageRegistry = .builtin) throws(PlanError) {
    try self.init(json: builtin.json, registry: registry)
  }

  /// A pipeline given as the text of a pipeline file. It can't extend another one.
  ///
  /// - Throws: everything that is wrong with it, with line, column and JSON path.
  public init(json: String, registry: StageRegistry = .builtin) throws(PlanError) {
    var diagnostics: [Diagnostic] = []
    let source = PipelineSource(Array(json.utf8), file: "pipeline", diagnostics: &diagnostics) { _, _ in
      throw StageError(.io, "a pipeline given as text can't extend another.")
    }
    plan = try Plan(source, registry: registry, environment: .program(), diagnostics: diagnostics)
  }

  /// The records of the inputs, in input order. Rejections and drops are left out; `Run.outcomes` has them too.
  ///
  /// - Parameter jobs: how many batches are worked on at a time.
  public func records(
    of inputs: some Sequence<Input> & Sendable, jobs: Int = 1
  ) throws(StageError) -> some AsyncSequence<Record, any Error> {
    try Run(plan: plan, jobs: jobs).outcomes(of: inputs).flatMap { outcomes in
      RecordSequence(records: outcomes.compactMap { if case .record(let record) = $0 { record } else { nil } })
    }
  }
}

/// The records of one batch, as a sequence that `flatMap` takes.
private struct RecordSequence: AsyncSequence {
  let records: [Record]

  struct AsyncIterator: AsyncIteratorProtocol {
    var iterator: [Record].Iterator
    mutating func next() async throws -> Record? { iterator.next() }
  }

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(iterator: records.makeIterator()) }
}
