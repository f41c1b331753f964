import CopydeskText

/// One text as the steps of this module read it: tokens with tags, paragraphs, sentences, stretches in quotation marks,
/// noun phrases. All indexes count tokens unless they say otherwise.
struct Passage {
  /// The text.
  let text: [UInt8]
  /// Its tokens.
  let tokens: [Token]
  /// The lexicon that classed them.
  let lexicon: Lexicon
  /// A tag for each token.
  let tags: [Tag]
  /// Paragraphs, as ranges of tokens.
  let paragraphs: [Range<Int>]
  /// The paragraph of each token.
  let paragraphOf: [Int32]
  /// Sentences as the reader meets them: what stands in quotation marks ends none.
  let segments: [Range<Int>]
  /// The segment of each token.
  let segmentOf: [Int32]
  /// Stretches in quotation marks that lie in no other, in order.
  let stretches: [Stretch]
  /// Stretches nested in others, in order.
  let nested: [Stretch]
  /// The stretch each token lies in, marks included, or -1.
  let stretchOf: [Int32]
  /// Noun phrases outside quotation marks, in order.
  let phrases: [NounPhrase]
  /// Names that own something inside a phrase, in order.
  let owners: [NounPhrase]
  /// Index of the first phrase that starts at or after a token.
  let phraseAt: [Int32]
  /// The token after the dateline that opens the text; 0 where there is none.
  let bodyStart: Int

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - paragraphs: byte ranges of its blocks, in order.
  ///   - sentences: byte ranges of its sentences, in order.
  ///   - dateline: the byte range of the dateline; a sentence starts after it.
  init(
    text: [UInt8], tokens: Tokens, words: WordTable, paragraphs blocks: [TextRange], sentences: [TextRange],
    dateline: TextRange? = nil
  ) {
    let all = tokens.all
    self.text = text
    self.tokens = all
    lexicon = tokens.lexicon
    var paragraphs: [Range<Int>] = []
    for block in blocks {
      let range = tokens.indices(in: block)
      if !range.isEmpty { paragraphs.append(range) }
    }
    self.paragraphs = paragraphs
    paragraphOf = Passage.owners(of: paragraphs, count: all.count)
    (stretches, nested) = Passage.stretches(text, all, paragraphs)
    stretchOf = Passage.owners(of: stretches.map(\.tokens), count: all.count)
    var starts = Passage.sentenceStarts(tokens, paragraphs: paragraphs, sentences: sentences)
    bodyStart = dateline.map { Passage.bodyStart(after: $0, tokens) } ?? 0
    if bodyStart > 0, bodyStart < starts.count { starts[bodyStart] = true }
    let stretchOf = self.stretchOf
    tags = text.withUnsafeBufferPointer { bytes in
      all.withUnsafeBufferPointer { buffer in
        var tagger = Tagger(text: bytes, tokens: buffer, starts: starts, stretchOf: stretchOf)
        tagger.run()
        return tagger.tags
      }
    }
    segments = Segmenter(text: text, tokens: all, starts: starts, stretchOf: stretchOf, stretches: stretches).segments()
    segmentOf = Passage.owners(of: segments, count: all.count)
    var chunker = Chunker(text: text, tokens: all, tags: tags, stretchOf: stretchOf, segments: segments, words: words)
    chunker.run()
    phrases = chunker.phrases
    owners = chunker.owners
    phraseAt = Passage.firstPhrases(phrases, count: all.count)
  }

  /// The slice of the text that tokens cover.
  func range(_ tokens: Range<Int>) -> TextRange {
    guard let first = tokens.first, let last = tokens.last else { return TextRange(0, 0) }
    return TextRange(Int(self.tokens[first].start), Int(self.tokens[last].end))
  }

  /// The tag at a position; `edge` outside the range, `quotation` for any token of a stretch.
  @inline(__always) func tag(_ index: Int, in range: Range<Int>) -> Tag {
    guard range.contains(index) else { return .edge }
    return stretchOf[index] >= 0 ? .quotation : tags[index]
  }

  /// The position before `index`, stepping over stretches in quotation marks as one.
  @inline(__always) func before(_ index: Int) -> Int {
    let previous = index - 1
    guard previous >= 0, stretchOf[previous] >= 0 else { return previous }
    return stretches[Int(stretchOf[previous])].open
  }

  /// The position after `index`, stepping over the stretch that stands there as one.
  @inline(__always) func after(_ index: Int) -> Int {
    guard index < tokens.count, stretchOf[index] >= 0 else { return index + 1 }
    return stretches[Int(stretchOf[index])].close + 1
  }

  // MARK: Making

  private static func owners(of ranges: [Range<Int>], count: Int) -> [Int32] {
    var owners = [Int32](repeating: -1, count: count)
    for (index, range) in ranges.enumerated() { for token in range { owners[token] = Int32(index) } }
    return owners
  }

  private static func stretches(_ text: [UInt8], _ tokens: [Token], _ paragraphs: [Range<Int>]) -> (
    [Stretch], [Stretch]
  ) {
    let all = text.withUnsafeBufferPointer { bytes in
      tokens.withUnsafeBufferPointer { buffer in
        var pairing = MarkPairing(text: bytes, tokens: buffer)
        pairing.pair(paragraphs)
        return pairing.stretches
      }
    }
    var outer: [Stretch] = []
    var nested: [Stretch] = []
    for stretch in all {
      if let last = outer.last, stretch.open <= last.close { nested.append(stretch) } else { outer.append(stretch) }
    }
    return (outer, nested)
  }

  private static func sentenceStarts(_ tokens: Tokens, paragraphs: [Range<Int>], sentences: [TextRange]) -> [Bool] {
    var starts = [Bool](repeating: false, count: tokens.count)
    for paragraph in paragraphs { starts[paragraph.lowerBound] = true }
    for sentence in sentences {
      let first = tokens.firstIndex(startingAt: sentence.start)
      if first < starts.count { starts[first] = true }
    }
    return starts
  }

  /// The first token after a dateline and the marks that set it off.
  private static func bodyStart(after dateline: TextRange, _ tokens: Tokens) -> Int {
    var index = tokens.firstIndex(startingAt: dateline.end)
    while index < tokens.count, tokens[index].shape == .punctuation { index += 1 }
    return index
  }

  private static func firstPhrases(_ phrases: [NounPhrase], count: Int) -> [Int32] {
    var result = [Int32](repeating: Int32(phrases.count), count: count + 1)
    var phrase = phrases.count - 1
    for token in stride(from: count - 1, through: 0, by: -1) {
      while phrase >= 0, phrases[phrase].start >= token { phrase -= 1 }
      result[token] = Int32(phrase + 1)
    }
    return result
  }
}

extension Passage {
  /// Whether an auxiliary is a form of "be" and not of "have" or "do": judged by its letters, for the data class them alike.
  func isBe(_ index: Int) -> Bool {
    let first = text[Int(tokens[index].start)] | 0x20
    return first != UInt8(ascii: "h") && first != UInt8(ascii: "d") && first != 0x27
  }
}
