/// Why a stage could not run or a document could not be processed.
///
/// The code is stable and open; the message is a whole sentence that holds no article text.
public struct StageError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of error it is.
  public var code: Code
  /// One sentence: what went wrong and what to do.
  public var message: String
  /// The limit that was hit, if one was: its option's name.
  public var limit: String?

  /// An error.
  public init(_ code: Code, _ message: String, limit: String? = nil) {
    self.code = code
    self.message = message
    self.limit = limit
  }

  /// The message.
  public var description: String { message }

  /// A stable name of an error; anybody may add one.
  public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
    /// The name, in lower case with hyphens.
    public let rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }
    /// A code by its name.
    public init(stringLiteral value: String) { rawValue = value }

    /// The bytes are no text or markup that could be read.
    public static let unreadable: Code = "unreadable"
    /// There is nothing in the input.
    public static let empty: Code = "empty"
    /// The input is not valid in its format.
    public static let malformed: Code = "malformed"
    /// A limit was hit; `limit` names it.
    public static let limit: Code = "limit"
    /// An input or output could not be opened, read or written.
    public static let io: Code = "io"
    /// Another run holds an index or output.
    public static let busy: Code = "busy"
    /// Options don't fit one another.
    public static let options: Code = "options"
    /// A program that runs as a stage failed.
    public static let process: Code = "process"
  }
}

/// A document or input that could not be processed: a line of the dead letter.
public struct Rejection: Sendable, Equatable {
  /// Where the bytes came from.
  public var source: Source
  /// The document's id, when it got that far.
  public var id: String?
  /// The stage that failed.
  public var stage: String
  /// Why.
  public var error: StageError
  /// How often it was tried.
  public var attempts = 1

  /// A rejection.
  public init(source: Source, id: String? = nil, stage: String, error: StageError) {
    self.source = source
    self.id = id
    self.stage = stage
    self.error = error
  }
}
