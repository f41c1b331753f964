import CopydeskCore

/// Cuts a stream into lines.
struct LineReader {
  /// A line, or that it was too long to be kept.
  enum Line {
    case line(ArraySlice<UInt8>)
    case tooLong
  }

  private let stream: any ChunkStream
  private let limit: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var searched = 0
  private var isAtEnd = false

  init(_ stream: any ChunkStream, limit: Int) {
    self.stream = stream
    self.limit = limit
  }

  /// The next line without its newline; nil at the end. A line over the limit is passed over and said.
  mutating func next() throws(StageError) -> Line? {
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        defer {
          start = newline + 1
          searched = start
        }
        return newline - start <= limit ? .line(buffer[start..<newline]) : .tooLong
      }
      searched = buffer.count
      if buffer.count - start > limit { return try passOver() }
      guard try fill() else { return rest() }
    }
  }

  private mutating func rest() -> Line? {
    guard start < buffer.count else { return nil }
    defer { (start, searched) = (buffer.count, buffer.count) }
    return .line(buffer[start...])
  }

  private mutating func fill() throws(StageError) -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      buffer.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    let chunk = try stream.next()
    isAtEnd = chunk.isEmpty
    buffer += chunk
    return !isAtEnd
  }

  private mutating func passOver() throws(StageError) -> Line {
    while true {
      if let newline = buffer[searched...].firstIndex(of: 0x0A) {
        (start, searched) = (newline + 1, newline + 1)
        return .tooLong
      }
      (start, searched) = (buffer.count, buffer.count)
      guard try fill() else { return .tooLong }
    }
  }
}
