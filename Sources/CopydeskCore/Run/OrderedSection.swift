/// One corpus stage: documents in input order, a batch at a time; those it holds back follow after the last one.
final class OrderedSection: BatchStream {
  private let upstream: any BatchStream
  private let step: Plan.Step
  private let session: any CorpusSession
  private let language: String?
  private let clock: RunClock
  private var isUpstreamDone = false
  /// Whether a document was held back: what is handed on no longer follows what was read.
  private var isHolding = false
  /// Whether giving back what was held has failed; it isn't asked again.
  private var isBroken = false

  init(_ upstream: any BatchStream, step: Plan.Step, session: any CorpusSession, language: String?, clock: RunClock) {
    self.upstream = upstream
    self.step = step
    self.session = session
    self.language = language
    self.clock = clock
  }

  func next() async throws -> Batch? {
    while !isUpstreamDone {
      guard let batch = try await upstream.next() else {
        isUpstreamDone = true
        break
      }
      var passed = await accept(batch)
      passed.checkpoint = try checkpoint(batch.checkpoint)
      if !passed.entries.isEmpty || passed.checkpoint != nil { return passed }
    }
    return await heldBack()
  }

  private func accept(_ batch: Batch) async -> Batch {
    let start = ContinuousClock.now
    defer { clock.add(ContinuousClock.now - start, to: step.id) }
    let documents = batch.entries.map(wanted)
    var answers = await session.accept(documents.compactMap(\.self)).makeIterator()
    var passed = Batch()
    for (entry, document) in zip(batch.entries, documents) {
      guard let document else {
        passed.entries.append(entry)
        continue
      }
      switch answers.next() {
      case .passed(let document): passed.entries.append(self.entry(document))
      case .held: isHolding = true
      case .rejected(let error): passed.entries.append(rejection(of: document, error))
      case nil:
        let error = StageError(.process, "The stage gave no answer to the document.")
        passed.entries.append(rejection(of: document, error))
      }
    }
    return passed
  }

  /// The document of an entry that the stage is to see.
  private func wanted(_ entry: Batch.Entry) -> Document? {
    guard case .document(var document) = entry, step.when?.matches(document) ?? true else { return nil }
    document.assume(language: language)
    return document
  }

  private func rejection(of document: Document, _ error: StageError) -> Batch.Entry {
    .done(.rejection(Rejection(source: document.source, id: document.id, stage: step.id, error: error)))
  }

  private func checkpoint(_ checkpoint: RunCheckpoint?) throws(StageError) -> RunCheckpoint? {
    guard var checkpoint, !isHolding, let kept = try session.checkpoint() else { return nil }
    checkpoint.stages[step.id] = kept
    return checkpoint
  }

  private func heldBack() async -> Batch? {
    guard !isBroken else { return nil }
    let start = ContinuousClock.now
    defer { clock.add(ContinuousClock.now - start, to: step.id) }
    var batch = Batch()
    do throws(StageError) {
      while batch.entries.count < 32, let document = try await session.next() { batch.entries.append(entry(document)) }
    } catch {
      isBroken = true
      batch.entries.append(.done(.rejection(Rejection(source: Source(), stage: step.id, error: error))))
    }
    return batch.entries.isEmpty ? nil : batch
  }

  private func entry(_ document: Document) -> Batch.Entry {
    guard let dropped = document.dropped else { return .document(document) }
    return .done(.drop(DroppedDocument(source: document.source, id: document.id, dropped: dropped)))
  }
}
