public import CopydeskText

/// One kind of annotation over a document's text: a key type, its value, and how the value is written, read and moved.
///
/// A third party defines its own in its own package: an empty enum that conforms. Its `name` is the member of the record.
public protocol Layer: DocumentPart {
  /// What the layer holds.
  associatedtype Value: Sendable

  /// Writes the value as one JSON value.
  static func write(_ value: Value, to record: inout RecordWriter)
  /// Reads what `write` wrote. For child processes and fixtures.
  static func read(_ json: JSONView, from record: RecordReader) throws(RecordError) -> Value
  /// Shows every range to `visit`, which may move it.
  static func visit(_ value: inout Value, _ visit: (inout TextRange) -> Void)
  /// Sorts out what an edit left of the value, such as ranges that became empty. By default nothing.
  static func settle(_ value: inout Value)
  /// Whether there is nothing to write; such a layer is absent from the record. By default never, for arrays when empty.
  static func isEmpty(_ value: Value) -> Bool
}

extension Layer {
  /// Leaves the value as it is.
  public static func settle(_ value: inout Value) {}
  /// There is always something to write.
  public static func isEmpty(_ value: Value) -> Bool { false }
}

extension Layer where Value: Collection {
  /// Whether the collection is empty.
  public static func isEmpty(_ value: Value) -> Bool { value.isEmpty }
}

/// Something of a document that a stage may need or write: a layer, the text, a field of the metadata.
public protocol DocumentPart: Sendable {
  /// Its name in the record, such as `timexes` or `published`.
  static var name: String { get }
}

/// The parts of a document that are no layers.
public enum Parts {
  /// The source markup.
  public enum Markup: DocumentPart {
    /// Its name.
    public static let name = "markup"
  }
  /// The text.
  public enum Text: DocumentPart {
    /// Its name.
    public static let name = "text"
  }
  /// The headline.
  public enum Title: DocumentPart {
    /// Its name.
    public static let name = "title"
  }
  /// The names of the authors.
  public enum Authors: DocumentPart {
    /// Its name.
    public static let name = "authors"
  }
  /// The language.
  public enum Language: DocumentPart {
    /// Its name.
    public static let name = "language"
  }
  /// The time of publication.
  public enum Published: DocumentPart {
    /// Its name.
    public static let name = "published"
  }
  /// The canonical address.
  public enum URL: DocumentPart {
    /// Its name.
    public static let name = "url"
  }
}

/// The layers of one document, by type.
package struct LayerStore: Sendable {
  private var boxes: [ObjectIdentifier: any LayerBox] = [:]

  init() {}

  subscript<L: Layer>(_ layer: L.Type) -> L.Value? {
    get { (boxes[ObjectIdentifier(layer)] as? Box<L>)?.value }
    set { boxes[ObjectIdentifier(layer)] = newValue.map { Box<L>(value: $0) } }
  }

  /// Every layer, by name.
  package var all: [any LayerBox] { boxes.values.sorted { $0.name < $1.name } }

  /// Replaces the layers of these names by those of another document, wherever that one has them.
  package mutating func take(_ names: Set<String>, from other: LayerStore) {
    for (key, box) in other.boxes where names.contains(box.name) { boxes[key] = box }
  }

  func moved(by visit: (inout TextRange) -> Void) -> LayerStore {
    var result = self
    for (key, box) in boxes { result.boxes[key] = box.moved(by: visit) }
    return result
  }
}

/// A layer's value without its type.
package protocol LayerBox: Sendable {
  var type: any Layer.Type { get }
  /// Its name in the record.
  var name: String { get }
  /// The same with every range moved.
  func moved(by visit: (inout TextRange) -> Void) -> any LayerBox
  /// Writes the value.
  func write(to record: inout RecordWriter)
  /// Whether there is nothing to write.
  var isEmpty: Bool { get }
  /// Shows every range.
  func visit(_ visit: (inout TextRange) -> Void)
}

private struct Box<L: Layer>: LayerBox {
  var value: L.Value
  var type: any Layer.Type { L.self }
  var name: String { L.name }
  var isEmpty: Bool { L.isEmpty(value) }

  func visit(_ visit: (inout TextRange) -> Void) {
    var copy = value
    L.visit(&copy, visit)
  }

  func moved(by visit: (inout TextRange) -> Void) -> any LayerBox {
    var copy = self
    L.visit(&copy.value, visit)
    L.settle(&copy.value)
    return copy
  }

  func write(to record: inout RecordWriter) { L.write(value, to: &record) }
}
