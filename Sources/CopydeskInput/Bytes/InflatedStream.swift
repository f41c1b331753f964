import CZlib
import CopydeskCore

/// Unpacks a stream that DEFLATE packed.
final class InflatedStream: ChunkStream {
  /// How the packed bytes are wrapped.
  enum Wrapping: Int32 {
    /// RFC 1952, perhaps several members one after the other.
    case gzip = 31
    /// RFC 1950.
    case zlib = 15
    /// RFC 1951, with no wrapping at all.
    case raw = -15
  }

  /// What ended the unpacking before its time, if anything; what came before is good.
  private(set) var problem: String?

  private let source: any ChunkStream
  private let wrapping: Wrapping
  private let ratio: Int
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private var input: [UInt8] = []
  private var used = 0
  private var packed = 0
  private var unpacked = 0
  private var state = State.between

  private enum State {
    /// Before the first member, or after one.
    case between
    /// Inside a member.
    case inside
    /// Nothing more will come.
    case ended
  }

  /// Below this many bytes nobody minds how well something was packed.
  private static let harmless = 1 << 24

  /// - Parameter ratio: how many bytes one packed byte may become, once there are more than a few megabytes.
  init(_ source: any ChunkStream, _ wrapping: Wrapping, ratio: Int) {
    self.source = source
    self.wrapping = wrapping
    self.ratio = ratio
    stream.initialize(to: z_stream())
    let status = inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { fail("zlib can't be started") }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  func next() throws(StageError) -> [UInt8] {
    while state != .ended {
      if used == input.count, try !refill() { break }
      let piece = step()
      if piece.isEmpty { continue }
      unpacked += piece.count
      guard unpacked <= Self.harmless || unpacked / ratio <= packed else {
        throw StageError(.limit, "The packed data grow more than \(ratio) times.", limit: "maxExpansion")
      }
      return piece
    }
    return []
  }

  /// Pulls packed bytes. At their end zlib may still hold output for which there was no room.
  private func refill() throws(StageError) -> Bool {
    input = try source.next()
    used = 0
    packed += input.count
    guard input.isEmpty else { return true }
    if state == .inside, stream.pointee.avail_out == 0 { return true }
    if state == .inside { fail("the packed data end in the middle") }
    state = .ended
    return false
  }

  private func step() -> [UInt8] {
    var status = Z_OK
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 16) { space, count in
      input[used...].withUnsafeBufferPointer { bytes in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        stream.pointee.avail_in = UInt32(bytes.count)
        stream.pointee.next_out = space.baseAddress
        stream.pointee.avail_out = UInt32(space.count)
        status = inflate(stream, Z_NO_FLUSH)
        used += bytes.count - Int(stream.pointee.avail_in)
        count = space.count - Int(stream.pointee.avail_out)
      }
    }
    take(status)
    return piece
  }

  private func take(_ status: Int32) {
    switch status {
    case Z_OK: state = .inside
    // Nothing could be done without more bytes, which is no error while there are more.
    case Z_BUF_ERROR where used == input.count: break
    case Z_STREAM_END where wrapping == .gzip: endMember()
    case Z_STREAM_END: state = .ended
    default: fail(stream.pointee.msg.map { String(cString: $0) } ?? "the packed data are damaged")
    }
  }

  /// After a member of a gzip file another may follow; zeros and junk that is no member end it.
  private func endMember() {
    guard used == input.count || input[used] == 0x1F, inflateReset(stream) == Z_OK else {
      state = .ended
      return
    }
    state = .between
  }

  private func fail(_ problem: String) {
    self.problem = self.problem ?? problem
    state = .ended
  }
}
