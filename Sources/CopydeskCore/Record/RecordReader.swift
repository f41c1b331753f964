public import CopydeskText

/// What is wrong with a record that was to be read.
public struct RecordError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One sentence.
  public var description: String

  /// An error.
  public init(_ description: String) { self.description = description }
}

/// Reads annotations back from a record, offsets turned into UTF-8 bytes.
public struct RecordReader {
  private let offsets: OffsetMap
  private let count: Int

  /// A reader for annotations over `text` whose offsets count `unit`.
  public init(text: [UInt8], unit: OffsetUnit) {
    offsets = OffsetMap(text, unit: unit)
    count = text.count
  }

  /// The range in the members `start` and `end`.
  public func range(_ json: JSONView) throws(RecordError) -> TextRange {
    try range(json["start"], json["end"], json)
  }

  /// The range in `[start, end]`.
  public func pair(_ json: JSONView) throws(RecordError) -> TextRange {
    let elements = json.elements
    guard elements.count == 2 else { throw RecordError("A range is [start, end], not \(text(json)).") }
    return try range(elements[0], elements[1], json)
  }

  /// The ranges in an array of `[start, end]`; none when it isn't there.
  public func pairs(_ json: JSONView?) throws(RecordError) -> [TextRange] {
    var ranges: [TextRange] = []
    for element in json?.elements ?? [] { ranges.append(try pair(element)) }
    return ranges
  }

  /// A place in the source.
  public func place(_ json: JSONView?) throws(RecordError) -> SourcePlace {
    var place = SourcePlace(json)
    for element in json?["map"]?.elements ?? [] {
      let numbers = element.elements
      guard numbers.count == 4, let from = numbers[2].int, let to = numbers[3].int else {
        throw RecordError("A run is [start, end, first byte, end of bytes], not \(text(element)).")
      }
      place.runs.append(
        SourceRun(text: try range(numbers[0], numbers[1], element), source: TextRange(from, to)))
    }
    return place
  }

  /// One of an enum's words.
  public func word<Word: RawRepresentable<String>>(_ json: JSONView?, _ type: Word.Type, in owner: JSONView)
    throws(RecordError) -> Word
  {
    guard let word = json?.string.flatMap(Word.init(rawValue:)) else {
      throw RecordError("\(text(owner)) has no known \(Word.self).")
    }
    return word
  }

  /// A string that must be there.
  public func string(_ json: JSONView?, _ name: String, in owner: JSONView) throws(RecordError) -> String {
    guard let string = json?.string else { throw RecordError("\(text(owner)) has no \"\(name)\".") }
    return string
  }

  private func range(_ start: JSONView?, _ end: JSONView?, _ owner: JSONView) throws(RecordError) -> TextRange {
    guard let first = start?.int, let last = end?.int, 0 <= first, first <= last else {
      throw RecordError("\(text(owner)) has no valid start and end.")
    }
    let range = TextRange(offsets.byte(first), offsets.byte(last))
    guard offsets.units(range.start) == first, offsets.units(range.end) == last, range.end <= count else {
      throw RecordError("\(text(owner)) reaches past the end of the text.")
    }
    return range
  }

  private func text(_ json: JSONView) -> String { String(decoding: json.raw.prefix(80), as: UTF8.self) }
}
