/// Tells the words of a text that many otherwise unrelated documents share.
///
/// A run of words is boilerplate when the documents that have it have little else in common, whatever their number and
/// sites: copies of one story share much else, pages under one notice don't. Only the keys' positions are known; between
/// two neighbouring keys of boilerplate everything counts as such, at the edges the rest of the sentence.
struct Boilerplate {
  /// How far from a key it may reach, in words.
  private static let reach = 12

  private let text: FoldedText
  private(set) var mask: [Bool] = []

  init(_ text: FoldedText, _ keys: [Shingles.Key], areCommon: [Bool]) {
    self.text = text
    var end: Int?
    for (key, isCommon) in zip(keys, areCommon) {
      guard isCommon else {
        if let open = end { close(open) }
        end = nil
        continue
      }
      let start = Int(key.position)
      let next = start + Shingles.length
      mark(min(start, end ?? sentenceStart(start))..<next)
      end = next
    }
    if let end { close(end) }
  }

  private mutating func mark(_ words: Range<Int>) {
    if mask.isEmpty { mask = [Bool](repeating: false, count: text.count) }
    for at in words.clamped(to: mask.indices) { mask[at] = true }
  }

  private func sentenceStart(_ position: Int) -> Int {
    var at = position
    while at > 0, position - at < Self.reach, !text.traits[at - 1].contains(.endsSentence) { at -= 1 }
    return at
  }

  private mutating func close(_ end: Int) {
    var at = end
    while at < text.count, at - end < Self.reach, !text.traits[at - 1].contains(.endsSentence) { at += 1 }
    mark(end..<at)
  }
}
