import CopydeskText

/// A promotion that runs on at the end of a paragraph: `… on Monday. READ MORE: What the vote means for farmers`.
enum Promotion {
  /// A longer rest is text that happens to follow words in capitals.
  private static let longest = 200

  /// The promotion at the end of a paragraph with its rule, the space before it included.
  static func find(in text: [UInt8], _ paragraph: TextRange, rules: CleanTextRules) -> (range: TextRange, rule: String)?
  {
    var index = max(paragraph.start, paragraph.end - longest)
    while index + 2 < paragraph.end {
      defer { index += 1 }
      guard text[index] == 0x20, index > paragraph.start, endsSentence(text, index, paragraph.start) else { continue }
      var start = index
      while start < paragraph.end, text[start] == 0x20 { start += 1 }
      guard let label = rules.labels.first(where: { opens(text, start, paragraph.end, $0.bytes) }) else { continue }
      return (TextRange(index, paragraph.end), label.rule)
    }
    return nil
  }

  /// The rule by which a whole paragraph is a promotion: it opens with a label and, as headlines do, ends without a full stop.
  static func rule(of paragraph: ArraySlice<UInt8>, rules: CleanTextRules) -> String? {
    guard paragraph.count <= longest, let last = paragraph.last, last != 0x2E, last != 0x21 else { return nil }
    let text = Array(paragraph)
    return rules.labels.first { opens(text, 0, text.count, $0.bytes) }?.rule
  }

  private static func opens(_ text: [UInt8], _ start: Int, _ end: Int, _ label: [UInt8]) -> Bool {
    let colon = start + label.count
    return colon < end && text[colon] == 0x3A && text[start..<colon].elementsEqual(label)
  }

  /// Whether a sentence ends just before `index`, perhaps inside quotation marks or brackets.
  private static func endsSentence(_ text: [UInt8], _ index: Int, _ start: Int) -> Bool {
    var at = index - 1
    let limit = max(start, at - 8)
    while at > limit, text[at] == 0x22 || text[at] == 0x27 || text[at] == 0x29 || text[at] >= 0x80 { at -= 1 }
    return text[at] == 0x2E || text[at] == 0x21 || text[at] == 0x3F
  }
}
