import CopydeskCore
import Subprocess
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a program writes to standard error: appended to a log where there is one, its end kept for messages.
final class ErrorTail: Sendable {
  private let tail = Mutex<[UInt8]>([])
  private let log: String?

  init(log: String?) { self.log = log }

  /// Looks whether a log can be appended to. Throws `io` with the system's reason.
  static func check(_ log: String) throws(StageError) { close(try descriptor(of: log)) }

  private static func descriptor(of log: String) throws(StageError) -> Int32 {
    let file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw StageError(.io, "The log \(log) can't be written: \(systemError()).") }
    return file
  }

  /// Reads to the end.
  func drain(_ output: SubprocessOutputSequence) async {
    let file = log.flatMap { try? Self.descriptor(of: $0) } ?? -1
    defer { if file >= 0 { close(file) } }
    do {
      for try await piece in output {
        piece.withUnsafeBytes { bytes in
          if file >= 0 { _ = write(file, bytes.baseAddress, bytes.count) }
          tail.withLock { tail in
            tail.append(contentsOf: bytes)
            if tail.count > 4_096 { tail.removeFirst(tail.count - 4_096) }
          }
        }
      }
    } catch {}
  }

  /// The last line, to follow what else is said; empty when there is none.
  var words: String {
    let lines = tail.withLock { String(decoding: $0, as: UTF8.self) }.split(whereSeparator: \.isNewline)
    guard let last = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }) else { return "" }
    return ": \(last.prefix(200))"
  }
}
