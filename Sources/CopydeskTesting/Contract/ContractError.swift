/// A promise of a stage that was not kept.
public struct ContractViolation: Sendable, Equatable, CustomStringConvertible {
  /// Which promise.
  public var rule: Rule
  /// What happened, on which text.
  public var message: String

  /// A violation.
  public init(_ rule: Rule, _ message: String) {
    self.rule = rule
    self.message = message
  }

  /// The rule with what happened.
  public var description: String { "\(rule.rawValue): \(message)" }

  /// What a stage promises.
  public enum Rule: String, Sendable, CaseIterable {
    /// Name, summary and layer names are fit for a record and a listing.
    case spec
    /// Defaults and bounds are accepted and come back; unknown options and values out of range are refused with their place.
    case options
    /// The same input twice gives the same output.
    case determinism
    /// Text, metadata, findings and layers that are not its own stay as they were.
    case ownership = "only declared parts are written"
    /// Every range lies in the text, on scalar boundaries.
    case ranges
    /// Annotations stand in order.
    case order
    /// What a layer writes, it reads back.
    case roundTrip = "layers are read back"
    /// What another run left behind is overwritten.
    case poison = "stale values are overwritten"
    /// The examples of the spec hold, in every variant.
    case examples
    /// Every document that a corpus stage takes it gives back once.
    case documents = "documents come back"
    /// Errors say what happened.
    case errors
    /// Four times the text takes about four times as long.
    case growth
  }
}

/// Everything that a stage's contract found.
public struct ContractError: Error, Sendable, CustomStringConvertible {
  /// The stage's name.
  public var stage: String
  /// At least one.
  public var violations: [ContractViolation]

  /// One violation a line.
  public var description: String {
    "The stage \"\(stage)\" breaks its contract:\n" + violations.map { "- \($0)" }.joined(separator: "\n")
  }
}
