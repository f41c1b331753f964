/// What a scalar does in a token, as one byte: a kind in the low bits and flags above it.
///
/// Decided by Unicode's general category. The scalars of Western texts lie in two small tables; the table of the whole
/// basic plane is only made when a text of another script is met.
struct ScalarTraits: Sendable, Equatable {
  let bits: UInt8

  /// What a scalar is.
  enum Kind: UInt8 {
    case space, letter, digit, quotationMark, punctuation, symbol
  }

  var kind: Kind { Kind(rawValue: bits & 7) ?? .symbol }
  @inline(__always) var isLetter: Bool { bits & 7 == Kind.letter.rawValue }
  /// A letter in upper or title case.
  @inline(__always) var isUppercase: Bool { bits & 8 != 0 }
  /// Whether its lower case is something else.
  @inline(__always) var changesWhenFolded: Bool { bits & 16 != 0 }

  @inline(__always)
  static func of(_ scalar: UInt32) -> ScalarTraits {
    if scalar < 0x250 { return latin[Int(scalar)] }
    if scalar &- 0x2000 < 0x70 { return generalPunctuation[Int(scalar &- 0x2000)] }
    return scalar < 0x1_0000 ? plane[Int(scalar)] : ScalarTraits(scalar)
  }

  private static let latin = (0..<0x250).map { ScalarTraits($0) }
  private static let generalPunctuation = (0x2000..<0x2070).map { ScalarTraits($0) }
  private static let plane = (0..<0x1_0000).map { ScalarTraits($0) }

  private init(_ scalar: UInt32) {
    guard let value = Unicode.Scalar(scalar) else {
      bits = Kind.symbol.rawValue
      return
    }
    let properties = value.properties
    var bits = ScalarTraits.kind(scalar, properties.generalCategory).rawValue
    if properties.isUppercase || properties.generalCategory == .titlecaseLetter { bits |= 8 }
    if properties.changesWhenLowercased { bits |= 16 }
    self.bits = bits
  }

  private static func kind(_ scalar: UInt32, _ category: Unicode.GeneralCategory) -> Kind {
    if isQuotationMark(scalar) { return .quotationMark }
    if isSpace(scalar) { return .space }
    // Variation selectors follow pictures; as marks they would count as letters.
    if (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar) { return .symbol }
    switch category {
    case .decimalNumber: return .digit
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .nonspacingMark, .spacingMark, .letterNumber: return .letter
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation: return .punctuation
    case .initialPunctuation, .finalPunctuation, .otherPunctuation: return .punctuation
    default: return .symbol
    }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }

  private static func isQuotationMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x22, 0x27, 0x60, 0xAB, 0xBB, 0xB4, 0x2018...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0x301D...0x301F: true
    case 0xFF02, 0xFF07, 0xFF62, 0xFF63: true
    default: false
    }
  }
}
