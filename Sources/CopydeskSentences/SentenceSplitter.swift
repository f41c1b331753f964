public import CopydeskText

/// Cuts a text into sentences, block by block, by its tokens and their classes.
///
/// A sentence ends at a sign of its end that the words around it agree with, at the end of its block, or before the next item
/// of a list. Closing quotation marks and brackets go with the sentence they close. Linear in the number of tokens.
public struct SentenceSplitter {
  private let tokens: Tokens
  private let text: [UInt8]

  /// A splitter over a text and its tokens.
  public init(text: [UInt8], tokens: Tokens) {
    self.text = text
    self.tokens = tokens
  }

  /// The sentences of the blocks, which must be in order. A sentence starts with its first token and ends with its last one.
  public func sentences(in blocks: [TextRange]) -> [TextRange] {
    text.withUnsafeBufferPointer { text in
      tokens.all.withUnsafeBufferPointer { [starters = SentenceStarters.language(tokens.lexicon.language)] tokens in
        var cutter = SentenceCutter(view: TokenView(text: text, tokens: tokens, starters: starters))
        cutter.sentences.reserveCapacity(tokens.count / 16 + blocks.count)
        var first = 0
        for block in blocks {
          while first < tokens.count, Int(tokens[first].start) < block.start { first += 1 }
          cutter.cut(from: first, until: block.end)
          first = cutter.position
        }
        return cutter.sentences
      }
    }
  }
}

/// The tokens of one block on their way into sentences.
struct SentenceCutter {
  var sentences: [TextRange] = []
  /// The first token that was not looked at.
  private(set) var position = 0
  private let view: TokenView

  init(view: TokenView) { self.view = view }

  /// Cuts the tokens from `first` on that start before the byte `end`.
  mutating func cut(from first: Int, until end: Int) {
    var start = first
    var list = ListMarkers(view: view, first: first)
    var at = first
    while at < view.count, view.tokens[at].start < end {
      if at > start, list.startsItem(at) {
        add(start, at)
        start = at
      }
      guard let sign = EndSign(at: at, in: view) else {
        at += 1
        continue
      }
      let next = view.closingEnd(after: at, until: end)
      if next < view.count, view.tokens[next].start < end {
        if !list.isMarker(at), BoundaryJudge(view: view, first: start, at: at, next: next, sign: sign).isBoundary {
          add(start, next)
          start = next
        }
      }
      at = next
    }
    add(start, at)
    position = at
  }

  private mutating func add(_ first: Int, _ next: Int) {
    guard next > first else { return }
    sentences.append(TextRange(Int(view.tokens[first].start), Int(view.tokens[next - 1].end)))
  }
}
