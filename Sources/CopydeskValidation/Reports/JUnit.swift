import CopydeskCore

extension ValidationReport {
  /// JUnit XML: a suite for each family of cases.
  public var junit: String {
    var families: [(name: String, results: [CaseResult])] = []
    for result in results {
      let name = family(result)
      if let index = families.firstIndex(where: { $0.name == name }) {
        families[index].results.append(result)
      } else {
        families.append((name, [result]))
      }
    }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"copydesk\" tests=\"\(results.count)\" failures=\"\(failures.count)\">\n"
    for family in families { xml += suite(family.name, family.results) }
    return xml + "</testsuites>\n"
  }

  private func family(_ result: CaseResult) -> String {
    let name = result.validated.name
    return name.lastIndex(of: "/").map { String(name[..<$0]) } ?? "pipeline"
  }

  private func suite(_ name: String, _ results: [CaseResult]) -> String {
    let failed = results.count { !$0.passes }
    var xml = "  <testsuite name=\"\(escaped(name))\" tests=\"\(results.count)\" failures=\"\(failed)\">\n"
    for result in results {
      xml += "    <testcase classname=\"\(escaped(name))\" name=\"\(escaped(result.validated.name))\""
      xml += " file=\"\(escaped(result.validated.file))\" time=\"\(result.duration.seconds)\""
      guard !result.passes else {
        xml += "/>\n"
        continue
      }
      let lines = result.differences.map(\.message).joined(separator: "\n")
      xml += ">\n      <failure message=\"\(escaped(result.differences[0].message))\">\(escaped(lines))</failure>\n"
      xml += "    </testcase>\n"
    }
    return xml + "  </testsuite>\n"
  }
}

/// Text for XML 1.0: its signs escaped, characters that it can't hold left out.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n": result += "&#10;"
    case "\t": result += "&#9;"
    case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": break
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
