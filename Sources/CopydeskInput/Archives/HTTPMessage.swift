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
    let coding = fields["content-encoding"]?.lowercased() ?? "identity"
    let wrapping: InflatedStream.Wrapping
    if joined.starts(with: [0x1F, 0x8B]) {
      wrapping = .gzip
    } else if coding == "deflate" {
      wrapping = joined.first.map { $0 & 0x0F == 8 } ?? false ? .zlib : .raw
    } else if coding == "br" || coding == "zstd" {
      throw StageError(.unreadable, "The archived response is packed with \(coding), which can't be unpacked.")
    } else {
      return (joined, nil)
    }
    let stream = InflatedStream(MemoryStream(joined), wrapping, ratio: ratio)
    let bytes = try PeekableStream(stream).readAll(limit: limit)
    return (bytes, stream.problem)
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
