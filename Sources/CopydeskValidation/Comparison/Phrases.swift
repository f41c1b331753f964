/// Whether `text` is what `pattern` says, where `[…]` in the pattern stands for any stretch. White space counts as one space.
func matches(_ pattern: String, _ text: String) -> Bool {
  if pattern == text { return true }
  let pieces = squeezed(pattern).split(separator: "[…]", omittingEmptySubsequences: false).map { squeezed(String($0)) }
  let text = squeezed(text)
  guard pieces.count > 1 else { return pieces[0] == text }
  guard text.hasPrefix(pieces[0]) else { return false }
  var rest = text.dropFirst(pieces[0].count)
  for piece in pieces[1..<(pieces.count - 1)] where !piece.isEmpty {
    guard let found = rest.firstRange(of: piece) else { return false }
    rest = rest[found.upperBound...]
  }
  return rest.hasSuffix(pieces[pieces.count - 1])
}

private func squeezed(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

/// How a stretch grew or shrank, in words; nil when the two have little in common.
func growth(from expected: String, to actual: String) -> String? {
  if let change = change(expected, actual, "grew") { return change }
  return change(actual, expected, "shrank")
}

private func change(_ short: String, _ long: String, _ verb: String) -> String? {
  guard !short.isEmpty, short.count < long.count, let found = long.firstRange(of: short) else { return nil }
  let head = long[..<found.lowerBound]
  let tail = long[found.upperBound...]
  var ends: [String] = []
  if !head.isEmpty { ends.append("by \(head.count) at its start: \(quoted(String(head)))") }
  if !tail.isEmpty { ends.append("by \(tail.count) at its end: \(quoted(String(tail)))") }
  return "\(verb) \(ends.joined(separator: ", and "))"
}

/// Whether two stretches are likely to be the same one, cut differently: one holds the other, or most of their words are shared.
func areRelated(_ a: String, _ b: String) -> Bool {
  guard !a.isEmpty, !b.isEmpty else { return false }
  if a.contains(b) || b.contains(a) { return true }
  let one = words(a)
  let other = words(b)
  return 2 * one.intersection(other).count > max(one.count, other.count)
}

private func words(_ text: String) -> Set<Substring> { Set(text.split { !$0.isLetter && !$0.isNumber }) }
