/// Reads the text of a pattern.
///
/// A pattern is a row of elements, each perhaps followed by `?` (may be missing): a word; `{class}` or `{class>slot}`;
/// `#reader` or `#reader>slot`; `<category>` or `<category>slot>`; `@macro`; `(a b|c)` for alternatives; `^` and `$` where the
/// expression begins and ends within its context; `//` for the border between two expressions. Outside of
/// brackets `a|b` chooses between two single elements.
struct PatternParser {
  private let bytes: [UInt8]
  private var index = 0
  private let macros: [String: String]
  private var depth: Int
  private var brackets = 0

  /// Why a pattern could not be read.
  struct Failure: Error { var message: String }

  static func parse(
    _ text: String, macros: [String: String], depth: Int = 0, vocabulary: inout Vocabulary
  ) throws(Failure) -> PatternNode {
    guard depth < 8 else { throw Failure(message: "macros nest too deep in \(text)") }
    var parser = PatternParser(bytes: Array(text.utf8), macros: macros, depth: depth)
    let node = try parser.choice(&vocabulary)
    guard parser.index == parser.bytes.count else { throw Failure(message: "stray bracket in \(text)") }
    return node
  }

  private init(bytes: [UInt8], macros: [String: String], depth: Int) {
    self.bytes = bytes
    self.macros = macros
    self.depth = depth
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpaces() { while byte == UInt8(ascii: " ") { index += 1 } }

  private mutating func choice(_ vocabulary: inout Vocabulary) throws(Failure) -> PatternNode {
    var nodes = [try sequence(&vocabulary)]
    while byte == UInt8(ascii: "|") {
      index += 1
      nodes.append(try sequence(&vocabulary))
    }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence(_ vocabulary: inout Vocabulary) throws(Failure) -> PatternNode {
    var nodes: [PatternNode] = []
    while true {
      skipSpaces()
      guard let next = byte, next != UInt8(ascii: ")"), next != UInt8(ascii: "|") else { break }
      nodes.append(try item(&vocabulary))
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  /// One element, or several with `|` right between them; then perhaps `?`.
  private mutating func item(_ vocabulary: inout Vocabulary) throws(Failure) -> PatternNode {
    var nodes = [try atom(&vocabulary)]
    while brackets == 0, byte == UInt8(ascii: "|") {
      index += 1
      nodes.append(try atom(&vocabulary))
    }
    let node: PatternNode = nodes.count == 1 ? nodes[0] : .choice(nodes)
    guard byte == UInt8(ascii: "?") else { return node }
    index += 1
    return .optional(node)
  }

  private mutating func atom(_ vocabulary: inout Vocabulary) throws(Failure) -> PatternNode {
    switch byte {
    case UInt8(ascii: "("):
      index += 1
      brackets += 1
      let node = try choice(&vocabulary)
      brackets -= 1
      guard byte == UInt8(ascii: ")") else { throw Failure(message: "a bracket is not closed") }
      index += 1
      return node
    case UInt8(ascii: "{"):
      let (name, slot) = try reference(closing: UInt8(ascii: "}"))
      guard let kind = vocabulary.classIndex(name) else { throw Failure(message: "more than 128 classes of words") }
      return .element(.wordClass(kind, Slot(name: Substring(slot ?? name))))
    case UInt8(ascii: "<"):
      let (name, slot) = try reference(closing: UInt8(ascii: ">"))
      guard let category = Category(rawValue: name) else { throw Failure(message: "no category \(name)") }
      return .element(.expression(category, slot == nil ? .base : .baseAfter))
    case UInt8(ascii: "#"):
      index += 1
      let name = word()
      guard let reader = NumberReader(name: name) else { throw Failure(message: "no reader \(name)") }
      guard byte == UInt8(ascii: ">") else { return .element(.reader(reader, PatternParser.slot(of: reader))) }
      index += 1
      guard let slot = Slot(name: Substring(word())) else { throw Failure(message: "no such slot after \(name)") }
      return .element(.reader(reader, slot))
    case UInt8(ascii: "@"):
      index += 1
      let name = word()
      guard let text = macros[name] else { throw Failure(message: "no macro \(name)") }
      return try PatternParser.parse(text, macros: macros, depth: depth + 1, vocabulary: &vocabulary)
    default:
      let text = word()
      guard !text.isEmpty else { throw Failure(message: "an element is empty") }
      if let mark = PatternMark(text) { return .element(.mark(mark)) }
      return .element(.literal(vocabulary.literal(text)))
    }
  }

  /// `{name}`, `{name>slot}`, `<name>`, `<name>slot>`.
  private mutating func reference(closing: UInt8) throws(Failure) -> (String, String?) {
    index += 1
    let name = word()
    var slot: String?
    if byte == UInt8(ascii: ">"), closing != UInt8(ascii: ">") || word(after: index + 1) {
      index += 1
      slot = word()
    }
    guard byte == closing else { throw Failure(message: "\(name) is not closed") }
    index += 1
    return (name, slot)
  }

  /// Whether letters and then `>` follow.
  private func word(after start: Int) -> Bool {
    var at = start
    while at < bytes.count, (bytes[at] | 0x20) &- 0x61 < 26 { at += 1 }
    return at > start && at < bytes.count && bytes[at] == UInt8(ascii: ">")
  }

  private mutating func word() -> String {
    let start = index
    while let next = byte, !PatternParser.isSpecial(next) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: "?"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "#"), UInt8(ascii: "@"):
      true
    default: false
    }
  }

  private static func slot(of reader: NumberReader) -> Slot {
    switch reader {
    case .number: .count
    case .year, .numericDate: .year
    case .shortYear: .shortYear
    case .day, .ordinalDay: .day
    case .ordinal: .ordinal
    case .hour, .clock, .dottedClock: .hour
    case .minute: .minute
    case .decade: .decade
    }
  }
}
