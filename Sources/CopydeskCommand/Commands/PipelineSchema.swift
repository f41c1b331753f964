import CopydeskCore
import CopydeskText

/// The JSON Schema of a pipeline file, made from what the stages say of themselves.
enum PipelineSchema {
  static func text(_ stages: [StageDescription]) -> String {
    var json = JSONWriter(indent: 2)
    json.object { json in
      json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
      json.member("title", "Copydesk pipeline")
      json.member("type", "object")
      json.key("properties")
      json.object { json in
        json.string("$schema", described: "Where this schema lies.")
        json.string("name", described: "The pipeline's name; it stands in every record.")
        json.string("language", described: "Language used where option, sidecar, record and page say nothing.")
        json.string(
          "extends", described: "Another pipeline file: its stages are replaced by id or name, new ones appended.")
        json.key("stages")
        json.object { json in
          json.member("type", "array")
          json.key("items")
          json.object { json in
            json.key("oneOf")
            json.array { json in for stage in stages { write(stage, to: &json) } }
          }
        }
        json.key("tests")
        json.object { json in
          json.member("type", "array")
          json.key("items")
          json.object { $0.member("type", "object") }
        }
      }
      json.member("additionalProperties", false)
    }
    return json.text
  }

  private static func write(_ stage: StageDescription, to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "object")
      json.member("description", stage.summary)
      json.key("properties")
      json.object { json in
        json.key("stage")
        json.object { $0.member("enum", [stage.name] + stage.aliases) }
        json.string("id", described: "Name of the step, where a stage stands in the chain twice.")
        json.key("when")
        writeCondition(to: &json)
        json.key("options")
        json.object { json in
          json.member("type", "object")
          json.key("properties")
          json.object { json in
            for option in stage.options {
              json.key(option.name)
              write(option, to: &json)
            }
          }
          json.member("additionalProperties", false)
        }
      }
      json.member("required", ["stage"])
      json.member("additionalProperties", false)
    }
  }

  private static func writeCondition(to json: inout JSONWriter) {
    json.object { json in
      json.member("type", "object")
      json.member("description", "Which documents the step is for.")
      json.key("properties")
      json.object { json in
        for name in ["mediaType", "language", "source"] {
          json.key(name)
          json.object { $0.member("type", ["string", "array"]) }
        }
      }
      json.member("additionalProperties", false)
    }
  }

  private static func write(_ option: OptionDescription, to json: inout JSONWriter) {
    json.object { json in
      json.member("description", option.summary)
      write(option.type, to: &json)
      json.key("default")
      json.raw(option.defaultJSON.utf8)
      if let low = option.low, let high = option.high {
        json.key("minimum")
        json.raw(low.utf8)
        json.key("maximum")
        json.raw(high.utf8)
      }
    }
  }

  private static func write(_ type: OptionType, to json: inout JSONWriter) {
    switch type {
    case .boolean: json.member("type", "boolean")
    case .integer: json.member("type", "integer")
    case .number: json.member("type", "number")
    case .string: json.member("type", "string")
    case .choice(let names): json.member("enum", names)
    case .list(let element):
      json.member("type", "array")
      json.key("items")
      json.object { write(element, to: &$0) }
    case .optional(let wrapped):
      json.key("anyOf")
      json.array { json in
        json.object { write(wrapped, to: &$0) }
        json.object { $0.member("type", "null") }
      }
    }
  }
}

extension JSONWriter {
  /// Writes a property that is a string.
  fileprivate mutating func string(_ name: String, described description: String) {
    key(name)
    object { json in
      json.member("type", "string")
      json.member("description", description)
    }
  }
}
