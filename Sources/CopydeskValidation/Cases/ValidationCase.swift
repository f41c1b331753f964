public import CopydeskCore
import CopydeskText

/// Inputs with what is expected of their records: a case folder, or one of a pipeline's own tests.
public struct ValidationCase: Sendable {
  /// `FAMILY/CASE`, or the test's name.
  public let name: String
  /// The file that states the expectation: `expected.json` or the pipeline.
  public let file: String
  /// Line of the expectation in it, from 1.
  public let line: Int
  /// What is read.
  public let inputs: [Input]
  /// What is expected of each document, in order.
  let expected: [Tree]
  /// Whether it is a folder, whose expectation can be written anew.
  let isFolder: Bool

  /// How many documents are expected.
  public var count: Int { expected.count }
}

/// A case that can't be read.
public struct CaseError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file.
  public var file: String
  /// One sentence.
  public var message: String

  /// File and message.
  public var description: String { "\(file): \(message)" }
}
