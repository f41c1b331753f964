import CopydeskText

/// Sentences by stops alone, for texts that no stage has split: a stop ends one where a capital, a digit or a mark follows
/// after white space.
enum PlainSentences {
  static func sentences(of tokens: Tokens, in text: [UInt8], paragraphs: [TextRange]) -> [TextRange] {
    var result: [TextRange] = []
    for paragraph in paragraphs {
      let range = tokens.indices(in: paragraph)
      var first = range.lowerBound
      var index = range.lowerBound
      while index < range.upperBound {
        var end = index + 1
        if isStop(tokens[index], text) {
          while end < range.upperBound, tokens[end].isJoined,
            tokens[end].shape == .quotationMark || tokens[end].shape == .punctuation
          { end += 1 }
          if end < range.upperBound, !tokens[end].isJoined, tokens[end].shape != .lower {
            result.append(TextRange(Int(tokens[first].start), Int(tokens[end - 1].end)))
            first = end
          }
        }
        index = end
      }
      if first < range.upperBound {
        result.append(TextRange(Int(tokens[first].start), Int(tokens[range.upperBound - 1].end)))
      }
    }
    return result
  }

  /// Paragraphs by line breaks: a blank line parts them, or each line break where there is no blank line.
  static func paragraphs(of text: [UInt8]) -> [TextRange] {
    let hasBlank = zip(text, text.dropFirst()).contains { $0 == 0x0A && $1 == 0x0A }
    var result: [TextRange] = []
    var start = 0
    var index = 0
    while index < text.count {
      if text[index] == 0x0A, !hasBlank || index + 1 >= text.count || text[index + 1] == 0x0A {
        if start < index { result.append(TextRange(start, index)) }
        while index < text.count, text[index] == 0x0A { index += 1 }
        start = index
      } else {
        index += 1
      }
    }
    if start < text.count { result.append(TextRange(start, text.count)) }
    return result
  }

  private static func isStop(_ token: Token, _ text: [UInt8]) -> Bool {
    switch text[Int(token.start)] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): token.shape == .punctuation
    default: false
    }
  }
}
