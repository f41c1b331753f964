import CopydeskCore

/// A stream whose first bytes can be looked at before they are read.
final class PeekableStream: ChunkStream {
  private let source: any ChunkStream
  private var ahead: [UInt8] = []
  private var isAtEnd = false

  init(_ source: any ChunkStream) { self.source = source }

  /// At least `count` of the next bytes, or all where there are fewer. They stay to be read.
  func peek(_ count: Int) throws(StageError) -> [UInt8] {
    while ahead.count < count, !isAtEnd {
      let chunk = try source.next()
      if chunk.isEmpty { isAtEnd = true } else { ahead += chunk }
    }
    return ahead
  }

  func next() throws(StageError) -> [UInt8] {
    guard ahead.isEmpty else {
      defer { ahead = [] }
      return ahead
    }
    return isAtEnd ? [] : try source.next()
  }

  /// Everything that is left. Throws `limit`, named `maxDocumentBytes`, when there are more than `limit` bytes.
  func readAll(limit: Int) throws(StageError) -> [UInt8] {
    var all = try next()
    while true {
      guard all.count <= limit else {
        throw StageError(.limit, "The document is longer than \(limit) bytes.", limit: "maxDocumentBytes")
      }
      let chunk = try next()
      if chunk.isEmpty { return all }
      all += chunk
    }
  }
}
