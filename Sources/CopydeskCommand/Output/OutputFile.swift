import CopydeskCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file, pipe or terminal that whole pieces are written to.
final class OutputFile {
  private let descriptor: Int32
  private let owns: Bool
  /// The file's name, for messages.
  let name: String

  /// Standard output.
  static var standardOutput: OutputFile { OutputFile(descriptor: STDOUT_FILENO, owns: false, name: "standard output") }

  private init(descriptor: Int32, owns: Bool, name: String) {
    self.descriptor = descriptor
    self.owns = owns
    self.name = name
  }

  /// Creates a file, or empties the one that is there. Throws `io` with the system's reason.
  convenience init(creating path: String) throws(StageError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw StageError(.io, "\(path) can't be written: \(systemError()).") }
    self.init(descriptor: descriptor, owns: true, name: path)
  }

  /// Opens a file to go on after its first `size` bytes; what stands behind them is cut off. Throws `io` with the reason.
  convenience init(continuing path: String, at size: Int) throws(StageError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw StageError(.io, "\(path) can't be written: \(systemError()).") }
    self.init(descriptor: descriptor, owns: true, name: path)
    guard lseek(descriptor, 0, SEEK_END) >= off_t(size) else {
      throw StageError(.io, "\(path) is shorter than the ledger says; begin anew with --overwrite.")
    }
    guard ftruncate(descriptor, off_t(size)) == 0, lseek(descriptor, off_t(size), SEEK_SET) == off_t(size) else {
      throw StageError(.io, "\(path) can't be written: \(systemError()).")
    }
  }

  deinit { if owns { close(descriptor) } }

  /// Bytes before the place where the next ones go.
  var size: Int { Int(lseek(descriptor, 0, SEEK_CUR)) }

  /// Writes all bytes. Throws `io` with the system's reason.
  func write(_ bytes: [UInt8]) throws(StageError) {
    var failed = false
    bytes.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = systemWrite(descriptor, UnsafeBufferPointer(rebasing: rest))
        guard written > 0 else {
          failed = true
          return
        }
        rest = rest.dropFirst(written)
      }
    }
    if failed { throw StageError(.io, "\(name) can't be written: \(systemError()).") }
  }

  /// Waits until the bytes are on the disk. Throws `io` with the system's reason.
  func synchronize() throws(StageError) {
    if owns, fsync(descriptor) != 0, errno != EINVAL {
      throw StageError(.io, "\(name) can't be written: \(systemError()).")
    }
  }
}
