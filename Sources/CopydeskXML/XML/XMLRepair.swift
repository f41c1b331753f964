/// Makes well-formed XML of what feeds call XML, chunk by chunk, and says what it had to repair.
///
/// Its output has no document type, no comments, no processing instructions and no entities but the five of XML, every
/// element is closed, and one element named `_` holds all of it, so that neither junk around the root nor a second root
/// ends the reading. What is well-formed already passes unchanged. Nothing is ever expanded but entities that the document
/// declares as plain text, up to a budget.
public struct XMLRepair {
  /// Something that was repaired, and where in the output.
  public struct Note: Sendable, Equatable {
    /// What was repaired.
    public var kind: Kind
    /// Offset into all of the output.
    public var offset: Int
  }

  /// What may be repaired.
  public enum Kind: String, Sendable, CaseIterable {
    /// A character that XML doesn't allow was left out.
    case controlCharacter = "control-character"
    /// An entity of HTML was resolved although nothing declared it.
    case undeclaredEntity = "undeclared-entity"
    /// An ampersand that starts no reference was taken as one.
    case strayAmpersand = "stray-ampersand"
    /// A less-than sign that starts no tag was taken as one.
    case strayLessThan = "stray-less-than"
    /// An end tag that matches nothing was left out.
    case unmatchedEndTag = "unmatched-end-tag"
    /// An element was closed that had no end tag.
    case unclosedElement = "unclosed-element"
    /// An attribute without quotation marks or value, or given twice.
    case malformedAttribute = "malformed-attribute"
    /// The document ends in the middle.
    case cutShort = "cut-short"
    /// Elements nested too deep were left out, their text kept.
    case depth = "too-deep"
    /// Entities were left unexpanded, the budget being spent.
    case entityBudget = "entity-budget"
  }

  /// What was repaired since the caller last emptied it. Of one kind in a row only the first is noted.
  public var notes: [Note] = []

  /// Elements that never contain one another: a start tag closes the one that is open.
  let neverNested: Set<UInt64>
  let maximumDepth: Int
  var open = OpenElements()
  /// Elements beyond the greatest depth, which have been left out and whose end tags will be.
  var overflow = 0
  /// Entities that the document declares as plain text.
  var entities: [[UInt8]: [UInt8]] = [:]
  var entityBudget = 1 << 20
  private var place = Place.content
  private var pending: [UInt8] = []
  private var base = 0
  private var isStarted = false

  /// Where the reading stands.
  enum Place {
    case content, comment, instruction, data
  }

  /// - Parameters:
  ///   - neverNested: names of elements that never contain one another, such as `item`.
  ///   - maximumDepth: how many elements may be open at once.
  public init(neverNested: [String] = [], maximumDepth: Int = 256) {
    self.neverNested = Set(neverNested.map { OpenElements.hash($0.utf8) })
    self.maximumDepth = maximumDepth
  }

  /// Appends the chunk to `output`, repaired. `chunk` must be valid UTF-8; `isLast` closes everything.
  public mutating func feed(_ chunk: UnsafeBufferPointer<UInt8>, isLast: Bool, into output: inout [UInt8]) {
    base -= output.count
    if !isStarted { output.append(contentsOf: "<_>".utf8) }
    isStarted = true
    if pending.isEmpty {
      let read = scan(chunk, isLast: isLast, into: &output)
      pending = Array(chunk[read...])
    } else {
      let joined = pending + chunk
      let read = joined.withUnsafeBufferPointer { scan($0, isLast: isLast, into: &output) }
      pending = Array(joined[read...])
    }
    if isLast { finish(into: &output) }
    base += output.count
  }

  /// Reads up to the last place that can be decided without knowing what follows.
  private mutating func scan(_ bytes: Bytes, isLast: Bool, into output: inout [UInt8]) -> Int {
    var index = 0
    while index < bytes.count {
      let next =
        switch place {
        case .content: content(bytes, index, isLast, &output)
        case .comment: skip(past: "-->", bytes, index, isLast, &output)
        case .instruction: skip(past: "?>", bytes, index, isLast, &output)
        case .data: data(bytes, index, isLast, &output)
        }
      guard let next else { return index }
      index = next
    }
    return index
  }

  private mutating func finish(into output: inout [UInt8]) {
    if place == .data {
      output.append(contentsOf: "]]>".utf8)
      note(.cutShort, output)
    }
    if open.count > 0 { note(.cutShort, output) }
    while open.count > 0 { closeLast(&output) }
    output.append(contentsOf: "</_>".utf8)
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  mutating func note(_ kind: Kind, _ output: [UInt8]) {
    if notes.last?.kind == kind, notes.count > 64 { return }
    notes.append(Note(kind: kind, offset: base + output.count))
  }

  mutating func enter(_ place: Place) { self.place = place }

  // MARK: Text

  private mutating func content(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    var end = index
    while end < bytes.count, !XMLRepair.isSpecial(bytes[end]) { end += 1 }
    if end > index {
      output.append(contentsOf: bytes[index..<end])
      return end
    }
    switch bytes[index] {
    case 0x3C: return markup(bytes, index, isLast, &output)
    case 0x26: return reference(bytes, index, isLast, &output)
    case 0x3E:
      output.append(contentsOf: "&gt;".utf8)
      return index + 1
    default: return forbidden(bytes, index, isLast, &output)
    }
  }

  @inline(__always)
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x3C, 0x26, 0x3E, 0...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0xEF: true
    default: false
    }
  }

  /// A control character, or what starts like U+FFFE and U+FFFF, which XML doesn't allow either.
  private mutating func forbidden(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    guard bytes[index] == 0xEF else {
      note(.controlCharacter, output)
      return index + 1
    }
    guard index + 2 < bytes.count else {
      if isLast { note(.controlCharacter, output) }
      return isLast ? bytes.count : nil
    }
    if bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE {
      note(.controlCharacter, output)
    } else {
      output.append(contentsOf: bytes[index..<(index + 3)])
    }
    return index + 3
  }

  /// Copies text in which XML's forbidden characters are left out and nothing else means anything.
  mutating func copyAllowed(_ bytes: Bytes, _ range: Range<Int>, _ output: inout [UInt8]) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound,
        bytes[index] >= 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0A || bytes[index] == 0x0D,
        !XMLRepair.isNonCharacter(bytes, index)
      {
        index += 1
      }
      output.append(contentsOf: bytes[start..<index])
      guard index < range.upperBound else { return }
      note(.controlCharacter, output)
      index = min(range.upperBound, index + (bytes[index] == 0xEF ? 3 : 1))
    }
  }

  @inline(__always)
  private static func isNonCharacter(_ bytes: Bytes, _ index: Int) -> Bool {
    bytes[index] == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBF && bytes[index + 2] >= 0xBE
  }
}
