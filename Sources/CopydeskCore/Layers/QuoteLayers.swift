public import CopydeskText

/// Those who speak or are spoken of.
public enum Entities: Layer {
  /// In order of first mention.
  public typealias Value = [Entity]
  /// Member of the record.
  public static let name = "entities"

  /// Writes an object for each.
  public static func write(_ value: [Entity], to record: inout RecordWriter) {
    record.array(value) { record, entity in
      record.json.object { json in
        json.member("id", entity.id)
        json.member("name", entity.name)
        json.member("kind", entity.kind.rawValue)
        json.member("roles", entity.roles)
        json.member("organization", entity.organization)
        json.member("speaksFor", entity.speaksFor)
        json.member("condition", entity.condition)
      }
    }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [Entity] {
    var entities: [Entity] = []
    for element in json.elements {
      var entity = Entity(
        id: try record.string(element["id"], "id", in: element),
        name: try record.string(element["name"], "name", in: element),
        kind: try record.word(element["kind"], Entity.Kind.self, in: element))
      entity.roles = element["roles"]?.elements.compactMap(\.string) ?? []
      entity.organization = element["organization"]?.string
      entity.speaksFor = element["speaksFor"]?.string
      entity.condition = element["condition"]?.string
      entities.append(entity)
    }
    return entities
  }

  /// There is no range.
  public static func visit(_ value: inout [Entity], _ visit: (inout TextRange) -> Void) {}
}

/// The places where they are spoken of.
public enum Mentions: Layer {
  /// In order.
  public typealias Value = [Mention]
  /// Member of the record.
  public static let name = "mentions"

  /// Writes `[{"start", "end", "entity", "form"}]`.
  public static func write(_ value: [Mention], to record: inout RecordWriter) {
    record.array(value) { record, mention in
      record.object { record in
        record.members(mention.range)
        record.json.member("entity", mention.entity)
        record.json.member("form", mention.form.rawValue)
      }
    }
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [Mention] {
    var mentions: [Mention] = []
    for element in json.elements {
      mentions.append(
        Mention(
          range: try record.range(element), entity: try record.string(element["entity"], "entity", in: element),
          form: try record.word(element["form"], Mention.Form.self, in: element)))
    }
    return mentions
  }

  /// Shows each mention's range.
  public static func visit(_ value: inout [Mention], _ visit: (inout TextRange) -> Void) {
    for index in value.indices { visit(&value[index].range) }
  }
}

/// What was said.
public enum Quotes: Layer {
  /// In order of first byte.
  public typealias Value = [Quote]
  /// Member of the record.
  public static let name = "quotes"

  /// Writes an object for each.
  public static func write(_ value: [Quote], to record: inout RecordWriter) {
    record.array(value) { record, quote in record.object { write(quote, to: &$0) } }
  }

  private static func write(_ quote: Quote, to record: inout RecordWriter) {
    record.json.member("id", quote.id)
    record.membersWithText(quote.range)
    record.json.member("words", quote.words)
    record.json.member("kind", quote.kind.rawValue)
    record.member("parts", quote.parts)
    record.member("marks", quote.marks)
    record.json.member("inside", quote.inside)
    if let cue = quote.cue {
      record.json.key("cue")
      record.object { $0.membersWithText(cue) }
    }
    if let speaker = quote.speaker {
      record.json.key("speaker")
      record.object { write(speaker, to: &$0) }
    }
    record.json.member("speakers", quote.speakers)
    if let said = quote.said {
      record.json.key("said")
      record.json.object { json in
        json.member("value", said.value)
        json.member("timex", said.timex)
        json.member("assumed", said.assumed)
      }
    }
    record.json.member("sameAs", quote.sameAs)
    record.json.member("confidence", (quote.confidence * 100).rounded() / 100)
    record.json.member("why", quote.why)
  }

  private static func write(_ speaker: Quote.Speaker, to record: inout RecordWriter) {
    record.membersWithText(speaker.range)
    record.json.member("entity", speaker.entity)
    record.json.member("name", speaker.name)
    record.json.member("role", speaker.role)
    record.json.member("kind", speaker.kind.rawValue)
  }

  /// Reads what `write` wrote.
  public static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> [Quote] {
    var quotes: [Quote] = []
    for element in json.elements { quotes.append(try quote(element, record)) }
    return quotes
  }

  private static func quote(_ json: JSONView, _ record: RecordReader) throws(RecordError) -> Quote {
    var quote = Quote(
      id: try record.string(json["id"], "id", in: json), parts: try record.pairs(json["parts"]),
      marks: try record.pairs(json["marks"]), words: json["words"]?.string ?? "",
      kind: try record.word(json["kind"], Quote.Kind.self, in: json), confidence: json["confidence"]?.double ?? 0,
      why: json["why"]?.string ?? "")
    quote.inside = json["inside"]?.string
    if let cue = json["cue"] { quote.cue = try record.range(cue) }
    if let speaker = json["speaker"] {
      quote.speaker = Quote.Speaker(
        range: try record.range(speaker), entity: try record.string(speaker["entity"], "entity", in: speaker),
        name: try record.string(speaker["name"], "name", in: speaker), role: speaker["role"]?.string,
        kind: try record.word(speaker["kind"], Entity.Kind.self, in: speaker))
    }
    quote.speakers = json["speakers"]?.elements.compactMap(\.string) ?? []
    if let said = json["said"] {
      quote.said = Quote.Said(
        value: try record.string(said["value"], "value", in: said), timex: said["timex"]?.int,
        assumed: said["assumed"]?.bool ?? false)
    }
    quote.sameAs = json["sameAs"]?.string
    return quote
  }

  /// Shows the ranges of parts, marks, cue and speaker.
  public static func visit(_ value: inout [Quote], _ visit: (inout TextRange) -> Void) {
    for index in value.indices {
      for part in value[index].parts.indices { visit(&value[index].parts[part]) }
      for mark in value[index].marks.indices { visit(&value[index].marks[mark]) }
      if var cue = value[index].cue {
        visit(&cue)
        value[index].cue = cue
      }
      if var speaker = value[index].speaker {
        visit(&speaker.range)
        value[index].speaker = speaker
      }
    }
  }
}
