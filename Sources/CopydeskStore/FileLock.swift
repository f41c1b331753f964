public import CopydeskCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps a file for one process: an advisory lock on `PATH.lock`, which holds the process's number. The system lets go of it
/// when the process ends, however it ends.
public final class FileLock {
  private let descriptor: Int32

  /// Takes the lock, waiting up to `seconds` for another process to let go.
  ///
  /// - Throws: `busy`, naming the holder; `io` when the lock file can't be made.
  public init(_ path: String, waitingUpTo seconds: Double = 5) throws(StageError) {
    descriptor = try Self.lock(path, waitingUpTo: seconds)
    let number = Array("\(getpid())\n".utf8)
    ftruncate(descriptor, 0)
    pwrite(descriptor, number, number.count, 0)
  }

  deinit {
    ftruncate(descriptor, 0)
    close(descriptor)
  }

  private static func lock(_ path: String, waitingUpTo seconds: Double) throws(StageError) -> Int32 {
    let file = path + ".lock"
    let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw StageError(.io, "\(file) can't be made: \(String(cString: strerror(errno))).")
    }
    var tries = max(1, Int(seconds * 20))
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      tries -= 1
      guard tries > 0, errno == EWOULDBLOCK || errno == EINTR else {
        defer { close(descriptor) }
        throw StageError(.busy, "\(path) is in use by \(holder(descriptor)); try again when that run has ended.")
      }
      usleep(50_000)
    }
    return descriptor
  }

  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let number = String(decoding: bytes.prefix(max(0, count)).prefix { 0x30...0x39 ~= $0 }, as: UTF8.self)
    return number.isEmpty ? "another process" : "process \(number)"
  }
}
