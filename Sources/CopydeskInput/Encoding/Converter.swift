#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The system's `iconv` from one encoding to UTF-8.
struct Converter: ~Copyable {
  private let handle: iconv_t
  /// How many bytes are skipped where something means nothing.
  private let unit: Int

  /// Nil where the system doesn't know the encoding.
  init?(from name: String) {
    guard let handle = iconv_open("UTF-8", name), Int(bitPattern: handle) != -1 else { return nil }
    self.handle = handle
    unit = name.hasPrefix("UTF-32") ? 4 : name.hasPrefix("UTF-16") ? 2 : 1
  }

  deinit { iconv_close(handle) }

  /// Appends the bytes in UTF-8; what means nothing becomes U+FFFD, byte by byte. Returns how many bytes were read;
  /// unless `isLast`, a character cut at the end is left for later.
  mutating func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8], counts: inout DecodingCounts
  ) -> Int {
    var index = 0
    while index < bytes.count {
      let (read, error) = convert(UnsafeBufferPointer(rebasing: bytes[index...]), into: &output, counts: &counts)
      index += read
      if error == EINVAL, !isLast { return index }
      if error == EILSEQ || error == EINVAL {
        output.append(scalar: 0xFFFD)
        counts.substitutions += 1
        index = min(index + unit, bytes.count)
      } else if error != 0, error != E2BIG {
        break
      }
    }
    if isLast { _ = convert(nil, into: &output, counts: &counts) }
    return bytes.count
  }

  /// One call; nil flushes what a stateful encoding held back. Returns the bytes read and the error, 0 for none.
  private mutating func convert(
    _ bytes: UnsafeBufferPointer<UInt8>?, into output: inout [UInt8], counts: inout DecodingCounts
  ) -> (read: Int, error: Int32) {
    let count = bytes?.count ?? 0
    var error: Int32 = 0
    var left = count
    let room = min(max(count, 64), 32_768) * 2
    let converted = [UInt8](unsafeUninitializedCapacity: room) { space, used in
      var source = UnsafeMutablePointer(
        mutating: UnsafeRawPointer(bytes?.baseAddress)?.assumingMemoryBound(to: CChar.self))
      var target = UnsafeMutableRawPointer(space.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var free = room
      let result =
        bytes == nil ? iconv(handle, nil, nil, &target, &free) : iconv(handle, &source, &left, &target, &free)
      if result == -1 { error = errno }
      used = room - free
    }
    append(converted, to: &output, counts: &counts)
    return (count - left, error)
  }

  private func append(_ converted: [UInt8], to output: inout [UInt8], counts: inout DecodingCounts) {
    guard converted.contains(0) else {
      output.append(contentsOf: converted)
      return
    }
    for byte in converted where byte != 0 { output.append(byte) }
    counts.zeros += converted.count { $0 == 0 }
  }
}
