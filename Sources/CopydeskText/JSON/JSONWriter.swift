/// Writes JSON bytes one value after the other: commas and colons put themselves, strings are escaped as little as JSON asks.
///
/// The caller opens and closes objects and arrays in pairs; `object` and `array` do both. Numbers are written shortest.
public struct JSONWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false
  private let indent: Int?
  private var depth = 0

  /// A writer; with `indent` spaces a level the result is laid out over lines, else it is one line.
  public init(indent: Int? = nil) { self.indent = indent }

  /// The bytes as a string.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what was written, keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
    depth = 0
  }

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows { try nest(0x7B, 0x7D, body) }
  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows { try nest(0x5B, 0x5D, body) }

  /// Opens an object; `close` ends it.
  public mutating func openObject() { open(0x7B) }
  /// Opens an array; `close` ends it.
  public mutating func openArray() { open(0x5B) }
  /// Ends the object or array opened last. `isObject` says which it is.
  public mutating func close(isObject: Bool) { close(isObject ? 0x7D : 0x5D) }

  private mutating func nest(_ first: UInt8, _ last: UInt8, _ body: (inout JSONWriter) throws -> Void) rethrows {
    open(first)
    try body(&self)
    close(last)
  }

  private mutating func open(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
    depth += 1
  }

  private mutating func close(_ byte: UInt8) {
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(byte)
    needsComma = true
  }

  /// Writes a member's key; its value must follow.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    if indent != nil { bytes.append(0x20) }
    needsComma = false
    isAfterKey = true
  }
  private var isAfterKey = false

  /// Writes a string.
  public mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  /// Writes a string given by its bytes, which must be valid UTF-8.
  public mutating func string(utf8 value: ArraySlice<UInt8>) {
    separate()
    value.withUnsafeBufferPointer { quote($0) }
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func int(_ value: Int) { scalar(String(value)) }
  /// Writes a number; one that is not finite becomes null.
  public mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    scalar(value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)")
  }
  /// Writes true or false.
  public mutating func bool(_ value: Bool) { scalar(value ? "true" : "false") }
  /// Writes null.
  public mutating func null() { scalar("null") }

  /// Writes bytes that are one JSON value already.
  public mutating func raw(_ value: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  /// Writes a key and a string; nothing when it is nil.
  public mutating func member(_ name: String, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }
  /// Writes a key and a whole number; nothing when it is nil.
  public mutating func member(_ name: String, _ value: Int?) {
    guard let value else { return }
    key(name)
    int(value)
  }
  /// Writes a key and a number; nothing when it is nil.
  public mutating func member(_ name: String, _ value: Double?) {
    guard let value else { return }
    key(name)
    double(value)
  }
  /// Writes a key and a truth value; nothing when it is nil.
  public mutating func member(_ name: String, _ value: Bool?) {
    guard let value else { return }
    key(name)
    bool(value)
  }
  /// Writes a key and an object of counts, by key.
  public mutating func member(_ name: String, _ counts: [String: Int]) {
    key(name)
    object { json in for (key, count) in counts.sorted(by: { $0.key < $1.key }) { json.member(key, count) } }
  }
  /// Writes a key and an array of strings; nothing when it is empty.
  public mutating func member(_ name: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    key(name)
    array { for value in values { $0.string(value) } }
  }

  private mutating func scalar(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if needsComma { bytes.append(0x2C) }
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard let indent else { return }
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent * depth))
  }

  private mutating func quote(_ value: String) {
    var value = value
    value.withUTF8 { quote($0) }
  }

  /// Runs without anything to escape are copied whole.
  private mutating func quote(_ value: UnsafeBufferPointer<UInt8>) {
    bytes.append(0x22)
    var copied = 0
    for index in value.indices {
      let byte = value[index]
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
      bytes.append(contentsOf: value[copied..<index])
      copied = index + 1
      escape(byte)
    }
    bytes.append(contentsOf: value[copied...])
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x0A: bytes.append(0x6E)
    case 0x0D: bytes.append(0x72)
    case 0x09: bytes.append(0x74)
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: [0x75, 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }
  }
}
