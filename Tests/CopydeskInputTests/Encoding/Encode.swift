#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@testable import CopydeskInput

/// The text in an encoding; nil where this system can't write it.
func encode(_ text: String, _ name: String) -> [UInt8]? {
  guard let charset = Charset(label: name) else { return nil }
  let converter = charset.converter ?? (charset == .windows1252 ? "CP1252" : "UTF-8")
  guard let handle = iconv_open(converter, "UTF-8"), Int(bitPattern: handle) != -1 else { return nil }
  defer { iconv_close(handle) }
  var source = text.utf8.map { CChar(bitPattern: $0) }
  var target = [CChar](repeating: 0, count: source.count * 2 + 16)
  let room = target.count
  var left = source.count
  var free = room
  let isDone = source.withUnsafeMutableBufferPointer { source in
    target.withUnsafeMutableBufferPointer { target in
      var from = source.baseAddress
      var to = target.baseAddress
      return iconv(handle, &from, &left, &to, &free) != -1 && iconv(handle, nil, nil, &to, &free) != -1
    }
  }
  return isDone ? target.prefix(room - free).map { UInt8(bitPattern: $0) } : nil
}
