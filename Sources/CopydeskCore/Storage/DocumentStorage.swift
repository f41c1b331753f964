/// What the core asks of a store on disk. A module that implements it is handed to stages through their environment.
public protocol StorageProvider: Sendable {
  /// Opens, or makes, the documents that a duplicate index remembers.
  ///
  /// - Throws: `StageError.Code.busy` when another process holds them and doesn't let go in time; `io` or `malformed` when the
  ///   file can't be used.
  func openDocuments(at path: String) throws(StageError) -> any DocumentStorage
}

/// Documents that a duplicate index remembers, numbered from 0 in the order they came. Used by one task at a time.
public protocol DocumentStorage: AnyObject {
  /// How many there are.
  var count: Int { get }
  /// Adds one at the end.
  func append(_ document: StoredDocument) throws(StageError)
  /// The one with a number.
  func document(_ number: Int) throws(StageError) -> StoredDocument
  /// Goes through all of them in order, without their texts, as an index does when it opens.
  func replay(_ each: (StoredDocument) -> Void) throws(StageError)
  /// Makes everything appended so far permanent, and says how far that is, for `rollBack(to:)`; nil when they go with the process.
  func commit() throws(StageError) -> String?
  /// Forgets what came after a commit, and is then as that run left it.
  ///
  /// - Throws: `options` when another run has added to them since, or the commit is none of theirs.
  func rollBack(to commit: String) throws(StageError)
}

/// One document as a duplicate index remembers it.
public struct StoredDocument: Sendable, Equatable {
  /// The document's id.
  public var id: String
  /// Its text.
  public var text: [UInt8]
  /// Its address, if known.
  public var url: String?
  /// Day of publication, counted from 1970-01-01; nil when unknown.
  public var day: Int?
  /// Number of the first document of its cluster; its own when it begins one.
  public var cluster: Int
  /// First document of another cluster that this one showed to be the same; nil for nearly all.
  public var joins: Int?
  /// Whether it counts as one more copy under the keys of its cluster.
  public var isCounted: Bool
  /// How many keys the whole text has.
  public var keyCount: Int
  /// The keys by which it is to be found.
  public var keys: [UInt64]
  /// For each key, what it says of this document.
  public var roles: [KeyRole]

  /// A document.
  public init(
    id: String, text: [UInt8], url: String? = nil, day: Int? = nil, cluster: Int, joins: Int? = nil,
    isCounted: Bool = false, keyCount: Int = 0, keys: [UInt64] = [], roles: [KeyRole] = []
  ) {
    self.id = id
    self.text = text
    self.url = url
    self.day = day
    self.cluster = cluster
    self.joins = joins
    self.isCounted = isCounted
    self.keyCount = keyCount
    self.keys = keys
    self.roles = roles
  }

  /// Adds a key.
  public mutating func add(_ key: UInt64, _ role: KeyRole) {
    keys.append(key)
    roles.append(role)
  }

  /// What a document is to those found by the same key before it.
  public enum KeyRole: UInt8, Sendable {
    /// It has little else in common with them.
    case stranger
    /// It resembles them otherwise too.
    case kin
    /// It is a copy of one of them: the key leads to that one, and only counts this one.
    case copy
  }
}
