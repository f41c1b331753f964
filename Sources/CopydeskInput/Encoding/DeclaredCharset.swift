/// Reads the encoding that bytes themselves declare: byte order mark, XML declaration, `meta` element.
enum DeclaredCharset {
  /// The encoding of a byte order mark, and its length.
  static func byteOrderMark(_ bytes: UnsafeBufferPointer<UInt8>) -> (label: String, length: Int)? {
    func starts(_ mark: [UInt8]) -> Bool { bytes.starts(with: mark) }
    if starts([0xEF, 0xBB, 0xBF]) { return ("utf-8", 3) }
    if starts([0xFF, 0xFE, 0, 0]) { return ("utf-32le", 4) }
    if starts([0, 0, 0xFE, 0xFF]) { return ("utf-32be", 4) }
    if starts([0xFF, 0xFE]) { return ("utf-16le", 2) }
    if starts([0xFE, 0xFF]) { return ("utf-16be", 2) }
    return nil
  }

  /// The family that the first four bytes of markup without a mark give away (XML 1.0, appendix F).
  static func family(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0, 0x3C): return "utf-32be"
    case (0x3C, 0, 0, 0): return "utf-32le"
    case (0, 0x3C, 0, 1...): return "utf-16be"
    case (0x3C, 0, 1..., 0): return "utf-16le"
    case (0x4C, 0x6F, 0xA7, 0x94): return "ibm037"
    default: return wideText(bytes)
    }
  }

  /// Text in Latin letters of two bytes each: every other byte is 0, and none of the others.
  private static func wideText(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let pairs = min(bytes.count, 512) / 2
    guard pairs >= 4 else { return nil }
    var even = 0
    var odd = 0
    for pair in 0..<pairs {
      if bytes[pair * 2] == 0 { even += 1 }
      if bytes[pair * 2 + 1] == 0 { odd += 1 }
    }
    if odd * 10 >= pairs * 7, even == 0 { return "utf-16le" }
    return even * 10 >= pairs * 7 && odd == 0 ? "utf-16be" : nil
  }

  /// The label in `<?xml ... encoding="label"?>`, for bytes in which ASCII is ASCII.
  static func xmlDeclaration(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var scan = ByteScan(bytes, end: min(bytes.count, 1024))
    scan.skipSpace()
    guard scan.take("<?xml"), let close = scan.find(">") else { return nil }
    scan.end = close
    while let place = scan.find("encoding") {
      scan.index = place + 8
      scan.skipSpace()
      guard scan.take("=") else { continue }
      scan.skipSpace()
      return scan.quoted()
    }
    return nil
  }

  /// The label of the first `meta` element that has one (WHATWG HTML 13.2.3.2, with a longer reach than its 1,024 bytes).
  static func meta(_ bytes: UnsafeBufferPointer<UInt8>, reach: Int = 16_384) -> String? {
    var scan = ByteScan(bytes, end: min(bytes.count, reach))
    while let open = scan.find("<") {
      scan.index = open
      if scan.take("<!--") {
        guard let close = scan.find("-->") else { return nil }
        scan.index = close + 3
      } else if scan.takeTag("meta") {
        if let label = label(inMeta: &scan) { return label }
      } else if scan.takeTag("body") {
        return nil
      } else {
        scan.index += 1
      }
    }
    return nil
  }

  private static func label(inMeta scan: inout ByteScan) -> String? {
    var content: String?
    var isContentType = false
    while let attribute = scan.attribute() {
      switch attribute.name {
      case "charset": return attribute.value
      case "http-equiv": isContentType = attribute.value.lowercased() == "content-type"
      case "content": content = attribute.value
      default: break
      }
      if isContentType, let content, let label = label(inContentType: content) { return label }
    }
    return nil
  }

  /// The `charset` parameter of a media type, such as `text/html; charset="utf-8"`.
  static func label(inContentType text: String) -> String? {
    var text = text
    return text.withUTF8 { bytes in
      var scan = ByteScan(bytes, end: bytes.count)
      while let place = scan.find("charset") {
        scan.index = place + 7
        scan.skipSpace()
        guard scan.take("=") else { continue }
        scan.skipSpace()
        if let label = scan.quoted() ?? scan.word(), !label.isEmpty { return label }
      }
      return nil
    }
  }
}
