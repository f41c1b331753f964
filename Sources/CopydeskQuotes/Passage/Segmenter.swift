import CopydeskText

/// Cuts a text into segments: sentences as the reader of quotations meets them.
///
/// A sentence that starts inside quotation marks starts no segment, nor does one that goes on in lower case after them. Where
/// a quotation closes with a stop and a capital follows, a new segment starts, unless only a tag follows: “I know.” Smith said.
struct Segmenter {
  /// Tokens outside quotation marks after which a segment ends whatever follows: no sentence is longer, but hostile text is.
  private static let longest = 250
  /// Most tokens of a tag that stands alone after a stop.
  private static let longestTag = 8

  let text: [UInt8]
  let tokens: [Token]
  /// Whether a token starts a sentence.
  let starts: [Bool]
  /// The stretch in quotation marks that each token lies in, or -1.
  let stretchOf: [Int32]
  let stretches: [Stretch]

  func segments() -> [Range<Int>] {
    var segments: [Range<Int>] = []
    var first = 0
    var outside = 0
    for index in tokens.indices where index > first {
      let stretch = stretchOf[index]
      if stretch >= 0, stretches[Int(stretch)].open < index { continue }
      outside += 1
      guard starts[index] || outside >= Segmenter.longest || followsStop(index) else { continue }
      if stretchOf[index - 1] >= 0, tokens[index].shape == .lower || tokens[index].shape == .punctuation { continue }
      segments.append(first..<index)
      first = index
      outside = 0
    }
    if first < tokens.count { segments.append(first..<tokens.count) }
    return segments
  }

  /// Whether a stretch that closed with a stop stands just before, and more than a tag follows.
  private func followsStop(_ index: Int) -> Bool {
    let before = stretchOf[index - 1]
    guard before >= 0, stretchOf[index] != before, tokens[index].shape.isCapitalized || stretchOf[index] >= 0,
      let last = stretches[Int(before)].inner.last, text[Int(tokens[last].start)] == UInt8(ascii: ".")
    else { return false }
    return !isTag(index)
  }

  /// A few words up to the end of the sentence, the last of them a verb that reports.
  private func isTag(_ index: Int) -> Bool {
    var at = index
    while at < tokens.count, at <= index + Segmenter.longestTag, stretchOf[at] < 0, at == index || !starts[at] {
      let token = tokens[at]
      if token.shape == .punctuation {
        return text[Int(token.start)] == UInt8(ascii: ".") && tokens[at - 1].classes.contains(.reportingVerb)
      }
      at += 1
    }
    return (at == tokens.count || starts[at]) && tokens[at - 1].classes.contains(.reportingVerb)
  }
}
