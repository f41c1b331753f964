/// A word, number or sign of a text, with what the lexicon knows of it.
///
/// Tokens are made once and shared by all stages. They never hold text, only where it lies. Words are split at hyphens
/// and before a possessive (`Trump` `'s`), numbers from letters (`9` `am`, `21` `st`); `isJoined` tells that
/// no white space stood between a token and the one before it. An abbreviation known to the lexicon (`Gen.`) and letters with dots
/// (`U.S.`) keep their stops.
public struct Token: Sendable, Equatable {
  /// First byte, as an offset into the UTF-8 text.
  public var start: Int32
  /// One past the last byte.
  public var end: Int32
  /// FNV-1a hash of the token's bytes in lower case; the same on every machine.
  public var hash: UInt64
  /// The classes of the lexicon that the word belongs to; empty when unknown.
  public var classes: TermClasses
  /// The lexicon's entry, or -1.
  public var term: Int32
  /// What the token is made of.
  public var shape: TokenShape
  /// Whether it follows the token before it without white space.
  public var isJoined: Bool

  /// The token's range in the text.
  public var range: TextRange { TextRange(Int(start), Int(end)) }

  /// Whether the lexicon gives the word this class.
  public func `is`(_ kind: TermClass) -> Bool { classes.contains(kind) }
}

/// What a token is made of.
public enum TokenShape: UInt8, Sendable {
  /// Letters, none of them upper case (also scripts without case).
  case lower
  /// A first letter in upper case, the rest not.
  case capitalized
  /// Upper-case letters only, two or more of them.
  case allCaps
  /// One upper-case letter, as in an initial; with or without a stop.
  case initial
  /// Any other mixture of cases (`McDonald`, `iPhone`).
  case mixedCase
  /// Digits, with decimal points or thousands separators inside.
  case number
  /// A sign of punctuation.
  case punctuation
  /// An opening or closing quotation mark or an apostrophe that stands alone.
  case quotationMark
  /// Any other sign (currency, mathematics, pictures).
  case symbol

  /// Letters of any case.
  public var isWord: Bool { rawValue <= TokenShape.mixedCase.rawValue }
  /// Letters with an upper-case one in front.
  public var isCapitalized: Bool { rawValue >= TokenShape.capitalized.rawValue && isWord }
}
