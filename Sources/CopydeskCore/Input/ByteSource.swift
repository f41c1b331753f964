#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The bytes of an input, a piece at a time.
public final class ByteSource {
  private let memory: [UInt8]
  private var taken = 0
  private let descriptor: Int32
  private let owns: Bool

  /// Opens an input's bytes. Throws `io` with the system's reason when the file can't be opened.
  public init(_ content: Input.Content) throws(StageError) {
    switch content {
    case .bytes(let bytes): (memory, descriptor, owns) = (bytes, -1, false)
    case .standardInput: (memory, descriptor, owns) = ([], STDIN_FILENO, false)
    case .file(let path):
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      guard opened >= 0 else { throw StageError(.io, "The file can't be opened: \(systemError()).") }
      (memory, descriptor, owns) = ([], opened, true)
    }
  }

  deinit { if owns { close(descriptor) } }

  /// The next bytes, at most `count` of them; empty at the end. Throws `io` with the system's reason.
  public func read(upTo count: Int = 1 << 16) throws(StageError) -> [UInt8] {
    guard descriptor >= 0 else {
      defer { taken = min(taken + count, memory.count) }
      return Array(memory[taken..<min(taken + count, memory.count)])
    }
    var got = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat { got = Self.readBytes(descriptor, buffer) } while got < 0 && errno == EINTR
      initialized = max(0, got)
    }
    if got < 0 { throw StageError(.io, "The input can't be read: \(systemError()).") }
    return piece
  }

  private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// All bytes that are left. Throws `limit` when there are more than `limit`.
  public func readAll(limit: Int = .max, named name: String = "maxBytes") throws(StageError) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try read()
      if piece.isEmpty { return all }
      guard all.count + piece.count <= limit else {
        throw StageError(.limit, "The input is longer than \(limit) bytes.", limit: name)
      }
      if all.isEmpty { all = piece } else { all += piece }
    }
  }
}

/// The system's words for the last error.
public func systemError() -> String { String(cString: strerror(errno)) }
