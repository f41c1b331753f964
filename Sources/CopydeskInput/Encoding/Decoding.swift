/// Bytes turned into valid UTF-8.
public struct DecodedBytes: Sendable {
  /// Valid UTF-8 without byte order mark and without bytes 0.
  public var utf8: [UInt8]
  /// The encoding that the bytes were in, by its WHATWG name in lower case.
  public var charset: String
  /// What was not as it should have been.
  public var repairs: [EncodingRepair]
}

/// Decides about the encoding of bytes and turns them into UTF-8.
public enum Decoding {
  /// Decodes a whole file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - transport: the label that an HTTP header or a sidecar gave, if any.
  ///   - mediaType: such as `text/html`; decides whether `meta` elements and XML declarations are looked for. Nil looks for both.
  ///   - undoesDoubleEncoding: whether UTF-8 that was encoded twice is repaired where that is certain.
  public static func decode(
    _ bytes: [UInt8], transport: String? = nil, mediaType: String? = nil, undoesDoubleEncoding: Bool = true
  ) -> DecodedBytes {
    bytes.withUnsafeBufferPointer { bytes in
      let decision = CharsetDecision(head: bytes, transport: transport, mediaType: mediaType, isWhole: true)
      var decoder = CharsetDecoder(decision.charset)
      var repairs = decision.repairs
      if decoder.charset != decision.charset {
        repairs.append(EncodingRepair("unsupported-charset", "This system can't read \(decision.charset.name)."))
      }
      var output: [UInt8] = []
      decoder.decode(UnsafeBufferPointer(rebasing: bytes[decision.markLength...]), isLast: true, into: &output)
      repairs += decoder.counts.repairs
      let doubled = undoesDoubleEncoding ? DoubleEncoding.repair(&output) : 0
      if doubled > 0 { repairs.append(.doubleEncoding(doubled)) }
      return DecodedBytes(utf8: output, charset: decoder.charset.name, repairs: repairs)
    }
  }
}

extension EncodingRepair {
  static func doubleEncoding(_ characters: Int) -> EncodingRepair {
    EncodingRepair("double-encoded", "\(count(characters, "character", "characters")) encoded twice were repaired.")
  }
}
