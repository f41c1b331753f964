import CopydeskCore

/// Reads lines and stretches of known length from a stream.
struct ByteReader {
  private let stream: any ChunkStream
  private var buffer: [UInt8] = []
  private var index = 0

  init(_ stream: any ChunkStream) { self.stream = stream }

  /// The next line without its end; nil at the end of the stream. What a line has beyond `limit` bytes is lost.
  mutating func line(limit: Int = 1 << 16) throws(StageError) -> [UInt8]? {
    var line: [UInt8] = []
    while try fill() {
      let end = buffer[index...].firstIndex(of: 0x0A)
      if line.count < limit { line += buffer[index..<(end ?? buffer.count)].prefix(limit - line.count) }
      index = end.map { $0 + 1 } ?? buffer.count
      guard end != nil else { continue }
      if line.last == 0x0D { line.removeLast() }
      return line
    }
    return line.isEmpty ? nil : line
  }

  /// The next `count` bytes, fewer at the end of the stream; only the first `keeping` of them are kept.
  mutating func bytes(_ count: Int, keeping limit: Int) throws(StageError) -> (kept: [UInt8], count: Int) {
    var kept: [UInt8] = []
    var read = 0
    while read < count, try fill() {
      let piece = buffer[index...].prefix(count - read)
      if kept.count < limit { kept += piece.prefix(limit - kept.count) }
      index += piece.count
      read += piece.count
    }
    return (kept, read)
  }

  private mutating func fill() throws(StageError) -> Bool {
    guard index == buffer.count else { return true }
    buffer = try stream.next()
    index = 0
    return !buffer.isEmpty
  }
}
