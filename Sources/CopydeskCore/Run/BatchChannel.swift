import Dispatch
import Synchronization

/// A bounded channel from one thread, which may block, to one task, which may not.
final class BatchChannel: Sendable {
  private struct State {
    var batches: [Batch] = []
    var isFinished = false
    var isCancelled = false
    var waiting: CheckedContinuation<Batch?, Never>?
  }

  private let state = Mutex(State())
  private let slots = DispatchSemaphore(value: 0)

  /// Dispatch traps when a semaphore goes away below the value it was made with, hence zero and signals.
  init(capacity: Int) { for _ in 0..<capacity { slots.signal() } }

  var isCancelled: Bool { state.withLock(\.isCancelled) }

  /// Waits for a free place, then hands the batch on. False when nobody wants it any more.
  func send(_ batch: Batch) -> Bool {
    slots.wait()
    let (taker, isCancelled) = state.withLock { state -> (CheckedContinuation<Batch?, Never>?, Bool) in
      if state.isCancelled { return (nil, true) }
      if let taker = state.waiting {
        state.waiting = nil
        return (taker, false)
      }
      state.batches.append(batch)
      return (nil, false)
    }
    if let taker {
      slots.signal()
      taker.resume(returning: batch)
    }
    return !isCancelled
  }

  /// Says that no batch follows.
  func finish() {
    let taker = state.withLock { state -> CheckedContinuation<Batch?, Never>? in
      state.isFinished = true
      defer { state.waiting = nil }
      return state.waiting
    }
    taker?.resume(returning: nil)
  }

  /// Says that nobody wants further batches; a sender that waits is let go.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    slots.signal()
  }

  /// The next batch; nil at the end.
  func next() async -> Batch? {
    await withCheckedContinuation { continuation in
      let ready = state.withLock { state -> Batch?? in
        if !state.batches.isEmpty { return .some(state.batches.removeFirst()) }
        if state.isFinished { return .some(nil) }
        state.waiting = continuation
        return nil
      }
      guard let ready else { return }
      if ready != nil { slots.signal() }
      continuation.resume(returning: ready)
    }
  }
}
