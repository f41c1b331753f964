import CopydeskText

/// Which documents a step is for: the `when` of a stage. All that is given must hold.
public struct Condition: Sendable, Equatable {
  /// Media types, `text/*` allowed.
  public var mediaType: [String] = []
  /// Primary subtags or full tags of languages.
  public var language: [String] = []
  /// Patterns of source addresses, with `*` and `?`.
  public var source: [String] = []

  static let keys = ["mediaType", "language", "source"]

  init(_ json: JSONView) {
    mediaType = strings(json["mediaType"])
    language = strings(json["language"])
    source = strings(json["source"])
  }

  /// Whether the document is meant.
  public func matches(_ document: Document) -> Bool {
    holds(mediaType, document.source.mediaType) { wildcard($0, matches: $1) }
      && holds(language, document.metadata.language) { $1 == $0 || $1.hasPrefix($0 + "-") }
      && holds(source, document.source.uri) { wildcard($0, matches: $1) }
  }

  private func holds(_ patterns: [String], _ value: String?, by test: (String, String) -> Bool) -> Bool {
    guard !patterns.isEmpty else { return true }
    guard let value = value?.lowercased() else { return false }
    return patterns.contains { test($0.lowercased(), value) }
  }
}

private func strings(_ json: JSONView?) -> [String] {
  guard let json else { return [] }
  return json.string.map { [$0] } ?? json.elements.compactMap(\.string)
}

/// Whether `text` matches a pattern in which `*` stands for any bytes and `?` for one.
///
/// Backs up to the last `*` only, so that its cost is at most the product of the lengths.
public func wildcard(_ pattern: String, matches text: String) -> Bool {
  let p = Array(pattern.utf8)
  let t = Array(text.utf8)
  var i = 0
  var j = 0
  var star: (pattern: Int, text: Int)?
  while j < t.count {
    if i < p.count, p[i] == UInt8(ascii: "*") {
      star = (i, j)
      i += 1
    } else if i < p.count, p[i] == UInt8(ascii: "?") || p[i] == t[j] {
      i += 1
      j += 1
    } else if let back = star {
      i = back.pattern + 1
      j = back.text + 1
      star = (back.pattern, j)
    } else {
      return false
    }
  }
  return p[i...].allSatisfy { $0 == UInt8(ascii: "*") }
}
