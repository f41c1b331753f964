/// A run of document stages: up to `jobs` batches at a time, handed on in the order they came.
final class ParallelSection: BatchStream {
  private let upstream: any BatchStream
  private let work: @Sendable (Batch) -> Batch
  private let jobs: Int
  private var underWay: [Task<Batch, Never>] = []
  private var isUpstreamDone = false

  init(_ upstream: any BatchStream, jobs: Int, work: @escaping @Sendable (Batch) -> Batch) {
    self.upstream = upstream
    self.jobs = max(1, jobs)
    self.work = work
  }

  func next() async throws -> Batch? {
    while underWay.count < jobs, !isUpstreamDone {
      guard let batch = try await upstream.next() else {
        isUpstreamDone = true
        break
      }
      let work = work
      underWay.append(Task { work(batch) })
    }
    guard !underWay.isEmpty else { return nil }
    return await underWay.removeFirst().value
  }
}

/// What document stages do with a batch.
struct StageWork: Sendable {
  let steps: [Plan.Step]
  let language: String?
  let clock: RunClock

  func callAsFunction(_ batch: Batch) -> Batch {
    var batch = batch
    var times = [Duration](repeating: .zero, count: steps.count)
    for index in batch.entries.indices {
      guard case .document(var document) = batch.entries[index] else { continue }
      // The batch lets go of its copy, so that stages change the document in place.
      batch.entries[index] = .done(
        .drop(DroppedDocument(source: Source(), id: "", dropped: Dropped(stage: "", why: ""))))
      batch.entries[index] = process(&document, &times)
    }
    for (step, time) in zip(steps, times) { clock.add(time, to: step.id) }
    return batch
  }

  private func process(_ document: inout Document, _ times: inout [Duration]) -> Batch.Entry {
    for (index, step) in steps.enumerated() {
      guard case .document(let stage) = step.stage, step.when?.matches(document) ?? true else { continue }
      document.assume(language: language)
      let start = ContinuousClock.now
      defer { times[index] += ContinuousClock.now - start }
      do throws(StageError) {
        try stage.process(&document)
      } catch {
        return .done(.rejection(Rejection(source: document.source, id: document.id, stage: step.id, error: error)))
      }
      if let dropped = document.dropped {
        return .done(.drop(DroppedDocument(source: document.source, id: document.id, dropped: dropped)))
      }
    }
    return .document(document)
  }
}

extension Document {
  /// Takes the pipeline's language once the page can no longer say one.
  mutating func assume(language: String?) {
    if markup == nil, metadata.language == nil { metadata.language = language }
  }
}
