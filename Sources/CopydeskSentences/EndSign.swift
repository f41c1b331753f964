import CopydeskText

/// A sign that may end a sentence.
enum EndSign {
  /// A full stop that belongs to no word.
  case stop
  /// Several stops, joined or spaced, or the one sign for them.
  case ellipsis
  /// A question or exclamation mark.
  case mark
  /// A sign that ends sentences and does nothing else: of Chinese, Japanese, Indian, Arabic and other scripts.
  case full
  /// The stop of an abbreviation or initial.
  case abbreviation

  /// The sign at a token, if it is one.
  @inline(__always)
  init?(at index: Int, in view: TokenView) {
    let token = view.tokens[index]
    if token.shape.isWord {
      guard view.hasStop(token) else { return nil }
      self = .abbreviation
      return
    }
    guard token.shape == .punctuation else { return nil }
    switch view.text[Int(token.start)] {
    case UInt8(ascii: "."): self = token.end - token.start > 1 || EndSign.isSpaced(index, view) ? .ellipsis : .stop
    case UInt8(ascii: "!"), UInt8(ascii: "?"): self = .mark
    case 0x80...:
      let scalar = view.scalar(index)
      guard EndSign.isEnd(scalar) else { return nil }
      self = scalar == 0x2026 ? .ellipsis : (0x203C...0x2049).contains(scalar) ? .mark : .full
    default: return nil
    }
  }

  private static func isSpaced(_ index: Int, _ view: TokenView) -> Bool {
    view.isSign(index + 1, ".") && !view.isOmissionAhead(index)
  }

  /// The scalars with Unicode's property Sentence_Terminal that texts are written with, and the ellipsis.
  static func isEnd(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x21, 0x2E, 0x3F: true
    case 0x2026, 0x203C, 0x203D, 0x2047...0x2049: true
    case 0x589, 0x61D...0x61F, 0x6D4, 0x700...0x702, 0x964, 0x965, 0x104A, 0x104B, 0x1362, 0x1367, 0x1368: true
    case 0x17D4, 0x17D5, 0x1803, 0x1809, 0x2E2E, 0x3002, 0xFE52, 0xFE56, 0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: true
    default: false
    }
  }
}
