public import CopydeskText

extension Document {
  /// Reads a record back into a document, for fixtures, comparison and programs that run as stages.
  ///
  /// - Parameter layers: the layers to read; by default the built-in ones. Others are left out.
  /// - Throws: `RecordError` when an annotation's range doesn't fit the text or a word is unknown.
  public init(record json: JSONView, layers: [any Layer.Type] = Document.builtinLayers) throws(RecordError) {
    guard json.kind == .object else { throw RecordError("A record is a JSON object.") }
    let text = json["text"]?.utf8 ?? []
    self.init(id: json["id"]?.string ?? "", source: Source(json["source"]), metadata: Metadata(json), text: text)
    let unit = json["offsets"]?.string.flatMap(OffsetUnit.init(rawValue:)) ?? .codepoint
    let reader = RecordReader(text: text, unit: unit)
    for layer in layers { try read(layer, from: json, reader) }
    removed = (json["removed"]?.elements ?? []).map {
      Removed(why: $0["why"]?.string ?? "", text: $0["text"]?.string ?? "", at: SourcePlace($0["at"]))
    }
    try readFindings(json, reader)
    extra = (json["extra"]?.members ?? []).map { ($0.key.string ?? "", Array($0.value.raw)) }
  }

  /// Adds the findings that a record holds.
  mutating func readFindings(_ json: JSONView, _ reader: RecordReader) throws(RecordError) {
    for finding in json["findings"]?.elements ?? [] {
      let range = finding["start"] == nil ? nil : try reader.range(finding)
      find(
        finding["stage"]?.string ?? "", finding["code"]?.string ?? "", finding["message"]?.string ?? "", range: range)
    }
  }

  /// Reads a layer where the record has it; null removes it.
  mutating func read<L: Layer>(
    _ layer: L.Type, from json: JSONView, _ reader: RecordReader
  ) throws(RecordError) {
    guard let value = json[L.name] else { return }
    self[layer] = value.isNull ? nil : try L.read(value, from: reader)
  }
}
