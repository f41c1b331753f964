import CopydeskCore

/// The tables of a duplicate index.
enum IndexSchema {
  /// Makes the tables of a new file; checks, and if need be changes, those of an old one.
  static func prepare(_ database: Database) throws(StageError) {
    let version = try database.number("PRAGMA user_version")
    let application = try database.number("PRAGMA application_id")
    let tables = try database.number("SELECT COUNT(*) FROM sqlite_master")
    guard application == IndexFile.applicationID || tables == 0 else {
      throw StageError(.malformed, "\(database.path) is a database, but no duplicate index.")
    }
    guard version <= IndexFile.schemaVersion else {
      throw StageError(
        .malformed,
        "\(database.path) has schema version \(version); this program knows \(IndexFile.schemaVersion) at most.")
    }
    guard version < IndexFile.schemaVersion else { return }
    var script = "BEGIN IMMEDIATE;"
    for step in steps[version...] { script += step }
    script += "PRAGMA application_id = \(IndexFile.applicationID);"
    script += "PRAGMA user_version = \(IndexFile.schemaVersion); COMMIT"
    try database.run(script)
  }

  /// What leads from each version to the next one. Texts have a table of their own, so that opening doesn't read them.
  static let steps = [
    """
    CREATE TABLE documents (
      number INTEGER PRIMARY KEY, id TEXT NOT NULL, day INTEGER, cluster INTEGER NOT NULL, joins INTEGER,
      keyCount INTEGER NOT NULL, keys BLOB NOT NULL, kin BLOB NOT NULL) STRICT;
    CREATE TABLE texts (
      number INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE, text BLOB NOT NULL) STRICT;
    """,
    """
    ALTER TABLE documents ADD COLUMN url TEXT;
    ALTER TABLE documents ADD COLUMN counted INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE documents RENAME COLUMN kin TO roles;
    CREATE TABLE runs (number INTEGER PRIMARY KEY) STRICT;
    """,
  ]
}
