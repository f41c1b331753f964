import Synchronization

/// Counts and times of one run, added up from every thread. They never enter a record.
public final class RunClock: Sendable {
  struct State {
    var inputs = 0
    var documents = 0
    var bytes = 0
    var times: [String: Duration] = [:]
  }

  private let state = Mutex(State())

  init() {}

  /// Takes over what was counted before a run was broken off.
  func start(at checkpoint: RunCheckpoint) {
    state.withLock { state in
      state.inputs = checkpoint.inputs
      state.documents = checkpoint.documents
      state.bytes = checkpoint.bytes
    }
  }

  func countInput() { state.withLock { $0.inputs += 1 } }

  func countDocument(bytes: Int) {
    state.withLock { state in
      state.documents += 1
      state.bytes += bytes
    }
  }

  func add(_ time: Duration, to stage: String) { state.withLock { $0.times[stage, default: .zero] += time } }

  /// Inputs read so far.
  public var inputs: Int { state.withLock(\.inputs) }
  /// Documents read so far.
  public var documents: Int { state.withLock(\.documents) }
  /// Bytes of text and markup read so far.
  public var bytes: Int { state.withLock(\.bytes) }
  /// Time spent in a stage so far, over all workers.
  public func time(of stage: String) -> Duration { state.withLock { $0.times[stage] ?? .zero } }
}
