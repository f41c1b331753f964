public import CopydeskText

/// Writes one record: JSON, with ranges turned into the offsets that were asked for.
public struct RecordWriter {
  /// The JSON under way.
  public var json = JSONWriter()
  private let text: [UInt8]
  private let offsets: OffsetMap

  /// A writer for annotations over `text`.
  public init(text: [UInt8], unit: OffsetUnit) {
    self.text = text
    offsets = OffsetMap(text, unit: unit)
  }

  /// Writes an object.
  public mutating func object(_ body: (inout RecordWriter) -> Void) {
    json.openObject()
    body(&self)
    json.close(isObject: true)
  }

  /// Writes an array with one value for each element.
  public mutating func array<Element>(_ elements: some Sequence<Element>, _ body: (inout RecordWriter, Element) -> Void)
  {
    json.openArray()
    for element in elements { body(&self, element) }
    json.close(isObject: false)
  }

  /// Writes the members `start` and `end` of a range.
  public mutating func members(_ range: TextRange) {
    json.member("start", offsets.units(range.start))
    json.member("end", offsets.units(range.end))
  }

  /// Writes the members `start`, `end` and `text` of a range. Of a range that leaves the text only what lies inside is written.
  public mutating func membersWithText(_ range: TextRange) {
    members(range)
    json.key("text")
    let start = min(max(range.start, 0), text.count)
    json.string(utf8: text[start..<min(max(range.end, start), text.count)])
  }

  /// Writes a range as `[start, end]`.
  public mutating func pair(_ range: TextRange) {
    json.array {
      $0.int(offsets.units(range.start))
      $0.int(offsets.units(range.end))
    }
  }

  /// Writes a member that is a place in the source, with its runs as `[start, end, first byte, end of bytes]`.
  public mutating func member(_ name: String, _ place: SourcePlace) {
    guard !place.runs.isEmpty else { return json.member(name, place) }
    json.key(name)
    object { record in
      record.json.member("path", place.path)
      record.json.member("line", place.line)
      record.json.key("map")
      record.array(place.runs) { record, run in
        record.json.array {
          $0.int(record.offsets.units(run.text.start))
          $0.int(record.offsets.units(run.text.end))
          $0.int(run.source.start)
          $0.int(run.source.end)
        }
      }
    }
  }

  /// Writes a member that is an array of `[start, end]`; nothing when there is no range.
  public mutating func member(_ name: String, _ ranges: [TextRange]) {
    guard !ranges.isEmpty else { return }
    json.key(name)
    array(ranges) { $0.pair($1) }
  }
}
