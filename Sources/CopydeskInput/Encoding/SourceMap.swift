/// Where in the bytes of a source stand those that were decoded from it.
///
/// Made only when someone asks for it: the bytes are decoded once more, one by one where they aren't plain UTF-8.
struct SourceMap {
  /// From decoded text to source, or over the repairs of double encoding in between; the last one made is asked first.
  private var tables: [Table] = []

  /// Places from which on both sides go on in step.
  struct Table {
    private var decoded: [Int] = [0]
    private var source: [Int] = [0]

    init(start: Int = 0) { source[0] = start }

    /// What comes from `decoded` on was made of what comes from `source` on. Places rise.
    mutating func add(decoded place: Int, source origin: Int) {
      let last = decoded.count - 1
      guard origin - place != source[last] - decoded[last] else { return }
      if decoded[last] == place {
        source[last] = origin
      } else {
        decoded.append(place)
        source.append(origin)
      }
    }

    func source(of place: Int) -> Int {
      var low = 0
      var high = decoded.count
      while low < high {
        let middle = (low + high) / 2
        if decoded[middle] <= place { low = middle + 1 } else { high = middle }
      }
      let index = max(low - 1, 0)
      let found = source[index] + place - decoded[index]
      return index + 1 < source.count ? min(found, source[index + 1]) : found
    }
  }

  /// The map of what `Decoding.decode` makes of the same bytes.
  init(_ bytes: [UInt8], transport: String?, mediaType: String?) {
    var output: [UInt8] = []
    bytes.withUnsafeBufferPointer { bytes in
      let decision = CharsetDecision(head: bytes, transport: transport, mediaType: mediaType, isWhole: true)
      let rest = UnsafeBufferPointer(rebasing: bytes[decision.markLength...])
      var table = Table(start: decision.markLength)
      if decision.charset == .utf8, !rest.contains(0), UTF8Scan(rest).isValid {
        output = Array(rest)
      } else {
        SourceMap.decode(rest, as: decision.charset, offset: decision.markLength, into: &output, &table)
      }
      tables = [table]
    }
    var repairs: [Table] = []
    DoubleEncoding.repair(&output) { repairs.append($0) }
    tables += repairs
  }

  private static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, as charset: Charset, offset: Int, into output: inout [UInt8],
    _ table: inout Table
  ) {
    var decoder = CharsetDecoder(charset)
    var start = 0
    for index in bytes.indices {
      let before = output.count
      let isLast = index == bytes.count - 1
      decoder.decode(UnsafeBufferPointer(rebasing: bytes[index...index]), isLast: isLast, into: &output)
      guard output.count > before else { continue }
      table.add(decoded: before, source: offset + start)
      start = index + 1
    }
    table.add(decoded: output.count, source: offset + bytes.count)
  }

  /// The offset into the source of an offset into the decoded text.
  func source(of place: Int) -> Int { tables.reversed().reduce(place) { $1.source(of: $0) } }
}
