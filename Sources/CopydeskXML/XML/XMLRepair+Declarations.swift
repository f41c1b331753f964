extension XMLRepair {
  private static let longestDeclaration = 1 << 16

  /// What starts with `<!`: a comment, a section of character data, a document type.
  mutating func declaration(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    let rest = bytes[(index + 2)...]
    if rest.starts(with: "--".utf8) {
      enter(.comment)
      return index + 4
    }
    if rest.count < 7, !isLast { return nil }
    if XMLRepair.matches(rest, "[cdata[") {
      output.append(contentsOf: "<![CDATA[".utf8)
      enter(.data)
      return index + 9
    }
    guard XMLRepair.matches(rest, "doctype") else { return other(bytes, index, isLast, &output) }
    guard let close = XMLRepair.documentTypeEnd(bytes, index + 9) else {
      if !isLast, bytes.count - index < XMLRepair.longestDeclaration { return nil }
      note(.strayLessThan, output)
      return skipToClose(bytes, index)
    }
    readEntities(bytes[(index + 9)..<close])
    return close + 1
  }

  /// Some other declaration is left out, if it is short enough to be one.
  private mutating func other(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    let window = bytes[(index + 2)...].prefix(1024)
    let close = window.firstIndex { $0 == 0x3E || $0 == 0x3C }
    if close == nil, !isLast, window.count < 1024 { return nil }
    guard let close, bytes[close] == 0x3E else { return literal(bytes, index, &output) }
    return close + 1
  }

  private func skipToClose(_ bytes: Bytes, _ index: Int) -> Int {
    bytes[index...].firstIndex(of: 0x3E).map { $0 + 1 } ?? bytes.count
  }

  private static func matches(_ bytes: Slice<Bytes>, _ word: StaticString) -> Bool {
    guard bytes.count >= word.utf8CodeUnitCount else { return false }
    return (0..<word.utf8CodeUnitCount).allSatisfy { offset in
      let byte = bytes[bytes.startIndex + offset]
      return (byte &- 0x41 < 26 ? byte | 0x20 : byte) == word.utf8Start[offset]
    }
  }

  /// Where the document type's `>` stands, past its internal subset.
  private static func documentTypeEnd(_ bytes: Bytes, _ start: Int) -> Int? {
    var index = start
    var quote: UInt8 = 0
    var isInside = false
    while index < min(bytes.count, start + longestDeclaration) {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else {
        switch byte {
        case 0x22, 0x27: quote = byte
        case 0x5B: isInside = true
        case 0x5D: isInside = false
        case 0x3E where !isInside: return index
        default: break
        }
      }
      index += 1
    }
    return nil
  }

  /// Entities whose value is plain text, perhaps with numeric references. All others, and those of files, are never known.
  private mutating func readEntities(_ subset: Slice<Bytes>) {
    var rest = subset
    while let start = XMLRepair.find("<!entity", in: rest), entities.count < 1000 {
      rest = rest[(start + 8)...]
      let fields = rest.prefix(4096).split(whereSeparator: { XMLRepair.isSpace($0) })
      guard let name = fields.first, XMLRepair.name(name.base, name.startIndex).count == name.count else { continue }
      let after = rest[name.endIndex...].drop(while: { XMLRepair.isSpace($0) })
      guard let mark = after.first, mark == 0x22 || mark == 0x27 else { continue }
      guard let close = after.dropFirst().prefix(4096).firstIndex(of: mark) else { continue }
      let value = after[(after.startIndex + 1)..<close]
      if let text = XMLRepair.plainText(value), entities[Array(name)] == nil { entities[Array(name)] = text }
      rest = rest[close...]
    }
  }

  /// The value with numeric references resolved; nil where it holds any other reference or markup.
  private static func plainText(_ value: Slice<Bytes>) -> [UInt8]? {
    var probe = XMLRepair()
    var output: [UInt8] = []
    var index = value.startIndex
    let text = UnsafeBufferPointer(rebasing: value)
    index = 0
    while index < text.count {
      if text[index] == 0x3C { return nil }
      if text[index] == 0x26 {
        guard index + 1 < text.count, text[index + 1] == 0x23 else { return nil }
        guard let next = probe.reference(text, index, true, &output) else { return nil }
        index = next
      } else {
        output.append(text[index])
        index += 1
      }
    }
    // What the reference wrote is escaped, as it will be again where the entity stands.
    return output.contains(0x26) ? nil : output
  }

  private static func find(_ word: StaticString, in bytes: Slice<Bytes>) -> Int? {
    let base = bytes.base
    let first = word.utf8Start[0]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if base[index] == first, matches(bytes[index...], word) { return index }
      index += 1
    }
    return nil
  }

  // MARK: What is left out or copied

  /// Leaves out everything up to the end of `mark`.
  mutating func skip(past mark: StaticString, _ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8])
    -> Int?
  {
    guard let found = XMLRepair.find(mark, in: bytes[index...]) else {
      if isLast {
        note(.cutShort, output)
        return bytes.count
      }
      let kept = max(index, bytes.count - mark.utf8CodeUnitCount + 1)
      return kept > index ? kept : nil
    }
    enter(.content)
    return found + mark.utf8CodeUnitCount
  }

  /// Copies character data up to its end.
  mutating func data(_ bytes: Bytes, _ index: Int, _ isLast: Bool, _ output: inout [UInt8]) -> Int? {
    if let found = XMLRepair.find("]]>", in: bytes[index...]) {
      copyAllowed(bytes, index..<found, &output)
      output.append(contentsOf: "]]>".utf8)
      enter(.content)
      return found + 3
    }
    let end = isLast ? bytes.count : max(index, bytes.count - 2)
    guard end > index else { return nil }
    copyAllowed(bytes, index..<end, &output)
    return end
  }
}
