/// Undoes one escaping too many: `&lt;p&gt;` where a feed means `<p>`.
///
/// Only where that is certain: an article on markup shows tags in the middle of its sentences, between tags of its own.
enum EscapedTwice {
  /// The markup that a content without any tag holds in escaped form; nil where it holds none.
  static func content(_ text: [UInt8]) -> [UInt8]? {
    guard text.contains(0x26), !FeedText.hasTag(text) else { return nil }
    let resolved = FeedText.resolved(text)
    guard let first = resolved.firstIndex(where: { !ByteScan.isSpace($0) }),
      let last = resolved.lastIndex(where: { !ByteScan.isSpace($0) })
    else { return nil }
    if isElement(resolved, at: first) { return resolved }
    guard resolved[last] == 0x3E, let open = resolved[...last].lastIndex(of: 0x3C) else { return nil }
    return isElement(resolved, at: open) ? resolved : nil
  }

  /// What stands in `<![CDATA[` and `]]>` that were escaped and so became text; nil where they don't enclose it all.
  static func unwrapped(_ text: [UInt8]) -> [UInt8]? {
    let trimmed = text.drop(while: ByteScan.isSpace)
    guard trimmed.starts(with: "<![CDATA[".utf8) else { return nil }
    var inner = trimmed.dropFirst(9)
    while let last = inner.last, ByteScan.isSpace(last) { inner.removeLast() }
    return Array(inner.suffix(3).elementsEqual("]]>".utf8) ? inner.dropLast(3) : inner)
  }

  /// The title with `&amp;#39;` and its like as `&#39;`; nil where there is none. Tags in a title are left alone.
  static func title(_ text: [UInt8]) -> [UInt8]? {
    let escaped = Array("&amp;".utf8)
    var output: [UInt8] = []
    var index = 0
    var isChanged = false
    while index < text.count {
      if text[index] == 0x26, text[index...].starts(with: escaped) {
        let rest = [0x26] + text[(index + escaped.count)...].prefix(40)
        if let (utf8, _) = FeedText.reference(rest, 0), utf8 != [0x3C], utf8 != [0x3E] {
          output.append(0x26)
          index += escaped.count
          isChanged = true
          continue
        }
      }
      output.append(text[index])
      index += 1
    }
    return isChanged ? output : nil
  }

  /// Whether a tag of HTML stands here.
  private static func isElement(_ text: [UInt8], at index: Int) -> Bool {
    guard text[index] == 0x3C, let length = FeedText.tagLength(text, index) else { return false }
    return MarkupElements.isKnown(FeedText.tagName(text[index..<(index + length)]))
  }
}
