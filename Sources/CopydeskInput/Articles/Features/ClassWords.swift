import CopydeskText
import CopydeskXML

/// What a word of a class name, id or role says about the element's text.
enum ClassWord: UInt32, CaseIterable {
  case content, title, lead, byline, date, share, related, navigation, footer, header, sidebar, advert, comment,
    newsletter
  case caption, tags, popup, list, embed, hidden, form, question, edge
  case contentsList

  /// Its bit in a set.
  var bit: UInt32 { 1 << rawValue }

  /// Its name in the data file.
  var name: String { self == .contentsList ? "contents-list" : "\(self)" }
}

/// Reads the words of class names.
enum ClassWords {
  private static let table: HashTable = {
    let rows = Resource(named: "any/markup-classes.tsv")?.rows ?? []
    return HashTable(
      rows.compactMap { row in
        guard row.count == 2, let kind = ClassWord.allCases.first(where: { $0.name == row[1] }) else { return nil }
        var word = row[0]
        return (word.withUTF8 { FNV1a.hash($0) }, UInt8(kind.rawValue))
      })
  }()

  /// What the class, id, role and other naming attributes of an element say, as a set of `ClassWord.bit`s.
  static func bits(of node: Int, in tree: borrowing NodeTree) -> UInt32 {
    let entry = tree.nodes[node]
    let table = ClassWords.table
    var bits: UInt32 = 0
    for index in Int(entry.lower)..<Int(entry.upper) {
      let attribute = tree.attributes[index]
      switch attribute.name {
      case .classes: bits |= tree.bytes.withUnsafeBufferPointer { readList($0, attribute, table) }
      case .id, .role, .itemprop, .dataComponent, .dataTestid, .dataType, .tagName:
        bits |= tree.bytes.withUnsafeBufferPointer { read($0, Int(attribute.lower)..<Int(attribute.upper), table) }
      default: break
      }
    }
    return bits
  }

  /// The names in a list; those that only style (`md:text-left`, `w-[40px]`) are passed over.
  private static func readList(
    _ bytes: UnsafeBufferPointer<UInt8>, _ list: NodeTree.Attribute, _ table: HashTable
  ) -> UInt32 {
    var bits: UInt32 = 0
    var start = Int(list.lower)
    var isStyle = false
    for index in Int(list.lower)...Int(list.upper) {
      if index == Int(list.upper) || bytes[index] <= 0x20 {
        if !isStyle, index > start { bits |= read(bytes, start..<index, table) }
        (start, isStyle) = (index + 1, false)
      } else if bytes[index] == 0x3A || bytes[index] == 0x5B {
        isStyle = true
      }
    }
    return bits
  }

  /// Splits at everything but letters, and at humps.
  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ table: HashTable
  ) -> UInt32 {
    var bits: UInt32 = 0
    var hash = FNV1a.offsetBasis
    var wasLower = false
    for index in range {
      let byte = bytes[index]
      let isUpper = byte &- 0x41 < 26
      let isLetter = isUpper || byte &- 0x61 < 26
      if !isLetter || (isUpper && wasLower) {
        if let kind = table[hash] { bits |= 1 << UInt32(kind) }
        hash = FNV1a.offsetBasis
      }
      if isLetter { hash = FNV1a.add(byte | 0x20, to: hash) }
      wasLower = isLetter && !isUpper
    }
    if let kind = table[hash] { bits |= 1 << UInt32(kind) }
    return bits
  }
}
