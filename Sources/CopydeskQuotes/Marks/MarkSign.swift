import CopydeskText

/// What a quotation mark can do, by its character alone.
struct MarkSign {
  enum Family { case double, single, guillemet, singleGuillemet, corner }
  enum Direction { case opening, closing, either, low }

  var family: Family
  var direction: Direction

  /// The sign that starts at `start` and takes `count` bytes.
  init(_ text: UnsafeBufferPointer<UInt8>, start: Int, count: Int) {
    let (scalar, _) = Scalars.decode(text, at: start)
    switch scalar {
    case 0x27 where count == 2: self.init(.double, .closing)
    case 0x60 where count == 2: self.init(.double, .opening)
    case 0x201C, 0x301D: self.init(.double, .opening)
    case 0x201D, 0x301E: self.init(.double, .closing)
    case 0x201E, 0x201F: self.init(.double, .low)
    case 0xAB: self.init(.guillemet, .opening)
    case 0xBB: self.init(.guillemet, .closing)
    case 0x2039: self.init(.singleGuillemet, .opening)
    case 0x203A: self.init(.singleGuillemet, .closing)
    case 0x300C, 0x300E: self.init(.corner, .opening)
    case 0x300D, 0x300F: self.init(.corner, .closing)
    case 0x60, 0x2018: self.init(.single, .opening)
    case 0x201A, 0x201B: self.init(.single, .low)
    case 0x2019, 0xB4: self.init(.single, .closing)
    case 0x27, 0xFF07: self.init(.single, .either)
    default: self.init(.double, .either)
    }
  }

  private init(_ family: Family, _ direction: Direction) {
    self.family = family
    self.direction = direction
  }

  /// Whether it is a single mark, which may be an apostrophe.
  var isSingle: Bool { family == .single || family == .singleGuillemet }
}
