public import CopydeskText

/// A replacement of a stretch of a document's text.
public struct TextEdit: Sendable, Equatable {
  /// What is replaced.
  public var range: TextRange
  /// What takes its place.
  public var replacement: [UInt8]

  /// A replacement; by default the stretch is taken out.
  public init(_ range: TextRange, with replacement: [UInt8] = []) {
    self.range = range
    self.replacement = replacement
  }
}

/// Where offsets lie after a list of edits.
struct EditMap {
  let edits: [TextEdit]
  /// Sum of length changes before each edit.
  private let shifts: [Int]

  init(_ edits: [TextEdit]) {
    self.edits = edits.sorted { $0.range < $1.range }
    var shift = 0
    shifts = self.edits.map { edit in
      defer { shift += edit.replacement.count - edit.range.count }
      return shift
    }
  }

  func apply(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var copied = 0
    for edit in edits {
      result.append(contentsOf: text[copied..<min(max(copied, edit.range.start), text.count)])
      result.append(contentsOf: edit.replacement)
      copied = min(max(copied, edit.range.end), text.count)
    }
    result.append(contentsOf: text[copied...])
    return result
  }

  /// A start inside a replaced stretch moves behind it, an end before it.
  func move(_ range: inout TextRange) {
    let start = move(range.start, isStart: true)
    range = TextRange(start, max(start, move(range.end, isStart: false)))
  }

  private func move(_ offset: Int, isStart: Bool) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.start < offset || (edits[middle].range.start == offset && isStart) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > 0 else { return offset }
    let edit = edits[low - 1]
    let shift = shifts[low - 1]
    if offset >= edit.range.end { return offset + shift + edit.replacement.count - edit.range.count }
    return edit.range.start + shift + (isStart ? edit.replacement.count : 0)
  }
}
