import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Kills a process that is awaited for too long.
///
/// Time is counted in slices, each a turn of the watching task: where all threads are busy the watch comes late too, and a reply
/// that lies ready is read before its time is up.
final class Watch: Sendable {
  private struct State {
    var process: pid_t?
    /// Slices left until the process is killed; nil while nothing is awaited.
    var patience: Int?
    var reason: String?
  }

  private static let slices = 16

  private let timeout: Duration
  private let state = Mutex(State())

  init(timeout: Duration) { self.timeout = timeout }

  /// Why the process was killed, in words that follow its name; nil when it wasn't.
  var reason: String? { state.withLock(\.reason) }

  /// The process to kill, which leads a group of its own.
  func begin(_ process: pid_t) { state.withLock { $0.process = process } }

  /// From now on something is awaited.
  func expect() { state.withLock { $0.patience = Self.slices } }

  /// Nothing is awaited.
  func rest() { state.withLock { $0.patience = nil } }

  /// Kills the process and what it started.
  func kill(_ reason: String) {
    state.withLock { state in
      guard let process = state.process, state.reason == nil else { return }
      state.reason = reason
      killpg(process, SIGKILL)
    }
  }

  /// Watches until its task is cancelled.
  func run() async {
    while (try? await Task.sleep(for: timeout / Self.slices)) != nil {
      let isOver = state.withLock { state in
        state.patience = state.patience.map { $0 - 1 }
        return state.patience.map { $0 < 0 } ?? false
      }
      if isOver { return kill("gave no answer within \(timeout.formattedSeconds)") }
    }
  }
}

extension Duration {
  fileprivate var formattedSeconds: String {
    let seconds = Double(components.seconds) + Double(components.attoseconds) / 1e18
    return seconds == seconds.rounded() ? "\(components.seconds) seconds" : "\(seconds) seconds"
  }
}
