/// A plan at work on inputs: outcomes come in input order, the same for any number of workers.
///
///     for try await outcomes in Run(plan: plan).outcomes(of: inputs) { ... }
///
/// What is in flight is bounded: two batches of the reader, and `jobs` batches for each run of document stages.
public struct Run: Sendable {
  /// The plan.
  public let plan: Plan
  /// How many batches are worked on at a time.
  public let jobs: Int
  /// How records are written.
  public let format: RecordFormat
  /// Counts and times.
  public let clock = RunClock()
  /// Every which batch of the reader (32 documents or 1 MiB) ends in a checkpoint, where the stages allow it; nil: none does.
  public let checkpointInterval: Int?

  /// A run of `plan`.
  public init(plan: Plan, jobs: Int = 1, offsets: OffsetUnit = .codepoint, checkpointInterval: Int? = nil) {
    self.plan = plan
    self.jobs = max(1, jobs)
    self.checkpointInterval = checkpointInterval.map { max(1, $0) }
    format = RecordFormat(offsets: offsets, pipeline: PipelineStamp(name: plan.name, hash: plan.hash))
  }

  /// Reads the inputs with the plan's reader and takes every document through the chain.
  ///
  /// - Parameters:
  ///   - checkpoint: where a run of the same plan over the same inputs was broken off; what lies before it is left out.
  ///   - wanted: which documents and rejections of the reader are taken, by where they come from; nil: all.
  /// - Throws: `StageError` when the plan has no reader or a corpus stage can't begin.
  public func outcomes(
    of inputs: some Sequence<Input> & Sendable, after checkpoint: RunCheckpoint? = nil,
    where wanted: (@Sendable (Source) -> Bool)? = nil
  ) throws(StageError) -> Outcomes {
    guard let reader = plan.reader else {
      throw StageError(.options, "The pipeline has no reader; put { \"stage\": \"read\" } first.")
    }
    if let checkpoint { clock.start(at: checkpoint) }
    return try outcomes(after: checkpoint) { checkpointInterval in
      ReaderStream(
        inputs,
        feed: ReaderFeed(
          reader: reader, clock: clock, position: checkpoint ?? RunCheckpoint(), checkpointInterval: checkpointInterval,
          wanted: wanted))
    }
  }

  /// Takes documents that are there already through the chain, the reader left out.
  public func outcomes(of documents: [Document]) throws(StageError) -> Outcomes {
    try outcomes(after: nil) { _ in DocumentStream(documents, clock: clock) }
  }

  private func outcomes(
    after checkpoint: RunCheckpoint?, from start: (_ checkpointInterval: Int?) -> any BatchStream
  ) throws(StageError) -> Outcomes {
    let sections = plan.sections
    var sessions: [any CorpusSession] = []
    var beginning: RunCheckpoint? = checkpoint ?? RunCheckpoint()
    for case .ordered(let step, let stage) in sections {
      let session = try begin(stage, after: checkpoint?.stages[step.id])
      if let kept = try session.checkpoint() { beginning?.stages[step.id] = kept } else { beginning = nil }
      sessions.append(session)
    }
    // Where one stage can't go on, none may make permanent what a run that is done anew would meet again.
    var stream = start(beginning == nil ? nil : checkpointInterval)
    var begun = sessions.makeIterator()
    let serialize = Serialization(format: format, language: plan.language)
    for (index, section) in sections.enumerated() {
      switch section {
      case .parallel(let steps):
        let work = StageWork(steps: steps, language: plan.language, clock: clock)
        // The last run of document stages writes its records too, while still in parallel.
        let isLast = index == sections.count - 1
        stream = ParallelSection(stream, jobs: jobs) { isLast ? serialize(work($0)) : work($0) }
      case .ordered(let step, _):
        guard let session = begun.next() else { continue }
        stream = OrderedSection(stream, step: step, session: session, language: plan.language, clock: clock)
      }
    }
    if case .parallel = sections.last {} else { stream = ParallelSection(stream, jobs: jobs) { serialize($0) } }
    return Outcomes(stream, beginning: beginning)
  }

  private func begin(_ stage: any CorpusStage, after checkpoint: String?) throws(StageError) -> any CorpusSession {
    if let checkpoint { try stage.begin(after: checkpoint) } else { try stage.begin() }
  }
}

/// The outcomes of a run, some at a time, in input order.
public struct Outcomes: AsyncSequence {
  private let stream: any BatchStream
  /// Where the run begins; nil when a corpus stage keeps nothing on disk, so that the run can only be done as a whole.
  public let beginning: RunCheckpoint?

  init(_ stream: any BatchStream, beginning: RunCheckpoint?) {
    self.stream = stream
    self.beginning = beginning
  }

  /// Goes through the outcomes once.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let stream: any BatchStream
    /// Where the run could go on after the outcomes handed out last; nil for most.
    public private(set) var checkpoint: RunCheckpoint?

    /// The next outcomes; nil at the end.
    public mutating func next() async throws -> [Outcome]? {
      guard let batch = try await stream.next() else { return nil }
      checkpoint = batch.checkpoint
      return batch.entries.compactMap { if case .done(let outcome) = $0 { outcome } else { nil } }
    }
  }

  /// An iterator; there is one pass over the outcomes.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(stream: stream, checkpoint: nil) }
}

/// Turns documents that went through into records.
struct Serialization: Sendable {
  let format: RecordFormat
  let language: String?

  func callAsFunction(_ batch: Batch) -> Batch {
    Batch(
      entries: batch.entries.map { entry in
        guard case .document(var document) = entry else { return entry }
        document.assume(language: language)
        return .done(.record(Record(document: document, json: document.record(format))))
      }, checkpoint: batch.checkpoint)
  }
}

/// Documents that are there already, as a stream.
private final class DocumentStream: BatchStream {
  private var rest: ArraySlice<Document>
  private let clock: RunClock

  init(_ documents: [Document], clock: RunClock) {
    rest = documents[...]
    self.clock = clock
  }

  func next() async -> Batch? {
    guard !rest.isEmpty else { return nil }
    let batch = rest.prefix(32)
    rest = rest.dropFirst(32)
    for document in batch { clock.countDocument(bytes: document.text.count) }
    return Batch(entries: batch.map { .document($0) })
  }
}
