import CopydeskText

/// The results of a validation in the forms that people and CI systems read.
public struct ValidationReport: Sendable {
  /// The results, in order.
  public private(set) var results: [CaseResult] = []

  /// A report of nothing yet.
  public init() {}

  /// Adds a result.
  public mutating func add(_ result: CaseResult) { results.append(result) }

  /// Cases with a difference.
  public var failures: [CaseResult] { results.filter { !$0.passes } }

  /// For a terminal: each failed case with its differences, then one line of counts.
  public var text: String {
    var lines: [String] = []
    for result in failures {
      lines.append("✗ \(result.validated.name)")
      lines += result.differences.map { "    \($0.message)" }
    }
    let failed = failures.count
    lines.append(
      failed == 0
        ? "\(results.count) cases as expected." : "\(failed) of \(results.count) cases differ from what is expected.")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Annotations for GitHub Actions: one command a difference.
  public var github: String {
    failures.flatMap { result in
      result.differences.map { difference in
        let line = max(difference.line, 1)
        let place = "file=\(property(result.validated.file)),line=\(line),title=\(property(result.validated.name))"
        return "::error \(place)::\(data(difference.message))\n"
      }
    }.joined()
  }

  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
