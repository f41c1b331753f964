import CopydeskCore

/// A stream that may hold so many bytes and no more.
final class LimitedStream: ChunkStream {
  private let source: any ChunkStream
  private let limit: Int
  private var count = 0

  init(_ source: any ChunkStream, limit: Int) {
    self.source = source
    self.limit = limit
  }

  func next() throws(StageError) -> [UInt8] {
    let chunk = try source.next()
    count += chunk.count
    guard count <= limit else {
      throw StageError(.limit, "The input is longer than \(limit) bytes.", limit: "maxInputBytes")
    }
    return chunk
  }
}
