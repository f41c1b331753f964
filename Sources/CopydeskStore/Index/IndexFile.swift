public import CopydeskCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A duplicate index on disk: one SQLite file in WAL mode, held by one process at a time.
///
/// Everything since the last commit is one transaction, so that a run that is killed leaves the file as it was. Rows are
/// numbered without gaps, so that a run can say which of them belong to output that is known (`rollBack`).
public final class IndexFile: DocumentStorage {
  /// Version of the tables; a file of a later one is refused, one of an earlier one is brought up to date.
  public static let schemaVersion = 2
  /// Tells the file from other databases ("CpyD").
  static let applicationID = 0x4370_7944

  let database: Database
  private let insert: Statement
  private let insertText: Statement
  private let select: Statement
  private var isInTransaction = false
  private var run: Int?

  /// How many documents there are, those not yet committed too.
  public private(set) var count: Int

  /// Opens or makes an index.
  ///
  /// - Throws: `busy` when another process holds it; `malformed` when it is no index or of a later version.
  public init(_ path: String, waitingUpTo seconds: Double = 5) throws(StageError) {
    database = try Database(path, lock: FileLock(path, waitingUpTo: seconds))
    try database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON")
    try IndexSchema.prepare(database)
    insert = try database.prepare(
      """
      INSERT INTO documents (number, id, url, day, cluster, joins, counted, keyCount, keys, roles)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertText = try database.prepare("INSERT INTO texts (number, text) VALUES (?, ?)")
    select = try database.prepare(
      """
      SELECT id, url, day, cluster, joins, counted, keyCount, keys, roles, text
      FROM documents LEFT JOIN texts USING (number) WHERE number = ?
      """)
    count = try database.number("SELECT COUNT(*) FROM documents")
  }

  /// Opens an index that is there.
  ///
  /// - Throws: `io` when there is no such file, and what opening throws.
  public convenience init(existing path: String, waitingUpTo seconds: Double = 5) throws(StageError) {
    guard access(path, F_OK) == 0 else { throw StageError(.io, "There is no index at \(path).") }
    try self.init(path, waitingUpTo: seconds)
  }

  /// Adds a document.
  public func append(_ document: StoredDocument) throws(StageError) {
    if !isInTransaction {
      try database.run("BEGIN IMMEDIATE")
      isInTransaction = true
    }
    try insert.run(
      .int(count), .text(document.id), .text(document.url), .int(document.day), .int(document.cluster),
      .int(document.joins),
      .int(document.isCounted ? 1 : 0), .int(document.keyCount), .blob(bytes(of: document.keys)),
      .blob(document.roles.map(\.rawValue)))
    try insertText.run(.int(count), .blob(document.text))
    count += 1
  }

  /// The document with a number.
  public func document(_ number: Int) throws(StageError) -> StoredDocument {
    try select.bind([.int(number)])
    guard try select.step() else { throw StageError(.malformed, "\(database.path) has no document \(number).") }
    defer { select.reset() }
    var document = row(select)
    document.text = select.blob(9)
    return document
  }

  /// Goes through all documents in order, without their texts.
  public func replay(_ each: (StoredDocument) -> Void) throws(StageError) {
    let all = try database.prepare(
      "SELECT id, url, day, cluster, joins, counted, keyCount, keys, roles FROM documents ORDER BY number")
    while try all.step() { each(row(all)) }
  }

  /// Makes everything appended permanent. The word for it holds how many documents that are, and the number of this run.
  @discardableResult
  public func commit() throws(StageError) -> String? {
    if isInTransaction {
      try database.run("COMMIT")
      isInTransaction = false
    }
    return "\(count) of run \(try runNumber())"
  }

  /// Forgets the documents that came after a commit, and goes on as the run that made it.
  public func rollBack(to commit: String) throws(StageError) {
    let numbers = commit.split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2, numbers[0] <= count, run == nil else {
      throw StageError(.options, "\(database.path) has never been at “\(commit)”.")
    }
    guard try database.number("SELECT MAX(number) FROM runs") == numbers[1] else {
      throw StageError(.options, "Another run has added to \(database.path) since; it can't go back.")
    }
    run = numbers[1]
    try database.run("DELETE FROM documents WHERE number >= \(numbers[0])")
    count = numbers[0]
  }

  /// The number of this run in the index, given to it when it is asked for first.
  private func runNumber() throws(StageError) -> Int {
    if let run { return run }
    try database.run("INSERT INTO runs DEFAULT VALUES")
    let number = try database.number("SELECT MAX(number) FROM runs")
    run = number
    return number
  }

  private func row(_ statement: Statement) -> StoredDocument {
    StoredDocument(
      id: statement.text(0), text: [], url: statement.textIfAny(1), day: statement.int(2),
      cluster: statement.int(3) ?? 0, joins: statement.int(4), isCounted: statement.int(5) == 1,
      keyCount: statement.int(6) ?? 0, keys: keys(of: statement.blob(7)),
      roles: statement.blob(8).map { StoredDocument.KeyRole(rawValue: $0) ?? .stranger })
  }
}

/// Keys as eight bytes each, the lowest first.
private func bytes(of keys: [UInt64]) -> [UInt8] {
  keys.flatMap { key in (0..<8).map { UInt8(truncatingIfNeeded: key >> ($0 * 8)) } }
}

private func keys(of bytes: [UInt8]) -> [UInt64] {
  stride(from: 0, to: bytes.count - 7, by: 8).map { start in
    (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
  }
}
