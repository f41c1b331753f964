public import CopydeskCore

/// Keeps what stages remember in SQLite files.
public struct Store: StorageProvider {
  /// A store.
  public init() {}

  /// Opens or makes the documents of a duplicate index.
  public func openDocuments(at path: String) throws(StageError) -> any DocumentStorage { try IndexFile(path) }
}
