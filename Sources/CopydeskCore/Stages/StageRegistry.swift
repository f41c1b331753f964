/// The stages known to one program: a value, made of an explicit list.
public struct StageRegistry: Sendable {
  /// The stages, in the order given.
  public let stages: [any Stage.Type]

  /// A registry of these stages.
  public init(_ stages: [any Stage.Type]) { self.stages = stages }

  /// The same with further stages.
  public func adding(_ more: any Stage.Type...) -> StageRegistry { StageRegistry(stages + more) }

  /// The stage of this name, or whose old name it is.
  public subscript(name: String) -> (any Stage.Type)? {
    stages.first { $0.summary.name == name } ?? stages.first { $0.summary.aliases.contains(name) }
  }

  /// Every stage's description, by name.
  public var descriptions: [StageDescription] { stages.map { $0.summary }.sorted { $0.name < $1.name } }
}

/// A stage's spec without the type of its options.
public struct StageDescription: Sendable {
  /// Its name.
  public let name: String
  /// One line.
  public let summary: String
  /// What it does in a chain.
  public let kind: StageKind
  /// Names of parts it cannot run without.
  public private(set) var needs: [String]
  /// Names of parts it uses where they are.
  public let uses: [String]
  /// Names of parts it writes.
  public private(set) var writes: [String]
  /// Its options.
  public let options: [OptionDescription]
  /// Its examples.
  public let examples: [Example]
  /// Names it had before.
  public let aliases: [String]

  /// The same with parts that only the options of one step name.
  func adding(_ parts: ChosenParts) -> StageDescription {
    var description = self
    description.needs += parts.needs.filter { !needs.contains($0) }
    description.writes += parts.writes.filter { !writes.contains($0) }
    return description
  }
}

/// What a stage does in a chain.
public enum StageKind: String, Sendable {
  /// Reads an input into documents.
  case reader
  /// Looks at one document at a time, in parallel.
  case document
  /// Looks at documents in order.
  case corpus
}

extension Stage {
  /// The spec without the type of the options.
  public static var summary: StageDescription {
    StageDescription(
      name: spec.name, summary: spec.summary, kind: kind, needs: spec.needs.map { $0.name },
      uses: spec.uses.map { $0.name },
      writes: spec.writes.map { $0.name }, options: spec.options.map(\.description), examples: spec.examples,
      aliases: spec.aliases)
  }

  private static var kind: StageKind {
    if self is any ReaderStage.Type { return .reader }
    return self is any CorpusStage.Type ? .corpus : .document
  }
}
