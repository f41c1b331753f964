import CopydeskCore
import CopydeskXML

/// Reads the text of a selector from left to right.
struct SelectorReader {
  private let text: [UInt8]
  private var index = 0

  init(_ text: String) { self.text = Array(text.utf8) }

  mutating func alternatives() throws(SelectorError) -> [[Selector.Part]] {
    var all: [[Selector.Part]] = []
    repeat {
      all.append(try parts())
    } while take(",")
    guard index == text.count else { throw unexpected() }
    return all
  }

  private mutating func parts() throws(SelectorError) -> [Selector.Part] {
    skipSpace()
    var parts = [try part(.inside)]
    while true {
      let isParted = skipSpace()
      if index == text.count || peek == UInt8(ascii: ",") { return parts }
      if take(">") {
        skipSpace()
        parts.append(try part(.child))
      } else if isParted {
        parts.append(try part(.inside))
      } else {
        throw unexpected()
      }
      guard parts.count <= Selector.mostParts else {
        throw SelectorError(message: "it has more than \(Selector.mostParts) parts")
      }
    }
  }

  private mutating func part(_ relation: Selector.Relation) throws(SelectorError) -> Selector.Part {
    var part = Selector.Part(relation: relation)
    let start = index
    if take("*") {} else if let name = name() { part.tests.append(.name(lowered(name))) }
    while index < text.count {
      switch peek {
      case UInt8(ascii: "."):
        index += 1
        part.tests.append(.value(.classes, .word, try named("a class")))
      case UInt8(ascii: "#"):
        index += 1
        part.tests.append(.value(.id, .equal, try named("an id")))
      case UInt8(ascii: "["): part.tests.append(try attribute())
      case UInt8(ascii: ":"): part.tests.append(try position())
      default:
        guard index > start else { throw unexpected() }
        return part
      }
    }
    guard index > start else { throw SelectorError(message: "it ends where an element should stand") }
    return part
  }

  private mutating func position() throws(SelectorError) -> Selector.Test {
    if take(":first-child") { return .firstChild }
    if take(":last-child") { return .lastChild }
    throw SelectorError(message: "of the pseudo-classes only :first-child and :last-child are known")
  }

  private mutating func attribute() throws(SelectorError) -> Selector.Test {
    index += 1
    skipSpace()
    let name = String(decoding: lowered(try named("an attribute")), as: UTF8.self)
    guard let attribute = KeptAttributes.attribute(name) else {
      let near = nearestSpelling(of: name, among: KeptAttributes.names).map { "; did you mean \"\($0)\"?" } ?? ""
      throw SelectorError(message: "the attribute \"\(name)\" can't be asked for\(near)")
    }
    skipSpace()
    if take("]") { return .has(attribute) }
    guard let comparison = Selector.Comparison.allCases.first(where: { take($0.rawValue) }) else { throw unexpected() }
    skipSpace()
    let value = try value()
    skipSpace()
    guard take("]") else { throw unexpected() }
    return .value(attribute, comparison, value)
  }

  private mutating func value() throws(SelectorError) -> [UInt8] {
    guard peek == 0x22 || peek == 0x27 else {
      let start = index
      while index < text.count, peek != UInt8(ascii: "]"), peek > 0x20 { index += 1 }
      guard index > start else { throw unexpected() }
      return Array(text[start..<index])
    }
    guard let end = text[(index + 1)...].firstIndex(of: peek) else {
      throw SelectorError(message: "a quotation mark is not closed")
    }
    defer { index = end + 1 }
    return Array(text[(index + 1)..<end])
  }

  private mutating func named(_ what: String) throws(SelectorError) -> [UInt8] {
    guard let name = name() else { throw SelectorError(message: "the name of \(what) is missing at \(place)") }
    return name
  }

  private mutating func name() -> [UInt8]? {
    let start = index
    while index < text.count, isNameByte(peek) { index += 1 }
    return index > start ? Array(text[start..<index]) : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  private func lowered(_ name: [UInt8]) -> [UInt8] { name.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 } }

  private var peek: UInt8 { index < text.count ? text[index] : 0 }

  /// Where the reading stands, for people.
  private var place: String { "character \(String(decoding: text[..<index], as: UTF8.self).count + 1)" }

  private func unexpected() -> SelectorError {
    guard index < text.count else { return SelectorError(message: "it ends too early") }
    let rest = String(decoding: text[index...], as: UTF8.self).first.map(String.init) ?? ""
    return SelectorError(message: "\"\(rest)\" is unexpected at \(place)")
  }

  private mutating func take(_ word: String) -> Bool {
    guard text[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  @discardableResult private mutating func skipSpace() -> Bool {
    let start = index
    while index < text.count, text[index] <= 0x20 { index += 1 }
    return index > start
  }
}
