/// One value of a parsed JSON text. Every question has an answer: a value that isn't what was asked for is nil.
public struct JSONView: Sendable {
  let document: JSONDocument
  let index: Int

  /// What a value is.
  public enum Kind: String, Sendable {
    /// The kinds of RFC 8259.
    case object, array, string, number, boolean, null
  }

  private var node: JSONDocument.Node { document.nodes[index] }

  /// What the value is.
  public var kind: Kind {
    switch node.kind {
    case .object: .object
    case .array: .array
    case .string: .string
    case .number: .number
    case .true, .false: .boolean
    case .null: .null
    }
  }

  /// The value's bytes in the text.
  public var raw: ArraySlice<UInt8> { document.bytes[Int(node.start)..<Int(node.end)] }
  /// Offset of its first byte.
  public var offset: Int { Int(node.start) }
  /// Line and column (in code points), from 1.
  public var position: (line: Int, column: Int) {
    document.bytes.withUnsafeBufferPointer { linePosition(of: offset, in: $0) }
  }

  /// Whether it is null.
  public var isNull: Bool { node.kind == .null }
  /// The truth value.
  public var bool: Bool? { node.kind == .true ? true : node.kind == .false ? false : nil }
  /// The number.
  public var double: Double? { node.kind == .number ? Double(String(decoding: raw, as: UTF8.self)) : nil }
  /// The number, when it is whole and fits.
  public var int: Int? {
    guard node.kind == .number else { return nil }
    let text = String(decoding: raw, as: UTF8.self)
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }
  /// The string. Bytes that are not UTF-8 become U+FFFD.
  public var string: String? { utf8.map { String(decoding: $0, as: UTF8.self) } }

  /// The string's bytes, escapes resolved; lone surrogates become U+FFFD, other bytes stay as they are.
  public var utf8: [UInt8]? {
    guard node.kind == .string else { return nil }
    let inner = document.bytes[Int(node.start) + 1..<Int(node.end) - 1]
    return node.isEscaped ? inner.withUnsafeBufferPointer(unescaped) : Array(inner)
  }

  /// The array's elements; empty for anything else.
  public var elements: [JSONView] {
    guard node.kind == .array else { return [] }
    return children
  }

  /// The object's members in order, doubled keys included; empty for anything else.
  public var members: [(key: JSONView, value: JSONView)] {
    guard node.kind == .object else { return [] }
    let all = children
    return stride(from: 0, to: all.count - 1, by: 2).map { (all[$0], all[$0 + 1]) }
  }

  /// The members that are whole numbers, by key; nil when it isn't an object of those.
  public var counts: [String: Int]? {
    guard node.kind == .object else { return nil }
    var counts: [String: Int] = [:]
    for (key, value) in members {
      guard let key = key.string, let count = value.int else { return nil }
      counts[key] = count
    }
    return counts
  }

  /// The value of a member; of doubled keys the last. Nil when there is none, or the value is null.
  public subscript(key: String) -> JSONView? {
    guard node.kind == .object else { return nil }
    var found: Int?
    var at = index + 1
    while at < Int(node.next) {
      if keyEquals(at, key) { found = at + 1 }
      at = Int(document.nodes[at + 1].next)
    }
    return found.map { JSONView(document: document, index: $0) }.flatMap { $0.isNull ? nil : $0 }
  }

  private func keyEquals(_ at: Int, _ key: String) -> Bool {
    let node = document.nodes[at]
    if node.isEscaped { return JSONView(document: document, index: at).string == key }
    return document.bytes[Int(node.start) + 1..<Int(node.end) - 1].elementsEqual(key.utf8)
  }

  private var children: [JSONView] {
    var result: [JSONView] = []
    var at = index + 1
    while at < Int(node.next) {
      result.append(JSONView(document: document, index: at))
      at = Int(document.nodes[at].next)
    }
    return result
  }
}

private func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var index = 0
  while index < bytes.count {
    guard bytes[index] == 0x5C, index + 1 < bytes.count else {
      result.append(bytes[index])
      index += 1
      continue
    }
    let kind = bytes[index + 1]
    if kind == 0x75 {
      let scalar = codePoint(bytes, &index)
      result.append(contentsOf: Array(String(Character(Unicode.Scalar(scalar) ?? "\u{FFFD}")).utf8))
    } else {
      result.append(simpleEscape(kind))
      index += 2
    }
  }
  return result
}

private func simpleEscape(_ kind: UInt8) -> UInt8 {
  switch kind {
  case 0x62: 0x08
  case 0x66: 0x0C
  case 0x6E: 0x0A
  case 0x72: 0x0D
  case 0x74: 0x09
  default: kind
  }
}

/// Reads `\uXXXX`, with its second half where it is a surrogate pair.
private func codePoint(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
  func unit(_ at: Int) -> UInt32? {
    guard at + 5 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75 else { return nil }
    var value: UInt32 = 0
    for offset in 2...5 {
      guard let digit = hexDigit(bytes[at + offset]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
  let first = unit(index) ?? 0xFFFD
  index += 6
  guard (0xD800...0xDBFF).contains(first), let second = unit(index), (0xDC00...0xDFFF).contains(second) else {
    return first
  }
  index += 6
  return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
}
