public import CopydeskCore

/// The promises that every stage keeps, built in or a stranger's, as one test:
///
///     @Test func `keeps the contract`() throws { try StageContract(ScoreTone.self).check() }
///
/// The same input twice gives the same output; what the stage doesn't own stays untouched; every range lies in the text, on
/// scalar boundaries, in order; only declared parts are written and they are read back; options come back and unknown ones
/// are refused; the spec's examples hold, also after an emoji and curly quotes, with CRLF and with a final newline; nothing
/// traps on hostile texts and random bytes.
public struct StageContract<S: Stage> {
  /// How an example is changed before it is run again.
  public enum Variant: String, Sendable, CaseIterable {
    /// As it is.
    case plain
    /// A paragraph with an emoji and curly quotation marks stands before it.
    case prefixed
    /// Every newline is CR LF.
    case crlf
    /// A newline stands at its end.
    case finalNewline = "final newline"
  }

  /// Stages that run before it, with their defaults.
  let earlier: [any DocumentStage.Type]
  let environment: StageEnvironment
  let variants: [Variant]
  let seed: UInt64
  let rounds: Int

  /// The contract of a stage.
  ///
  /// - Parameters:
  ///   - earlier: stages whose layers it needs; they run before it, with their defaults.
  ///   - without: variants that can't hold for it, such as `prefixed` where examples speak of a text's first words.
  ///   - rounds: how many random texts are tried.
  public init(
    _ stage: S.Type, after earlier: [any DocumentStage.Type] = [],
    environment: StageEnvironment = StageEnvironment(language: "en"), without: Set<Variant> = [], seed: UInt64 = 1,
    rounds: Int = 60
  ) {
    self.earlier = earlier
    self.environment = environment
    variants = Variant.allCases.filter { !without.contains($0) }
    self.seed = seed
    self.rounds = rounds
  }

  /// Checks everything. Throws one error that lists all that is wrong.
  public func check() throws {
    let found = violations()
    if !found.isEmpty { throw ContractError(stage: S.spec.name, violations: found) }
  }

  /// Everything that is wrong, at most a few of each kind.
  public func violations() -> [ContractViolation] {
    var found = Found()
    checkSpec(&found)
    checkOptions(&found)
    guard let subject = subject(S.Options(), &found) else { return found.all }
    switch subject {
    case .reader(let stage): check(stage, &found)
    case .documents(let run):
      checkTexts(run, &found)
      if !found.has(.ranges) { checkPoison(run, &found) }  // ranges outside the text can't be written
      checkExamples(&found)
    }
    return found.all
  }

  /// What is under test.
  enum Subject {
    case reader(any ReaderStage)
    case documents(StageRun)
  }

  func subject(_ options: S.Options, _ found: inout Found) -> Subject? {
    do throws(StageError) {
      let stage = try S(options: options, environment: environment)
      if let reader = stage as? any ReaderStage { return .reader(reader) }
      return .documents(StageRun(stage, after: try earlier.map { type throws(StageError) in try make(type) }))
    } catch {
      found.add(.options, "it can't be made with its defaults: \(error)")
      return nil
    }
  }

  private func make<D: DocumentStage>(_ type: D.Type) throws(StageError) -> D {
    try D(options: D.Options(), environment: environment)
  }
}

/// Violations under collection: a few of each rule are enough.
struct Found {
  private(set) var all: [ContractViolation] = []

  func has(_ rule: ContractViolation.Rule) -> Bool { all.contains { $0.rule == rule } }

  mutating func add(_ rule: ContractViolation.Rule, _ message: String) {
    if all.count(where: { $0.rule == rule }) < 5 { all.append(ContractViolation(rule, message)) }
  }
}
