import CopydeskCore
import CopydeskText

/// Finds the paragraphs of plain text.
///
/// A blank line parts paragraphs; in a text without one every newline does, unless the lines are hard-wrapped: then a
/// newline parts paragraphs only where the next word would have fitted on the line.
enum Paragraphs {
  /// The blocks of `text`, without the spaces around them.
  static func blocks(of text: [UInt8]) -> [Block] {
    text.withUnsafeBufferPointer { text in
      let lines = TextLines.all(of: text)
      let rule = Rule(lines)
      var blocks: [Block] = []
      for (index, line) in lines.enumerated() {
        if index > 0, !rule.parts(lines[index - 1], line) {
          blocks[blocks.count - 1].range.end = line.range.end
        } else {
          blocks.append(Block(range: line.range))
        }
      }
      return blocks
    }
  }

  /// What a newline means in a text.
  private enum Rule {
    case blankLines, everyLine
    case wrapped(width: Int)

    /// Wider than this nobody wraps: the line is a paragraph whatever else the text does.
    private static let widest = 200

    init(_ lines: [TextLine]) {
      if lines.contains(where: \.isAfterBlank) {
        self = .blankLines
      } else if let width = Rule.wrapWidth(lines) {
        self = .wrapped(width: width)
      } else {
        self = .everyLine
      }
    }

    /// Whether the newline between two lines parts paragraphs.
    func parts(_ line: TextLine, _ next: TextLine) -> Bool {
      switch self {
      case .everyLine: true
      case .blankLines: next.isAfterBlank || line.length > Rule.widest
      case .wrapped(let width): line.length + 1 + next.firstWord <= width
      }
    }

    /// The width that the lines were wrapped at, if they were: most are as long as the next word let them be, and most of
    /// those end in the middle of a sentence.
    private static func wrapWidth(_ lines: [TextLine]) -> Int? {
      guard lines.count >= 3, let width = lines.map(\.length).max(), (40...132).contains(width) else { return nil }
      var full = 0
      var unfinished = 0
      for (line, next) in zip(lines, lines.dropFirst()) where line.length + 1 + next.firstWord > width {
        full += 1
        if !line.endsInStop { unfinished += 1 }
      }
      return full * 10 >= (lines.count - 1) * 6 && unfinished * 2 > full ? width : nil
    }
  }
}
