/// One step of a pipeline. Conform to one of `DocumentStage`, `ReaderStage` or `CorpusStage`.
///
/// A stage is a value made once per run from its options; it must not keep state between documents.
public protocol Stage: Sendable {
  /// Its options, each described in `spec`.
  associatedtype Options: StageOptions
  /// Name, summary, what it needs and writes, options, examples.
  static var spec: StageSpec<Options> { get }
  /// Makes the stage. Throws when options don't fit one another or a file they name can't be used.
  init(options: Options, environment: StageEnvironment) throws(StageError)
  /// What it was made of beside its options, such as the content of a file that they name: another makes another pipeline,
  /// with which no run is resumed. Empty for nothing.
  var fingerprint: String { get }
  /// Parts of documents that these options make it need or write, beside those of the spec.
  var chosenParts: ChosenParts { get }
}

extension Stage {
  /// Nothing but its options.
  public var fingerprint: String { "" }
  /// None.
  public var chosenParts: ChosenParts { ChosenParts() }
}

/// Names of parts of documents that a stage knows only from its options, as one that runs a program does.
public struct ChosenParts: Sendable, Equatable {
  /// Those without which it cannot run.
  public var needs: [String]
  /// Those that it writes.
  public var writes: [String]

  /// Some parts.
  public init(needs: [String] = [], writes: [String] = []) {
    self.needs = needs
    self.writes = writes
  }
}

/// A stage that looks at one document at a time; any worker may run it, once per document.
public protocol DocumentStage: Stage {
  /// Reads and annotates the document.
  ///
  /// Throwing rejects the document, which lands in the dead letter with the error; `document.drop` takes it out with a reason.
  func process(_ document: inout Document) throws(StageError)
}

/// A stage that turns one input into documents.
public protocol ReaderStage: Stage {
  /// Hands every document to `emit` as soon as it is read; never holds a whole feed or archive.
  ///
  /// What can't be read of an input is handed to `emit` too, as a rejection, and reading goes on where that is possible.
  func read(_ input: Input, emit: (Item) throws -> Void) throws
}

/// A stage whose answer about a document depends on others.
public protocol CorpusStage: Stage {
  /// What one run of it remembers.
  associatedtype Session: CorpusSession
  /// Starts a run.
  func begin() throws(StageError) -> Session
  /// Goes on with a run that was broken off, from the last checkpoint whose output is known; what the stage kept on disk
  /// after it is forgotten. By default the same as `begin()`.
  func begin(after checkpoint: String) throws(StageError) -> Session
}

extension CorpusStage {
  /// Starts anew: a stage that keeps nothing on disk has nothing to go on with.
  public func begin(after checkpoint: String) throws(StageError) -> Session { try begin() }
}

/// What one run of a corpus stage remembers. Used by one task at a time.
///
/// Most conform to `SequentialSession`, which takes one document after the other.
public protocol CorpusSession: AnyObject {
  /// Takes the next documents, in input order, and says what becomes of each.
  func accept(_ documents: [Document]) async -> [Acceptance]
  /// After the last document: the next of those held back, in input order; nil at the end.
  func next() async throws(StageError) -> Document?
  /// Makes permanent what the stage keeps on disk and says how far that is, for `CorpusStage.begin(after:)`; nil when it
  /// keeps nothing there, so that a run to be resumed must show it the earlier documents again. Called before the first
  /// document and whenever output is about to become permanent.
  func checkpoint() throws(StageError) -> String?
}

/// What becomes of a document that a corpus stage has taken.
public enum Acceptance: Sendable {
  /// It goes on, or was dropped.
  case passed(Document)
  /// It is held back until after the last document.
  case held
  /// It could not be processed.
  case rejected(StageError)
}

extension CorpusSession {
  /// Nothing is kept on disk.
  public func checkpoint() throws(StageError) -> String? { nil }
}

/// A session that takes one document after the other.
public protocol SequentialSession: CorpusSession {
  /// Takes the next document, in input order. Returns it, or nil when it is held back.
  func accept(_ document: Document) throws(StageError) -> Document?
  /// After the last document: the next of those held back, in input order; nil at the end.
  func next() throws(StageError) -> Document?
}

extension SequentialSession {
  /// One after the other.
  public func accept(_ documents: [Document]) async -> [Acceptance] {
    documents.map { document in
      do throws(StageError) {
        return try accept(document).map { .passed($0) } ?? .held
      } catch {
        return .rejected(error)
      }
    }
  }
}
