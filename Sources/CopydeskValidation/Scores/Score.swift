/// Counts of a comparison with annotated data.
public struct Score: Sendable, Equatable {
  /// Right answers.
  public var right = 0
  /// Answers given.
  public var given = 0
  /// Answers in the annotated data.
  public var wanted = 0

  /// Counts of nothing.
  public init() {}

  /// Share of the given answers that are right; 1 when none was given.
  public var precision: Double { given == 0 ? 1 : Double(right) / Double(given) }
  /// Share of the wanted answers that were given; 1 when none was wanted.
  public var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
  /// The harmonic mean of the two.
  public var f1: Double { given + wanted == 0 ? 1 : 2 * Double(right) / Double(given + wanted) }

  static func += (a: inout Score, b: Score) {
    a.right += b.right
    a.given += b.given
    a.wanted += b.wanted
  }
}
