import CopydeskCore
import CopydeskText

/// Documents held back until the last one has come: some in memory, those beyond as records in a temporary file.
///
/// A document that was on disk has lost its notes, and layers whose value is an empty list.
struct HeldBack {
  private enum Place {
    case memory(Document)
    case disk(number: Int, layers: [any Layer.Type])
  }

  private var places: [Place?] = []
  private var first = 0
  private var bytesInMemory = 0
  private var file: SpillFile?

  /// Bytes of text beyond which documents go to disk.
  private static let memoryLimit = 32 << 20

  /// Takes a document.
  mutating func append(_ document: Document) throws(StageError) {
    if bytesInMemory + document.text.count <= Self.memoryLimit {
      bytesInMemory += document.text.count
      places.append(.memory(document))
      return
    }
    let file: SpillFile
    if let open = self.file { file = open } else { file = try SpillFile() }
    self.file = file
    let record = document.record(RecordFormat(offsets: .utf8))
    try file.append(StoredDocument(id: document.id, text: record, cluster: file.count))
    places.append(.disk(number: file.count - 1, layers: document.layerTypes))
  }

  /// The next document, in the order they came; nil when there is none left.
  mutating func next() throws(StageError) -> Document? {
    guard first < places.count, let place = places[first] else { return nil }
    places[first] = nil
    first += 1
    switch place {
    case .memory(let document): return document
    case .disk(let number, let layers): return try document(number, layers)
    }
  }

  private func document(_ number: Int, _ layers: [any Layer.Type]) throws(StageError) -> Document {
    guard let file else { throw StageError(.io, "A document held back is gone.") }
    let stored = try file.document(number)
    do {
      return try Document(record: JSONDocument(stored.text).root, layers: layers)
    } catch {
      throw StageError(.io, "The document \(stored.id), held back on disk, can't be read again: \(error).")
    }
  }
}
