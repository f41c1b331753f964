import CopydeskText

/// A hash of an address's host; nil when it has none.
func siteHash(_ url: String?) -> UInt64? {
  guard let url, let start = hostStart(url.utf8) else { return nil }
  let host = url.utf8[start...].prefix { !isDelimiter($0) }
  return host.isEmpty ? nil : host.reduce(FNV1a.offsetBasis) { FNV1a.add($1 | 0x20, to: $0) }
}

/// A hash of an address without its scheme, its fragment and a last slash, which make no other page; nil when it has no host.
func pageHash(_ url: String?) -> UInt64? {
  guard let url, let start = hostStart(url.utf8), let site = siteHash(url) else { return nil }
  var page = url.utf8[start...].drop { !isDelimiter($0) }.prefix { $0 != UInt8(ascii: "#") }
  if page.last == UInt8(ascii: "/") { page = page.dropLast() }
  // The front page says something else every day.
  return page.isEmpty ? nil : page.reduce(site) { FNV1a.add($1, to: $0) }
}

private func hostStart(_ bytes: String.UTF8View) -> String.UTF8View.Index? {
  var last: UInt8 = 0
  for index in bytes.indices {
    let byte = bytes[index]
    if byte == UInt8(ascii: "/"), last == byte { return bytes.index(after: index) }
    last = byte
  }
  return nil
}

private func isDelimiter(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
}
