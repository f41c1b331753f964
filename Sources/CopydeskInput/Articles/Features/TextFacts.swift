import CopydeskText

/// What one pass over a block's bytes tells: language-neutral counts and the hashes of its words.
struct TextFacts {
  var words = 0
  var commas = 0
  var stops = 0
  var digits = 0
  var capitals = 0
  var symbols = 0
  var beyondASCII = 0
  /// How the text begins: 0 lower case, 1 upper case, 2 digit, 3 quotation mark, 4 another sign, 5 beyond ASCII.
  var opening = 0
  /// How it ends: 0 in a letter, 1 with a full stop or the like, 2 a colon, 3 three dots, 4 a comma or another sign, 5 a bracket.
  var closing = 0
  /// Hash of all its words.
  var hash: UInt64 = 1
  /// Words that stand in the page's title, in its description, and in the names of its authors and its site.
  var titleWords = 0
  var descriptionWords = 0
  var authorWords = 0
  var siteWords = 0
  /// Names of months, in a short block.
  var months = 0
  /// What kind of phrase it begins with.
  var phrase: PhraseKind?
  /// Whether it holds an at sign between letters, or the beginning of an address.
  var hasAddress = false

  /// Reads a block of a page that says `known` of itself. `prefixes` is room to work in.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, known: PageWords, prefixes: inout [UInt64]
  ) {
    count(bytes, range)
    readWords(bytes, range, known, &prefixes)
    opening = TextFacts.opening(bytes, range)
    closing = TextFacts.closing(bytes, range)
  }

  private mutating func count(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    for index in range {
      switch TextFacts.classes[Int(bytes[index])] {
      case 1: commas += 1
      case 2: stops += 1
      case 3: digits += 1
      case 4: capitals += 1
      case 5: symbols += 1
      case 6: beyondASCII += 1
      case 7: hasAddress = hasAddress || (index > range.lowerBound && bytes[index - 1] > 0x20)
      default: break
      }
    }
    guard beyondASCII > 0 else { return }
    for index in range where bytes[index] >= 0xE2 { countWide(bytes, index, range.upperBound) }
  }

  /// Sentence signs of scripts that don't use ASCII's.
  private mutating func countWide(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) {
    guard index + 2 < end else { return }
    switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xE0, 0xA5, 0xA4), (0xE0, 0xA5, 0xA5): stops += 1
    case (0xEF, 0xBC, 0x8C), (0xE3, 0x80, 0x81): commas += 1
    default: break
    }
  }

  private mutating func readWords(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ known: PageWords, _ prefixes: inout [UInt64]
  ) {
    var reader = WordHashes(bytes, range)
    prefixes.removeAll(keepingCapacity: true)
    while let word = reader.next() {
      words += 1
      hash = WordHashes.join(hash, word)
      if words <= Phrases.longest { prefixes.append(hash) }
      guard words <= 64 else { continue }
      let places = known.places(of: word)
      if places != 0 { add(places) }
      if range.count < 200, MonthNames.contains(word) { months += 1 }
    }
    phrase = Phrases.kind(prefixes: prefixes, isWhole: words == prefixes.count)
  }

  private mutating func add(_ places: UInt8) {
    if places & PageWords.title != 0 { titleWords += 1 }
    if places & PageWords.description != 0 { descriptionWords += 1 }
    if places & PageWords.authors != 0 { authorWords += 1 }
    if places & PageWords.site != 0 { siteWords += 1 }
  }

  private static func opening(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    switch bytes[range.lowerBound] {
    case 0x61...0x7A: 0
    case 0x41...0x5A: 1
    case 0x30...0x39: 2
    case 0x22, 0x27: 3
    case 0xE2: 3
    case 0x80...: 5
    default: 4
    }
  }

  private static func closing(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var index = Scalars.start(before: range.upperBound, in: bytes)
    while index > range.lowerBound {
      let scalar = Scalars.decode(bytes, at: index).scalar
      guard Scalars.isQuotationMark(scalar) || Scalars.isSpace(scalar) else { break }
      index = Scalars.start(before: index, in: bytes)
    }
    let scalar = Scalars.decode(bytes, at: max(index, range.lowerBound)).scalar
    switch scalar {
    case 0x2E where index > range.lowerBound && bytes[index - 1] == 0x2E: return 3
    case 0x2026: return 3
    case 0x21, 0x2E, 0x3F, 0x3002, 0xFF01, 0xFF1F, 0x964, 0x965, 0x6D4, 0x61F: return 1
    case 0x3A, 0xFF1A: return 2
    case 0x29, 0x5D: return 5
    default: return Scalars.isLetter(scalar) || Scalars.isDigit(scalar) ? 0 : 4
    }
  }

  /// Class of each byte for `count`.
  private static let classes: [UInt8] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0x2C, 0x3B: 1
    case 0x2E, 0x21, 0x3F: 2
    case 0x30...0x39: 3
    case 0x41...0x5A: 4
    case 0x7C, 0x3E, 0x3C, 0x2F, 0x2A, 0x23, 0x5F, 0x7E, 0x5B, 0x5D, 0x7B, 0x7D, 0x3D, 0x2B, 0x5C: 5
    case 0x40: 7
    case 0xC2...0xFF: 6
    default: 0
    }
  }
}
