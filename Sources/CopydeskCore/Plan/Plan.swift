import CopydeskText

/// A pipeline that can run: stage types found, options decoded, layers checked.
public struct Plan: Sendable {
  /// The pipeline's name.
  public let name: String
  /// The language used where nothing else says one.
  public let language: String?
  /// The reader, when the chain has one.
  public let reader: Reader?
  /// The rest of the chain.
  public let steps: [Step]
  /// Every stage with all its options as one line of JSON: equal plans have equal text.
  public let canonical: String

  /// A hash of `canonical`, 16 hexadecimal digits.
  public var hash: String {
    var text = canonical
    return hexadecimal(text.withUTF8 { FNV1a.hash($0) })
  }

  /// The first step of a chain, which makes documents.
  public struct Reader: Sendable {
    /// The step's id.
    public let id: String
    /// What it runs.
    public let stage: any ReaderStage
    /// The stage's description.
    public let description: StageDescription
  }

  /// One later step of the chain.
  public struct Step: Sendable {
    /// The step's id.
    public let id: String
    /// What it runs.
    public let stage: Runnable
    /// Which documents it is for; nil: all.
    public let when: Condition?
    /// The stage's description.
    public let description: StageDescription
  }

  /// What a step runs.
  public enum Runnable: Sendable {
    /// A document stage.
    case document(any DocumentStage)
    /// A corpus stage.
    case corpus(any CorpusStage)
  }

  /// The chain cut into runs of document stages, which may work in parallel, and single corpus stages, which keep the order.
  public var sections: [Section] {
    var sections: [Section] = []
    for step in steps {
      switch (step.stage, sections.last) {
      case (.document, .parallel(let run)?): sections[sections.count - 1] = .parallel(run + [step])
      case (.document, _): sections.append(.parallel([step]))
      case (.corpus(let stage), _): sections.append(.ordered(step, stage))
      }
    }
    return sections
  }

  /// A part of the chain.
  public enum Section: Sendable {
    /// Document stages in a row.
    case parallel([Step])
    /// One corpus stage.
    case ordered(Step, any CorpusStage)
  }
}

/// The 16 hexadecimal digits of a 64-bit number.
func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
