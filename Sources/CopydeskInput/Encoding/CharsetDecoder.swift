/// Turns bytes of one encoding into valid UTF-8, chunk by chunk.
struct CharsetDecoder: ~Copyable {
  /// What had to be repaired so far.
  private(set) var counts = DecodingCounts()
  /// The encoding it reads; differs from the one asked for where the system has no converter for that.
  let charset: Charset
  private var converter: Converter?
  /// The start of a character whose rest is yet to come.
  private var pending: [UInt8] = []
  private var escapes: HZEscapes?

  init(_ charset: Charset) {
    guard let name = charset.converter else {
      self.charset = charset
      converter = nil
      return
    }
    converter = Converter(from: name)
    if charset.name == "hz-gb-2312" { escapes = HZEscapes() }
    self.charset = converter == nil ? .windows1252 : charset
  }

  /// Appends `chunk` in UTF-8 to `output`.
  mutating func decode(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) {
    guard let unwrapped = escapes?.unwrap(chunk, isLast: isLast) else {
      return decodePlain(chunk, isLast: isLast, into: &output)
    }
    unwrapped.withUnsafeBufferPointer { decodePlain($0, isLast: isLast, into: &output) }
  }

  private mutating func decodePlain(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) {
    guard !pending.isEmpty else {
      let read = decodeWhole(chunk, isLast: isLast, into: &output)
      pending = Array(chunk[read...])
      return
    }
    let joined = pending + chunk
    let read = joined.withUnsafeBufferPointer { decodeWhole($0, isLast: isLast, into: &output) }
    pending = Array(joined[read...])
  }

  private mutating func decodeWhole(_ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8])
    -> Int
  {
    if charset == .utf8 { return UTF8Repair.decode(bytes, isLast: isLast, into: &output, counts: &counts) }
    if converter != nil {
      return converter?.decode(bytes, isLast: isLast, into: &output, counts: &counts) ?? bytes.count
    }
    Windows1252.decode(bytes, into: &output, counts: &counts)
    return bytes.count
  }
}
