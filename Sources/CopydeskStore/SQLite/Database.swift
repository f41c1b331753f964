import CSQLite
import CopydeskCore

/// One SQLite database, open for reading and writing; used by one task at a time.
final class Database {
  private let handle: OpaquePointer
  /// Let go of when the file is closed, and not before: closing writes what is left.
  private let lock: FileLock?
  /// The file.
  let path: String

  /// Opens or makes a file, which this process keeps by `lock`.
  init(_ path: String, lock: FileLock? = nil) throws(StageError) {
    var opened: OpaquePointer?
    let status = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
    guard status == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw StageError(.io, "\(path) can't be opened: \(String(cString: sqlite3_errstr(status))).")
    }
    handle = opened
    self.lock = lock
    self.path = path
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws(StageError) { try check(sqlite3_exec(handle, sql, nil, nil, nil)) }

  /// A statement to be run again and again.
  func prepare(_ sql: String) throws(StageError) -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
    guard let statement else { throw StageError(.io, "\(path): an empty statement.") }
    return Statement(statement, of: self)
  }

  /// The number that a query gives.
  func number(_ sql: String) throws(StageError) -> Int {
    let statement = try prepare(sql)
    return try statement.step() ? statement.int(0) ?? 0 : 0
  }

  fileprivate func check(_ status: Int32) throws(StageError) {
    guard status != SQLITE_OK, status != SQLITE_ROW, status != SQLITE_DONE else { return }
    let message = "\(path): \(String(cString: sqlite3_errmsg(handle)))."
    switch status & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: throw StageError(.busy, message)
    case SQLITE_CORRUPT, SQLITE_NOTADB: throw StageError(.malformed, message)
    default: throw StageError(.io, message)
    }
  }
}

/// A prepared statement. It keeps its database open.
final class Statement {
  private let handle: OpaquePointer
  private let database: Database

  fileprivate init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit { sqlite3_finalize(handle) }

  /// A value that can be bound to a parameter.
  enum Value {
    case int(Int?)
    case text(String?)
    case blob([UInt8])
  }

  /// Starts again with these values for the parameters.
  func bind(_ values: [Value]) throws(StageError) {
    sqlite3_reset(handle)
    for (index, value) in values.enumerated() { try bind(value, at: Int32(index + 1)) }
  }

  private func bind(_ value: Value, at index: Int32) throws(StageError) {
    let status =
      switch value {
      case .int(let number?): sqlite3_bind_int64(handle, index, Int64(number))
      case .int(nil), .text(nil): sqlite3_bind_null(handle, index)
      case .text(let string?): sqlite3_bind_text(handle, index, string, Int32(string.utf8.count), transient)
      case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, index, 0)
      case .blob(let bytes): sqlite3_bind_blob64(handle, index, bytes, UInt64(bytes.count), transient)
      }
    try database.check(status)
  }

  /// Goes to the next row; false when there is none, after which the statement is ready to be bound again.
  func step() throws(StageError) -> Bool {
    let status = sqlite3_step(handle)
    if status == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    try database.check(status)
    return false
  }

  /// Lets go of the rows not yet read.
  func reset() { sqlite3_reset(handle) }

  /// Binds, and runs to the end.
  func run(_ values: Value...) throws(StageError) {
    try bind(values)
    while try step() {}
  }

  func int(_ column: Int32) -> Int? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : Int(sqlite3_column_int64(handle, column))
  }

  func text(_ column: Int32) -> String { String(decoding: blob(column), as: UTF8.self) }

  func textIfAny(_ column: Int32) -> String? {
    sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : text(column)
  }

  func blob(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}

/// SQLite copies what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
