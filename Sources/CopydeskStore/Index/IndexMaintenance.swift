public import CopydeskCore

/// What an index holds.
public struct IndexStatistics: Sendable, Equatable {
  /// Documents.
  public var documents = 0
  /// Documents that began a cluster.
  public var clusters = 0
  /// Keys that lead to documents.
  public var keys = 0
  /// Bytes of texts.
  public var textBytes = 0
  /// Bytes of the file.
  public var fileBytes = 0
  /// Date of the earliest publication, ISO 8601; nil when none is known.
  public var earliest: String?
  /// Date of the latest one.
  public var latest: String?
  /// Version of the tables.
  public var schemaVersion = 0
}

extension IndexFile {
  /// Counts what the index holds.
  public func statistics() throws(StageError) -> IndexStatistics {
    var found = IndexStatistics()
    found.documents = count
    found.clusters = try database.number("SELECT COUNT(*) FROM documents WHERE cluster = number")
    found.keys = try database.number("SELECT TOTAL(LENGTH(roles)) FROM documents")
    found.textBytes = try database.number("SELECT TOTAL(LENGTH(text)) FROM texts")
    found.fileBytes = try database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
    found.schemaVersion = try database.number("PRAGMA user_version")
    let dates = try database.prepare(
      "SELECT date(MIN(day) * 86400, 'unixepoch'), date(MAX(day) * 86400, 'unixepoch') FROM documents")
    if try dates.step() { (found.earliest, found.latest) = (dates.textIfAny(0), dates.textIfAny(1)) }
    return found
  }

  /// Gives unused space back. With a date (ISO 8601), documents published before it can no longer be found: their keys and
  /// texts go, their ids stay, because clusters are named by them.
  ///
  /// - Throws: `options` when the date is none.
  public func compact(before date: String? = nil) throws(StageError) {
    try commit()
    if let date {
      let day = try day(date)
      try database.run(
        """
        BEGIN IMMEDIATE;
        DELETE FROM texts WHERE number IN (SELECT number FROM documents WHERE day < \(day));
        UPDATE documents SET keys = x'', roles = x'' WHERE day < \(day);
        COMMIT
        """)
    }
    try database.run("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private func day(_ date: String) throws(StageError) -> Int {
    let query = try database.prepare("SELECT CAST(strftime('%s', ?) AS INTEGER) / 86400")
    try query.bind([.text(date)])
    guard try query.step(), let day = query.int(0) else {
      throw StageError(.options, "\"\(date)\" is no date; write it as 2026-11-25.")
    }
    query.reset()
    return day
  }

  /// Looks for damage: what SQLite finds, and rows that don't fit one another. Empty when all is well.
  public func verify() throws(StageError) -> [String] {
    var problems: [String] = []
    let check = try database.prepare("PRAGMA integrity_check(20)")
    while try check.step() { problems.append(check.text(0)) }
    if problems == ["ok"] { problems = [] }
    for (query, problem) in Self.rules {
      let rows = try database.number(query)
      if rows > 0 { problems.append("\(rows) \(problem)") }
    }
    return problems
  }

  private static let rules = [
    ("SELECT MAX(number) + 1 - COUNT(*) FROM documents", "numbers of documents are missing"),
    ("SELECT COUNT(*) FROM documents WHERE cluster > number OR cluster < 0", "documents belong to a later cluster"),
    ("SELECT COUNT(*) FROM documents WHERE LENGTH(keys) <> 8 * LENGTH(roles)", "documents have broken keys"),
    (
      "SELECT COUNT(*) FROM documents LEFT JOIN texts USING (number) WHERE text IS NULL AND LENGTH(roles) > 0",
      "documents have keys but no text"
    ),
  ]
}
