import CopydeskCore

/// A stream turned into UTF-8 as it is read; the encoding is decided by its first bytes.
final class DecodedStream: ChunkStream {
  /// The encoding.
  let charset: String
  private let source: any ChunkStream
  private var decoder: CharsetDecoder
  private var markLength: Int
  private var isAtEnd = false
  private let decision: CharsetDecision

  /// How many bytes the decision looks at.
  private static let head = 1 << 16

  init(_ source: PeekableStream, transport: String?, mediaType: String?) throws(StageError) {
    let head = try source.peek(Self.head)
    decision = head.withUnsafeBufferPointer {
      CharsetDecision(head: $0, transport: transport, mediaType: mediaType, isWhole: head.count < Self.head)
    }
    decoder = CharsetDecoder(decision.charset)
    charset = decoder.charset.name
    markLength = decision.markLength
    self.source = source
  }

  /// What had to be repaired so far.
  var repairs: [EncodingRepair] { decision.repairs + decoder.counts.repairs }

  func next() throws(StageError) -> [UInt8] {
    var output: [UInt8] = []
    while output.isEmpty, !isAtEnd {
      var chunk = try source.next()[...]
      isAtEnd = chunk.isEmpty
      if markLength > 0 {
        chunk = chunk.dropFirst(markLength)
        markLength = 0
      }
      chunk.withUnsafeBufferPointer { decoder.decode($0, isLast: isAtEnd, into: &output) }
    }
    return output
  }

  /// The stream as it is where it holds single bytes for ASCII, as JSON Lines should: each line is then repaired by itself.
  static func unlessUTF8(_ source: PeekableStream, _ reading: Reading) throws(StageError) -> any ChunkStream {
    let decoded = try DecodedStream(source, transport: reading.input.known.charset, mediaType: "application/json")
    return decoded.charset == "utf-8" ? source : decoded
  }
}
