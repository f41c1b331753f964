public import CopydeskCore

/// What running a case showed.
public struct CaseResult: Sendable {
  /// The case.
  public let validated: ValidationCase
  /// What is otherwise than expected; empty when the case passes.
  public let differences: [Difference]
  /// How long it took.
  public let duration: Duration
  /// What came out, for writing the expectation anew.
  let actual: [Tree]

  /// Whether everything is as expected.
  public var passes: Bool { differences.isEmpty }
}

extension ValidationCase {
  /// Takes the inputs through the plan and compares what comes out with what is expected.
  ///
  /// - Throws: `StageError` when the plan can't run at all.
  public func run(_ plan: Plan) async throws -> CaseResult {
    let start = ContinuousClock.now
    var actual: [Tree] = []
    var ids: [String] = []
    for try await outcomes in try Run(plan: plan).outcomes(of: inputs) {
      for outcome in outcomes {
        actual.append(Tree(outcome))
        if case .record(let record) = outcome { ids.append(record.document.id) } else { ids.append("") }
      }
    }
    return CaseResult(
      validated: self, differences: differences(actual, ids), duration: ContinuousClock.now - start, actual: actual)
  }

  private func differences(_ actual: [Tree], _ ids: [String]) -> [Difference] {
    if expected.isEmpty {
      return [Difference(rule: "case", message: "there is no expected.json yet; --update writes one", line: line)]
    }
    var differences: [Difference] = []
    if actual.count != expected.count {
      let message = "\(actual.count) documents came out instead of \(expected.count)"
      differences.append(Difference(rule: "documents", message: message, line: line))
    }
    for (index, (wanted, found)) in zip(expected, actual).enumerated() {
      var comparison = RecordComparison(ids: ids)
      comparison.compare(wanted, found)
      differences += comparison.differences.map { difference in
        guard expected.count > 1 else { return difference }
        var difference = difference
        difference.message = "document \(index): " + difference.message
        return difference
      }
    }
    return differences
  }
}
