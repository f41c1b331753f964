import CopydeskCore
public import CopydeskText

/// A text whose places are named by marks in it, so that no test has a bare number for an offset.
///
/// `⟦` and `⟧` enclose ranges; the keycaps `0️⃣` to `9️⃣` name places:
///
///     let marked = MarkedText(#"1️⃣"We will talk,"2️⃣ 3️⃣he4️⃣ said."#)
///     try marked.range(1, 2)  // the quote
public struct MarkedText: Sendable {
  /// The text without its marks.
  public let text: String
  /// The ranges between `⟦` and `⟧`, in order.
  public let ranges: [TextRange]
  private let places: [Int: Int]

  /// Reads a marked text.
  public init(_ marked: String) {
    var places: [Int: Int] = [:]
    var rest = String.UnicodeScalarView()
    var offset = 0
    let scalars = Array(marked.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let digit = keycap(scalars, at: index) {
        places[digit] = offset
        index += 3
        continue
      }
      rest.append(scalars[index])
      if scalars[index] != "⟦", scalars[index] != "⟧" { offset += UTF8.width(scalars[index]) }
      index += 1
    }
    let example = Example(String(rest))
    text = example.text
    ranges = example.ranges
    self.places = places
  }

  /// The text's bytes.
  public var bytes: [UInt8] { Array(text.utf8) }

  /// The UTF-8 offset that a keycap names.
  public func offset(_ mark: Int) throws(MissingMark) -> Int {
    guard let offset = places[mark] else { throw MissingMark(mark: mark) }
    return offset
  }

  /// The range from one keycap to another.
  public func range(_ start: Int, _ end: Int) throws(MissingMark) -> TextRange {
    TextRange(try offset(start), try offset(end))
  }

  /// The text with `⟦` and `⟧` around ranges: what a failing test prints.
  ///
  /// A range that reaches past the end, or cuts a scalar, is shown as far as it goes.
  public static func marking(_ ranges: [TextRange], in text: [UInt8]) -> String {
    // At one place: ends, then starts, then ends of empty ranges.
    var signs: [(at: Int, rank: Int)] = []
    for range in ranges {
      signs.append((range.start, 1))
      signs.append((max(range.start, range.end), range.isEmpty ? 2 : 0))
    }
    var result: [UInt8] = []
    var copied = 0
    for sign in signs.sorted(by: <) {
      let at = min(max(sign.at, copied), text.count)
      result += text[copied..<at] + Array((sign.rank == 1 ? "⟦" : "⟧").utf8)
      copied = at
    }
    return String(decoding: result + text[copied...], as: UTF8.self)
  }
}

/// A test that asks for a mark which its text doesn't have.
public struct MissingMark: Error, CustomStringConvertible {
  /// The keycap's digit.
  public let mark: Int
  /// One sentence.
  public var description: String { "The marked text has no \(mark)\u{FE0F}\u{20E3}." }
}

/// The digit of the keycap that starts at `index`.
private func keycap(_ scalars: [Unicode.Scalar], at index: Int) -> Int? {
  guard index + 2 < scalars.count, scalars[index + 1] == "\u{FE0F}", scalars[index + 2] == "\u{20E3}" else {
    return nil
  }
  return ("0"..."9").contains(scalars[index]) ? Int(scalars[index].value) - 0x30 : nil
}
