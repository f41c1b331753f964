import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Notes SIGINT and SIGTERM, so that a run can end between two batches. A second signal ends the program at once.
final class SignalWatch {
  private let sources: [any DispatchSourceSignal]
  private let number = SignalNumber()

  init() {
    // A reader of standard output that goes away is an error of writing, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    let number = number
    sources = [SIGINT, SIGTERM].map { watched in
      signal(watched, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: watched, queue: .global())
      source.setEventHandler { number.note(watched) }
      source.resume()
      return source
    }
  }

  deinit { for source in sources { source.cancel() } }

  /// The signal that came, if one did.
  var received: Int32? { number.value.withLock(\.self) }
}

private final class SignalNumber: Sendable {
  let value = Mutex<Int32?>(nil)

  func note(_ signal: Int32) {
    let isSecond = value.withLock { value in
      defer { value = signal }
      return value != nil
    }
    if isSecond { _exit(128 + signal) }
  }
}
