import CopydeskCore

/// Bytes that are pulled a chunk at a time.
protocol ChunkStream: AnyObject {
  /// The next bytes; empty at the end, and from then on.
  func next() throws(StageError) -> [UInt8]
}

extension ByteSource: ChunkStream {
  func next() throws(StageError) -> [UInt8] { try read() }
}

/// Bytes in memory as a stream.
final class MemoryStream: ChunkStream {
  private let bytes: [UInt8]
  private var taken = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func next() -> [UInt8] {
    let end = min(bytes.count, taken + 1 << 16)
    defer { taken = end }
    return Array(bytes[taken..<end])
  }
}
