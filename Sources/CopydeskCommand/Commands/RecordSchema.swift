import CopydeskCore
import CopydeskText

/// The JSON Schema of a record: its keys in order, what each holds, and which must be there.
enum RecordSchema {
  static var text: String {
    var json = JSONWriter(indent: 2)
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "Copydesk record")
      json.member(
        "description",
        "One document. Offsets count Unicode code points of text unless offsets says otherwise; ranges are half open.")
      json.member("type", "object")
      json.key("properties")
      json.object { json in
        for (name, value) in properties {
          json.key(name)
          value.write(to: &json)
        }
      }
      json.member("required", ["id", "source", "text", "pipeline"])
    }
    return json.text
  }

  /// A schema in short form.
  indirect enum Shape: Sendable {
    case string, integer, number, boolean
    case words([String])
    case list(Shape)
    case object([(String, Shape)], required: [String] = [])
    case any

    func write(to json: inout JSONWriter) {
      json.object { json in
        switch self {
        case .string: json.member("type", "string")
        case .integer: json.member("type", "integer")
        case .number: json.member("type", "number")
        case .boolean: json.member("type", "boolean")
        case .words(let words): json.member("enum", words)
        case .any: json.member("type", "object")
        case .list(let element):
          json.member("type", "array")
          json.key("items")
          element.write(to: &json)
        case .object(let members, let required):
          json.member("type", "object")
          json.key("properties")
          json.object { json in
            for (name, shape) in members {
              json.key(name)
              shape.write(to: &json)
            }
          }
          json.member("required", required)
        }
      }
    }
  }

  private static let range: [(String, Shape)] = [("start", .integer), ("end", .integer)]
  private static let slice = range + [("text", .string)]
  private static let pairs = Shape.list(.list(.integer))
  private static let stamp = Shape.object([("value", .string), ("from", .string)], required: ["value", "from"])
  private static let place = Shape.object([("path", .string), ("line", .integer)])
  private static let placeWithMap = Shape.object([("path", .string), ("line", .integer), ("map", pairs)])

  private static func words<Word: CaseIterable & RawRepresentable<String>>(_ type: Word.Type) -> Shape {
    .words(type.allCases.map(\.rawValue))
  }

  private static func spans(_ members: [(String, Shape)]) -> Shape {
    .list(.object(members, required: ["start", "end"]))
  }

  static let properties: [(String, Shape)] = [
    ("id", .string), ("source", source), ("title", .string), ("authors", .list(.string)), ("publisher", .string),
    ("section", .string), ("tags", .list(.string)), ("summary", .string), ("language", .string), ("url", .string),
    ("media", .list(.object([("url", .string), ("type", .string), ("length", .integer)], required: ["url"]))),
    ("published", stamp), ("modified", stamp),
    ("dateline", .object(range + [("place", .string), ("date", .string)], required: ["start", "end", "place"])),
    ("text", .string), ("blocks", spans(range + [("kind", words(Block.Kind.self)), ("at", placeWithMap)])),
    ("sentences", spans(range)), ("timexes", spans(slice + timex)),
    ("entities", .list(.object(entity, required: ["id", "name", "kind"]))),
    ("mentions", spans(range + [("entity", .string), ("form", words(Mention.Form.self))])),
    ("quotes", spans([("id", .string)] + slice + quote)),
    ("duplicate", .object(duplicate, required: ["cluster", "kind", "of"])),
    ("removed", .list(.object([("why", .string), ("text", .string), ("at", place)], required: ["why", "text"]))),
    (
      "findings",
      .list(
        .object([("stage", .string), ("code", .string), ("message", .string)] + range, required: ["stage", "code"]))
    ),
    ("extra", .any), ("offsets", words(OffsetUnit.self)),
    (
      "pipeline",
      .object(
        [("name", .string), ("hash", .string), ("version", .string), ("record", .integer)],
        required: ["name", "hash", "version", "record"])
    ),
  ]

  private static let source = Shape.object(
    [
      ("uri", .string), ("item", .integer), ("mediaType", .string), ("charset", .string),
      ("feed", .object([("title", .string), ("url", .string), ("language", .string)])), ("fetched", .string),
    ], required: ["uri"])

  private static let timex: [(String, Shape)] = [
    ("type", words(Timex.Kind.self)), ("value", .string), ("mod", .string), ("quant", .string), ("freq", .string),
    ("edtf", .string), ("grain", words(Timex.Grain.self)), ("interval", .list(.string)), ("anchor", .string),
    ("alternatives", .list(.integer)), ("why", .string),
  ]

  private static let entity: [(String, Shape)] = [
    ("id", .string), ("name", .string), ("kind", words(Entity.Kind.self)), ("roles", .list(.string)),
    ("organization", .string), ("speaksFor", .string), ("condition", .string),
  ]

  private static let quote: [(String, Shape)] = [
    ("words", .string), ("kind", words(Quote.Kind.self)), ("parts", pairs), ("marks", pairs), ("inside", .string),
    ("cue", .object(slice, required: ["start", "end"])),
    (
      "speaker",
      .object(
        slice + [("entity", .string), ("name", .string), ("role", .string), ("kind", words(Entity.Kind.self))],
        required: ["start", "end", "entity", "name", "kind"])
    ),
    ("speakers", .list(.string)),
    (
      "said",
      .object([("value", .string), ("timex", .integer), ("assumed", .boolean)], required: ["value", "assumed"])
    ),
    ("sameAs", .string), ("confidence", .number), ("why", .string),
  ]

  private static let duplicate: [(String, Shape)] = [
    ("cluster", .string), ("kind", words(Duplicate.Kind.self)), ("of", .string), ("similarity", .number),
    ("here", pairs),
    ("there", pairs),
  ]
}
