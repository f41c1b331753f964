import CopydeskCore

/// An HTTP response as an archive keeps it.
struct HTTPMessage {
  /// The status code; nil where the first line is none of HTTP.
  let status: Int?
  /// The header.
  let fields: HeaderFields
  /// What the response carried, as it was sent.
  private let sent: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    var fields = HeaderFields()
    var index = 0
    var first: [UInt8]?
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      var line = Array(bytes[index..<end])
      if line.last == 0x0D { line.removeLast() }
      index = min(end + 1, bytes.count)
      if line.isEmpty { break }
      if first == nil { first = line } else { fields.add(line) }
    }
    let words = (first ?? []).split(separator: 0x20)
    let isHTTP = first?.starts(with: "HTTP/".utf8) ?? false
    status = isHTTP && words.count > 1 ? Int(String(decoding: words[1], as: UTF8.self)) : nil
    self.fields = fields
    sent = bytes[index...]
  }

  /// The content, joined from its chunks and unpacked, and what ended that too early, if anything. What was stored ready
  /// already is left as it is.
  func body(ratio: Int, limit: Int) throws(StageError) -> (bytes: [UInt8], problem: String?) {
    let isChunked = fields["transfer-encoding"]?.lowercased().contains("chunked") ?? false
    let joined = isChunked ? HTTPMessage.joined(sent) ?? Array(sent) : Array(sent)
    guard let packing = packing(of: joined) else { return (joined, nil) }
    let stream = UnpackedStream(MemoryStream(joined), packing, ratio: ratio)
    let bytes = try PeekableStream(stream).readAll(limit: limit)
    return (bytes, stream.problem)
  }

  /// How the content is packed: what its first bytes tell, else what the header says. Brotli has no mark of its own; text
  /// that an archive unpacked already begins otherwise than almost anything that it packs.
  private func packing(of bytes: [UInt8]) -> Packing? {
    if let packing = Packing(head: bytes) { return packing }
    switch fields["content-encoding"]?.lowercased() {
    case "deflate": return bytes.first.map { $0 & 0x0F == 8 } ?? false ? .zlib : .deflate
    case "br": return HTTPMessage.isText(bytes) ? nil : .brotli
    default: return nil
    }
  }

  /// Whether bytes begin as UTF-8 text without control characters.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let head = Array(bytes.prefix(64))
    return head.withUnsafeBufferPointer { UTF8Scan($0, isWhole: false).isValid }
      && head.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
  }

  /// The bytes of all chunks (RFC 9112, 7.1); nil where the first line is no chunk's, so that they were joined before.
  private static func joined(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var rest = bytes
    while let end = rest.prefix(1024).firstIndex(of: 0x0A) {
      let digits = rest[..<end].prefix { $0 != 0x3B && $0 != 0x0D && $0 != 0x20 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0 else {
        return output.isEmpty ? nil : output + rest
      }
      if size == 0 { return output }
      let chunk = rest[(end + 1)...].prefix(size)
      output += chunk
      rest = rest[chunk.endIndex...]
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A { rest = rest.dropFirst() }
    }
    return output.isEmpty ? nil : output
  }
}
