/// Resolves relative references (RFC 3986, section 5).
enum URIReference {
  /// The parts of a reference; nil for those it doesn't have.
  private struct Parts {
    var scheme: Substring?
    var authority: Substring?
    var path: Substring
    var query: Substring?
    var fragment: Substring?

    init(_ text: String) {
      var rest = text[...]
      if let hash = rest.firstIndex(of: "#") {
        fragment = rest[rest.index(after: hash)...]
        rest = rest[..<hash]
      }
      if let mark = rest.firstIndex(of: "?") {
        query = rest[rest.index(after: mark)...]
        rest = rest[..<mark]
      }
      if let colon = rest.firstIndex(of: ":"), URIReference.isScheme(rest[..<colon]) {
        scheme = rest[..<colon]
        rest = rest[rest.index(after: colon)...]
      }
      if rest.hasPrefix("//") {
        let after = rest.dropFirst(2)
        let end = after.firstIndex(of: "/") ?? after.endIndex
        authority = after[..<end]
        rest = after[end...]
      }
      path = rest
    }

    var text: String {
      var text = ""
      if let scheme { text += scheme + ":" }
      if let authority { text += "//" + authority }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return text
    }
  }

  /// Whether the text names its scheme.
  static func isAbsolute(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return isScheme(text[..<colon])
  }

  /// The reference as seen from `base`; as it is where the base is no absolute address.
  static func resolve(_ text: String, base: String) -> String {
    let trimmed = String(decoding: text.utf8.drop(while: ByteScan.isSpace), as: UTF8.self)
    let reference = String(decoding: trimmed.utf8.reversed().drop(while: ByteScan.isSpace).reversed(), as: UTF8.self)
    guard !reference.isEmpty, isAbsolute(base), !isAbsolute(reference) else { return reference }
    let from = Parts(base)
    var target = Parts(reference)
    target.scheme = from.scheme
    if target.authority != nil { return target.text }
    target.authority = from.authority
    if target.path.isEmpty {
      target.path = from.path
      target.query = target.query ?? from.query
    } else {
      target.path = target.path.hasPrefix("/") ? withoutDots(target.path) : withoutDots(merged(target.path, from))
    }
    return target.text
  }

  private static func merged(_ path: Substring, _ base: Parts) -> Substring {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.lastIndex(of: "/") else { return path }
    return base.path[...slash] + path
  }

  private static func withoutDots(_ path: Substring) -> Substring {
    var kept: [Substring] = []
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      switch segment {
      case ".": if isLast { kept.append("") }
      case "..":
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      default: kept.append(segment)
      }
    }
    return kept.joined(separator: "/")[...]
  }

  private static func isScheme(_ text: Substring) -> Bool {
    guard let first = text.utf8.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A, text.utf8.count > 1 else {
      return false
    }
    return text.utf8.allSatisfy { byte in
      byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte &- 0x30 < 10 || byte == 0x2B || byte == 0x2D || byte == 0x2E
    }
  }
}
