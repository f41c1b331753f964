public import CopydeskCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Documents of one run in a temporary file without a name, gone when the run ends: ids and texts on disk, where they lie
/// in memory.
public final class SpillFile: DocumentStorage {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  /// Bytes written, the buffer not counted.
  private var written = 0
  /// Where each document starts; the last element is where the next one will.
  private var starts: [Int] = [0]

  private static let bufferSize = 1 << 18

  /// Makes the file in a folder; by default where the system keeps its temporary files.
  public init(folder: String? = nil) throws(StageError) {
    let folder = folder ?? getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/copydesk-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else {
      throw StageError(.io, "No temporary file can be made in \(folder): \(String(cString: strerror(errno))).")
    }
    unlink(template)
  }

  deinit { close(descriptor) }

  /// How many documents there are.
  public var count: Int { starts.count - 1 }

  /// Adds id, address and text; keys and the rest are the index's own to keep during a run.
  public func append(_ document: StoredDocument) throws(StageError) {
    append(document.id)
    append(document.url ?? "")
    buffer.append(contentsOf: document.text)
    starts.append(written + buffer.count)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// The id, address and text of a document.
  public func document(_ number: Int) throws(StageError) -> StoredDocument {
    var rest = try read(starts[number]..<starts[number + 1])[...]
    let id = Self.string(&rest)
    let url = Self.string(&rest)
    return StoredDocument(id: id, text: Array(rest), url: url.isEmpty ? nil : url, cluster: number)
  }

  private func append(_ string: String) {
    let bytes = string.utf8
    withUnsafeBytes(of: UInt32(clamping: bytes.count).littleEndian) { buffer.append(contentsOf: $0) }
    buffer.append(contentsOf: bytes)
  }

  private static func string(_ bytes: inout ArraySlice<UInt8>) -> String {
    let length = bytes.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    bytes = bytes.dropFirst(4)
    defer { bytes = bytes.dropFirst(length) }
    return String(decoding: bytes.prefix(length), as: UTF8.self)
  }

  /// A run begins with nothing.
  public func replay(_ each: (StoredDocument) -> Void) {}

  /// A run leaves nothing behind.
  public func commit() -> String? { nil }

  /// There is nothing to go back to.
  public func rollBack(to commit: String) {}

  private func read(_ range: Range<Int>) throws(StageError) -> [UInt8] {
    if range.lowerBound >= written { return Array(buffer[range.lowerBound - written..<range.upperBound - written]) }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { bytes, count in
      while count < range.count {
        let got = pread(descriptor, bytes.baseAddress! + count, range.count - count, off_t(range.lowerBound + count))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else {
          failed = true
          return
        }
        count += got
      }
    }
    guard !failed else { throw StageError(.io, "A temporary file can't be read: \(String(cString: strerror(errno))).") }
    return bytes
  }

  private func flush() throws(StageError) {
    let done = buffer.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let put = write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if put < 0, errno == EINTR { continue }
        guard put > 0 else { break }
        done += put
      }
      return done
    }
    guard done == buffer.count else {
      throw StageError(.io, "A temporary file can't be written: \(String(cString: strerror(errno))).")
    }
    written += done
    buffer.removeAll(keepingCapacity: true)
  }
}
