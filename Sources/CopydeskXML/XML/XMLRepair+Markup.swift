extension XMLRepair {
  /// The longest tag that is waited for; what is longer is no tag.
  private static let longestTag = 1 << 20
  private static let longestName = 256

  /// What starts with `<`.
  mutating func markup(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    guard index + 1 < bytes.count else { return isLast ? literal(bytes, index, &output) : nil }
    switch bytes[index + 1] {
    case 0x21: return declaration(bytes, index, isLast, &output)
    case 0x3F:
      enter(.instruction)
      return index + 2
    case 0x2F: return endTag(bytes, index, isLast, &output)
    case let byte where XMLRepair.startsName(byte): return startTag(bytes, index, isLast, &output)
    default: return literal(bytes, index, &output)
    }
  }

  /// A `<` that stands for itself.
  mutating func literal(_ bytes: Bytes, _ index: Int, _ output: inout [UInt8]) -> Int {
    note(.strayLessThan, output)
    output.append(contentsOf: "&lt;".utf8)
    return index + 1
  }

  // MARK: End tags

  private mutating func endTag(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    let name = XMLRepair.name(bytes, index + 2)
    guard !name.isEmpty, name.count <= XMLRepair.longestName else {
      if name.endIndex == bytes.count, !isLast, name.count <= XMLRepair.longestName { return nil }
      return literal(bytes, index, &output)
    }
    var close = name.endIndex
    while close < bytes.count, bytes[close] != 0x3E, bytes[close] != 0x3C { close += 1 }
    if close == bytes.count, !isLast, close - index < XMLRepair.longestTag { return nil }
    closeElement(name, &output)
    return close < bytes.count && bytes[close] == 0x3E ? close + 1 : close
  }

  private mutating func closeElement(_ name: Slice<Bytes>, _ output: inout [UInt8]) {
    if overflow > 0 {
      overflow -= 1
      return
    }
    let hash = OpenElements.hash(name)
    guard open.contains(hash) else {
      if !XMLRepair.isVoid(name) { note(.unmatchedEndTag, output) }
      return
    }
    while !open.isLast(hash) {
      note(.unclosedElement, output)
      closeLast(&output)
    }
    closeLast(&output)
  }

  /// Writes the end tag of the innermost element.
  mutating func closeLast(_ output: inout [UInt8]) {
    guard let name = open.last else { return }
    output.append(contentsOf: "</".utf8)
    output.append(contentsOf: name)
    output.append(0x3E)
    open.pop()
  }

  // MARK: Start tags

  private mutating func startTag(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    let end = XMLRepair.tagEnd(bytes, index + 1)
    guard case .closed(let close) = end, close - index <= XMLRepair.longestTag else {
      if end == .open, !isLast, bytes.count - index < XMLRepair.longestTag { return nil }
      return literal(bytes, index, &output)
    }
    let name = XMLRepair.name(bytes, index + 1)
    guard name.count <= XMLRepair.longestName else { return literal(bytes, index, &output) }
    closeSibling(name, &output)
    let isEmpty = bytes[close - 1] == 0x2F
    if open.count >= maximumDepth {
      note(.depth, output)
      if !isEmpty, !XMLRepair.isVoid(name) { overflow += 1 }
      return close + 1
    }
    output.append(0x3C)
    output.append(contentsOf: name)
    attributes(bytes, name.endIndex..<(isEmpty ? close - 1 : close), &output)
    if isEmpty || XMLRepair.isVoid(name) {
      output.append(contentsOf: "/>".utf8)
    } else {
      output.append(0x3E)
      open.push(name)
    }
    return close + 1
  }

  private mutating func closeSibling(_ name: Slice<Bytes>, _ output: inout [UInt8]) {
    guard !neverNested.isEmpty else { return }
    let hash = OpenElements.hash(name)
    guard neverNested.contains(hash), open.contains(hash) else { return }
    note(.unclosedElement, output)
    while !open.isLast(hash) { closeLast(&output) }
    closeLast(&output)
  }

  /// Elements of HTML that have no end tag and no namesake in any feed.
  static func isVoid(_ name: Slice<Bytes>) -> Bool {
    guard name.count <= 3 else { return false }
    return ["br", "hr", "img", "wbr"].contains { $0.utf8.elementsEqual(name) }
  }

  // MARK: Lexical

  static func startsName(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x5F || byte >= 0x80 || byte == 0x3A
  }

  private static func continuesName(_ byte: UInt8) -> Bool {
    startsName(byte) || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }

  /// The name that starts at `index`.
  static func name(_ bytes: Bytes, _ index: Int) -> Slice<Bytes> {
    var end = index
    while end < bytes.count, end - index <= longestName, continuesName(bytes[end]) { end += 1 }
    return bytes[index..<end]
  }

  /// How a tag ends.
  private enum TagEnd: Equatable {
    case closed(Int), open, broken
  }

  /// Where the tag that starts before `index` has its `>`; quotation marks count after an equals sign only.
  private static func tagEnd(_ bytes: Bytes, _ index: Int) -> TagEnd {
    var index = index
    var last: UInt8 = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3E { return .closed(index) }
      if byte == 0x3C { return .broken }
      if byte == 0x22 || byte == 0x27, last == 0x3D {
        index += 1
        while index < bytes.count, bytes[index] != byte { index += 1 }
        if index == bytes.count { return .open }
      }
      if !isSpace(byte) { last = byte }
      index += 1
    }
    return .open
  }
}
