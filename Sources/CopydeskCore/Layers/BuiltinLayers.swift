public import CopydeskText

/// The blocks of the text, in order.
public enum Blocks: Layer {
  /// In order, not overlapping.
  public typealias Value = [Block]
  /// Member of the record.
  public static let name = "blocks"

  /// Writes `[{"start", "end", "kind", "at"}]`.
  public static func write(_ value: [Block], to record: inout RecordWriter) {
    record.array(value) { record, block in
      record.object { record in
        record.members(block.range)
        record.json.member("kind", block.kind.rawValue)
        record.member("at", block.at)
      }
    }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [Block] {
    var blocks: [Block] = []
    for element in json.elements {
      blocks.append(
        Block(
          range: try record.range(element), kind: try record.word(element["kind"], Block.Kind.self, in: element),
          at: try record.place(element["at"])))
    }
    return blocks
  }

  /// Shows each block's range.
  public static func visit(_ value: inout [Block], _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index].range) }
  }

  /// Drops blocks of which nothing is left.
  public static func settle(_ value: inout [Block]) { value.removeAll { $0.range.isEmpty } }
}

/// The dateline.
public enum DatelineLayer: Layer {
  /// The one dateline.
  public typealias Value = Dateline
  /// Member of the record.
  public static let name = "dateline"

  /// Writes `{"start", "end", "place", "date"}`.
  public static func write(_ value: Dateline, to record: inout RecordWriter) {
    record.object { record in
      record.members(value.range)
      record.json.member("place", value.place)
      record.json.member("date", value.date)
    }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> Dateline {
    Dateline(
      range: try record.range(json), place: try record.string(json["place"], "place", in: json),
      date: json["date"]?.string)
  }

  /// Shows its range.
  public static func visit(_ value: inout Dateline, _ visit: (inout TextRange) -> Void) { visit(&value.range) }
}

/// The sentences, in order; none crosses a block.
public enum Sentences: Layer {
  /// In order, not overlapping.
  public typealias Value = [TextRange]
  /// Member of the record.
  public static let name = "sentences"

  /// Writes `[{"start", "end"}]`.
  public static func write(_ value: [TextRange], to record: inout RecordWriter) {
    record.array(value) { record, range in record.object { $0.members(range) } }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [TextRange] {
    var sentences: [TextRange] = []
    for element in json.elements { sentences.append(try record.range(element)) }
    return sentences
  }

  /// Shows each sentence.
  public static func visit(_ value: inout [TextRange], _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index]) }
  }

  /// Drops sentences of which nothing is left.
  public static func settle(_ value: inout [TextRange]) { value.removeAll(where: \.isEmpty) }
}

/// The document it repeats.
public enum DuplicateLayer: Layer {
  /// The one match.
  public typealias Value = Duplicate
  /// Member of the record.
  public static let name = "duplicate"

  /// Writes `{"cluster", "kind", "of", "similarity", "here", "there"}`.
  public static func write(_ value: Duplicate, to record: inout RecordWriter) {
    record.object { record in
      record.json.member("cluster", value.cluster)
      record.json.member("kind", value.kind.rawValue)
      record.json.member("of", value.of)
      record.json.member("similarity", value.similarity)
      record.member("here", value.here)
      guard !value.there.isEmpty else { return }
      record.json.key("there")
      record.array(value.there) { record, range in
        record.json.array {
          $0.int(range.start)
          $0.int(range.end)
        }
      }
    }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> Duplicate {
    Duplicate(
      cluster: try record.string(json["cluster"], "cluster", in: json),
      kind: try record.word(json["kind"], Duplicate.Kind.self, in: json),
      of: try record.string(json["of"], "of", in: json), similarity: json["similarity"]?.double ?? 0,
      here: try record.pairs(json["here"]),
      there: (json["there"]?.elements ?? []).compactMap { pair in
        let ends = pair.elements.compactMap(\.int)
        return ends.count == 2 ? TextRange(ends[0], ends[1]) : nil
      })
  }

  /// Shows the ranges of this document.
  public static func visit(_ value: inout Duplicate, _ visit: (inout TextRange) -> Void) {
    for index in value.here.indices { visit(&value.here[index]) }
  }
}
