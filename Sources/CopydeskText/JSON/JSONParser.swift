/// Fills the flat list of nodes. A value's content follows it directly; an object's is key, value, key, value.
struct JSONParser {
  let dialect: JSONDocument.Dialect
  let maximumDepth: Int
  var nodes: [JSONDocument.Node] = []
  private var index = 0
  private var depth = 0

  init(dialect: JSONDocument.Dialect, maximumDepth: Int) {
    self.dialect = dialect
    self.maximumDepth = maximumDepth
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  mutating func parse(_ bytes: Bytes) throws(JSONError) {
    guard bytes.count < Int(Int32.max) else { throw JSONError("The JSON text is longer than 2 GiB.", at: 0, in: bytes) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    try value(bytes)
    try skipSpace(bytes)
    if index < bytes.count { throw error("Something stands after the end of the JSON value.", bytes) }
  }

  private mutating func value(_ bytes: Bytes) throws(JSONError) {
    try skipSpace(bytes)
    guard index < bytes.count else { throw error("The JSON text ends where a value should stand.", bytes) }
    switch bytes[index] {
    case 0x7B: try container(bytes, .object, close: 0x7D)
    case 0x5B: try container(bytes, .array, close: 0x5D)
    case 0x22: try string(bytes)
    case 0x74: try word("true", .true, bytes)
    case 0x66: try word("false", .false, bytes)
    case 0x6E: try word("null", .null, bytes)
    case 0x2D, 0x30...0x39: try number(bytes)
    default: throw error("A value should stand here: an object, array, string, number, true, false or null.", bytes)
    }
  }

  private mutating func container(_ bytes: Bytes, _ kind: JSONDocument.Node.Kind, close: UInt8) throws(JSONError) {
    guard depth < maximumDepth else {
      throw error("The JSON text is nested deeper than \(maximumDepth) levels.", bytes)
    }
    depth += 1
    let node = nodes.count
    nodes.append(.init(kind: kind, start: Int32(index)))
    index += 1
    var isFirst = true
    while true {
      try skipSpace(bytes)
      if index < bytes.count, bytes[index] == close, isFirst || dialect == .relaxed { break }
      try member(bytes, isObject: kind == .object)
      isFirst = false
      try skipSpace(bytes)
      guard index < bytes.count else {
        throw error("The JSON text ends inside \(kind == .object ? "an object" : "an array").", bytes)
      }
      if bytes[index] == close { break }
      guard bytes[index] == 0x2C else { throw error("A comma or the end of the \(kind) should stand here.", bytes) }
      index += 1
      if dialect == .strict {
        try skipSpace(bytes)
        if index < bytes.count, bytes[index] == close {
          throw error("A comma stands before the end of the \(kind).", bytes)
        }
      }
    }
    index += 1
    depth -= 1
    nodes[node].end = Int32(index)
    nodes[node].next = Int32(nodes.count)
  }

  private mutating func member(_ bytes: Bytes, isObject: Bool) throws(JSONError) {
    if isObject {
      guard index < bytes.count, bytes[index] == 0x22 else {
        throw error("A key in quotation marks should stand here.", bytes)
      }
      try string(bytes)
      try skipSpace(bytes)
      guard index < bytes.count, bytes[index] == 0x3A else { throw error("A colon should stand after the key.", bytes) }
      index += 1
    }
    try value(bytes)
  }

  private mutating func string(_ bytes: Bytes) throws(JSONError) {
    let start = index
    var isEscaped = false
    index += 1
    while index < bytes.count, bytes[index] != 0x22 {
      if bytes[index] == 0x5C {
        isEscaped = true
        try escape(bytes)
      } else if bytes[index] < 0x20 {
        throw error("A control character stands in a string; write it as an escape.", bytes)
      } else {
        index += 1
      }
    }
    guard index < bytes.count else {
      index = start
      throw error("The string that starts here never ends.", bytes)
    }
    index += 1
    append(.string, from: start, isEscaped: isEscaped)
  }

  private mutating func escape(_ bytes: Bytes) throws(JSONError) {
    guard index + 1 < bytes.count else { throw error("The JSON text ends inside an escape.", bytes) }
    switch bytes[index + 1] {
    case 0x22, 0x2F, 0x5C, 0x62, 0x66, 0x6E, 0x72, 0x74: index += 2
    case 0x75:
      guard index + 5 < bytes.count, (2...5).allSatisfy({ hexDigit(bytes[index + $0]) != nil }) else {
        throw error("Four hexadecimal digits should follow \\u.", bytes)
      }
      index += 6
    default: throw error("JSON knows no such escape.", bytes)
    }
  }

  private mutating func number(_ bytes: Bytes) throws(JSONError) {
    let start = index
    if bytes[index] == 0x2D { index += 1 }
    let first = index
    try digits(bytes)
    if bytes[first] == 0x30, index - first > 1 { throw error("A number starts with a zero.", bytes) }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      try digits(bytes)
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      try digits(bytes)
    }
    append(.number, from: start)
  }

  private mutating func digits(_ bytes: Bytes) throws(JSONError) {
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 { index += 1 }
    if index == start { throw error("A digit should stand here.", bytes) }
  }

  private mutating func word(_ word: StaticString, _ kind: JSONDocument.Node.Kind, _ bytes: Bytes) throws(JSONError) {
    let start = index
    let count = word.utf8CodeUnitCount
    guard index + count <= bytes.count, (0..<count).allSatisfy({ bytes[start + $0] == word.utf8Start[$0] }) else {
      throw error("A value should stand here; did you mean \(word)?", bytes)
    }
    index += count
    append(kind, from: start)
  }

  private mutating func append(_ kind: JSONDocument.Node.Kind, from start: Int, isEscaped: Bool = false) {
    nodes.append(
      .init(kind: kind, isEscaped: isEscaped, start: Int32(start), end: Int32(index), next: Int32(nodes.count + 1)))
  }

  private mutating func skipSpace(_ bytes: Bytes) throws(JSONError) {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case 0x2F where dialect == .relaxed: try comment(bytes)
      default: return
      }
    }
  }

  private mutating func comment(_ bytes: Bytes) throws(JSONError) {
    let start = index
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    index += 2
    if second == 0x2F {
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    } else if second == 0x2A {
      while index + 1 < bytes.count, bytes[index] != 0x2A || bytes[index + 1] != 0x2F { index += 1 }
      guard index + 1 < bytes.count else {
        index = start
        throw error("The comment that starts here never ends.", bytes)
      }
      index += 2
    } else {
      index = start
      throw error("A comment starts with // or /*.", bytes)
    }
  }

  private func error(_ message: String, _ bytes: Bytes) -> JSONError {
    JSONError(message, at: min(index, bytes.count), in: bytes)
  }
}

/// The value of a hexadecimal digit.
@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46, 0x61...0x66: UInt32((byte | 0x20) - 0x61 + 10)
  default: nil
  }
}
