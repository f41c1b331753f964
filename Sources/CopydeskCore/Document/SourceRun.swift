public import CopydeskText

/// A stretch of a document's text and the bytes of the source that it was made of.
///
/// Where both are equally long they agree byte for byte, or, in an encoding of one byte a character, character for byte
/// (white space apart); else the text stands for all of the bytes, as `é` does for `&eacute;`.
public struct SourceRun: Sendable, Equatable {
  /// UTF-8 offsets into the text.
  public var text: TextRange
  /// Byte offsets into the source as it came, unpacked but not decoded; of an item of a feed, archive or JSON Lines file into
  /// its content.
  public var source: TextRange

  /// A stretch.
  public init(text: TextRange, source: TextRange) {
    self.text = text
    self.source = source
  }

  /// What is left of the run between two offsets of `whole`, the text that it lies in.
  func part(_ start: Int, _ end: Int, of whole: [UInt8]) -> SourceRun {
    guard start > text.start || end < text.end else { return self }
    var part = SourceRun(text: TextRange(start, end), source: source)
    if text.count == source.count {
      part.source = TextRange(source.start + start - text.start, source.end - (text.end - end))
      return part
    }
    func characters(_ from: Int, _ to: Int) -> Int { whole[from..<to].count { $0 & 0xC0 != 0x80 } }
    guard characters(text.start, text.end) == source.count else { return part }
    part.source.start += characters(text.start, start)
    part.source.end -= characters(end, text.end)
    return part
  }
}

extension EditMap {
  /// The runs after the edits: what was replaced came from nowhere, and a run around it is cut in two.
  ///
  /// - Parameter text: the text before the edits.
  func moved(_ runs: [SourceRun], in text: [UInt8]) -> [SourceRun] {
    var moved: [SourceRun] = []
    var first = 0
    for run in runs {
      while first < edits.count, edits[first].range.end <= run.text.start { first += 1 }
      var start = run.text.start
      for edit in edits[first...].prefix(while: { $0.range.start < run.text.end }) {
        add(run, start, edit.range.start, text, &moved)
        start = max(start, edit.range.end)
      }
      add(run, start, run.text.end, text, &moved)
    }
    return moved
  }

  private func add(_ run: SourceRun, _ start: Int, _ end: Int, _ text: [UInt8], _ moved: inout [SourceRun]) {
    guard start < end else { return }
    var part = run.part(start, end, of: text)
    move(&part.text)
    moved.append(part)
  }
}

extension [Block] {
  /// Moves what is known of the blocks' bytes in the source; their ranges move with the layer.
  mutating func move(by map: EditMap, in text: [UInt8]) {
    for index in indices where !self[index].at.runs.isEmpty {
      self[index].at.runs = map.moved(self[index].at.runs, in: text)
    }
  }
}
