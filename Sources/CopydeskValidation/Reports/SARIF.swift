import CopydeskCore
import CopydeskText

extension ValidationReport {
  /// SARIF 2.1.0 (OASIS): a result for each difference, at its line of the expectation.
  public var sarif: [UInt8] {
    var json = JSONWriter(indent: 2)
    json.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.key("runs")
      json.array { json in
        json.object { json in
          json.key("tool")
          json.object { writeDriver(to: &$0) }
          json.key("results")
          json.array { json in
            for result in failures {
              for difference in result.differences { write(difference, of: result, to: &json) }
            }
          }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private func writeDriver(to json: inout JSONWriter) {
    json.key("driver")
    json.object { json in
      json.member("name", "copydesk")
      json.member("version", CopydeskVersion.program)
      json.key("rules")
      json.array { json in
        for rule in Set(failures.flatMap { $0.differences.map(\.rule) }).sorted() {
          json.object { $0.member("id", rule) }
        }
      }
    }
  }

  private func write(_ difference: Difference, of result: CaseResult, to json: inout JSONWriter) {
    json.object { json in
      json.member("ruleId", difference.rule)
      json.member("level", "error")
      json.key("message")
      json.object { $0.member("text", "\(result.validated.name): \(difference.message)") }
      json.key("locations")
      json.array { json in
        json.object { json in
          json.key("physicalLocation")
          json.object { json in
            json.key("artifactLocation")
            json.object { $0.member("uri", result.validated.file) }
            json.key("region")
            json.object { $0.member("startLine", max(difference.line, 1)) }
          }
        }
      }
    }
  }
}
