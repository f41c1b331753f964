import CopydeskText

/// How records are written.
public struct RecordFormat: Sendable {
  /// What offsets count.
  public var offsets: OffsetUnit
  /// What stands under `pipeline` in every record.
  public var pipeline: PipelineStamp

  /// A format.
  public init(offsets: OffsetUnit = .codepoint, pipeline: PipelineStamp = PipelineStamp()) {
    self.offsets = offsets
    self.pipeline = pipeline
  }
}

/// What made a record.
public struct PipelineStamp: Sendable, Equatable {
  /// The pipeline's name.
  public var name: String
  /// The plan's hash.
  public var hash: String

  /// A stamp.
  public init(name: String = "", hash: String = "") {
    self.name = name
    self.hash = hash
  }
}

/// Version of the program and of the record's form.
public enum CopydeskVersion {
  /// The program's version.
  public static let program = "0.1.0"
  /// The record's version: it changes when a reader of records must.
  public static let record = 1
}

extension Document {
  /// The document as one JSON object, its keys in the order that the record promises, without a newline.
  public func record(_ format: RecordFormat) -> [UInt8] {
    var record = RecordWriter(text: text, unit: format.offsets)
    record.object { record in
      record.json.member("id", id)
      record.json.key("source")
      record.json.value(source)
      record.json.members(metadata)
      writeLayers(to: &record)
      writeRemoved(to: &record.json)
      for box in layers.all where !Document.builtinNames.contains(box.name) { Document.write(box, to: &record) }
      writeFindings(to: &record)
      writeExtra(to: &record.json)
      if format.offsets != .codepoint { record.json.member("offsets", format.offsets.rawValue) }
      record.json.key("pipeline")
      record.json.object { json in
        json.member("name", format.pipeline.name)
        json.member("hash", format.pipeline.hash)
        json.member("version", CopydeskVersion.program)
        json.member("record", CopydeskVersion.record)
      }
    }
    return record.json.bytes
  }

  /// The built-in layers in the record's order.
  public static let builtinLayers: [any Layer.Type] = [
    DatelineLayer.self, Blocks.self, Sentences.self, Timexes.self, Entities.self, Mentions.self, Quotes.self,
    DuplicateLayer.self,
  ]
  private static let builtinNames = Set(builtinLayers.map { $0.name })

  private func writeLayers(to record: inout RecordWriter) {
    let boxes = Dictionary(layers.all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    if let dateline = boxes[DatelineLayer.name] { Document.write(dateline, to: &record) }
    record.json.key("text")
    record.json.string(utf8: text[...])
    for layer in Document.builtinLayers.dropFirst() {
      if let box = boxes[layer.name] { Document.write(box, to: &record) }
    }
  }

  /// Writes a layer as a member; nothing when its value is an empty array.
  private static func write(_ box: any LayerBox, to record: inout RecordWriter) {
    guard !box.isEmpty else { return }
    record.json.key(box.name)
    box.write(to: &record)
  }

  private func writeRemoved(to json: inout JSONWriter) {
    guard !removed.isEmpty else { return }
    json.key("removed")
    json.array { json in
      for item in removed {
        json.object { json in
          json.member("why", item.why)
          json.member("text", item.text)
          json.member("at", item.at)
        }
      }
    }
  }

  private func writeFindings(to record: inout RecordWriter) {
    guard !findings.isEmpty else { return }
    record.json.key("findings")
    record.array(findings) { record, finding in
      record.object { record in
        record.json.member("stage", finding.stage)
        record.json.member("code", finding.code)
        record.json.member("message", finding.message)
        if let range = finding.range { record.members(range) }
      }
    }
  }

  private func writeExtra(to json: inout JSONWriter) {
    guard !extra.isEmpty else { return }
    json.key("extra")
    json.object { json in
      for (key, value) in extra {
        json.key(key)
        json.raw(value)
      }
    }
  }
}
