public import CopydeskText

/// A text as its words, folded so that case, punctuation, quotation marks, spaces and character references make no
/// difference: what two copies of one story still have in common after an editor's or a machine's small changes.
///
/// Words are hashes (FNV-1a, cut to 32 bits), equal on every machine. A number keeps its decimal point and loses its
/// separators of thousands. A scalar of a script that puts no space between words is a word of its own.
public struct FoldedText: Sendable {
  /// Hash of each word.
  public private(set) var words: [UInt32] = []
  /// Where each word starts, in bytes of the text.
  public private(set) var starts: [UInt32] = []
  /// Where each word ends.
  public private(set) var ends: [UInt32] = []
  /// What is known of each word.
  public private(set) var traits: [WordTraits] = []

  /// Reads a text once. Any bytes will do; more than four billion of them are not read.
  public init(_ text: [UInt8]) {
    self.init(text, limit: text.count)
  }

  /// Reads no more than the first `limit` bytes.
  public init(_ text: [UInt8], limit: Int) {
    let limit = min(limit, text.count, Int(UInt32.max))
    // Two bytes a word are the fewest, but for a last one.
    let most = limit / 2 + 1
    var count = 0
    var starts: [UInt32] = []
    var ends: [UInt32] = []
    var traits: [WordTraits] = []
    words = [UInt32](unsafeUninitializedCapacity: most) { words, wordCount in
      starts = [UInt32](unsafeUninitializedCapacity: most) { starts, startCount in
        ends = [UInt32](unsafeUninitializedCapacity: most) { ends, endCount in
          traits = [WordTraits](unsafeUninitializedCapacity: most) { traits, traitCount in
            let columns = Columns(words: words, starts: starts, ends: ends, traits: traits)
            count = columns.fill(text, limit)
            traitCount = count
          }
          endCount = count
        }
        startCount = count
      }
      wordCount = count
    }
    (self.starts, self.ends, self.traits) = (starts, ends, traits)
  }

  /// Number of words.
  public var count: Int { words.count }

  /// The stretch of the text that a range of words spans.
  public func range(_ span: Range<Int>) -> TextRange {
    guard let last = span.last else { return TextRange(0, 0) }
    return TextRange(Int(starts[span.lowerBound]), Int(ends[last]))
  }
}

/// Where the words of a text go while it is read: room for all that it can have.
private struct Columns {
  let words: UnsafeMutableBufferPointer<UInt32>
  let starts: UnsafeMutableBufferPointer<UInt32>
  let ends: UnsafeMutableBufferPointer<UInt32>
  let traits: UnsafeMutableBufferPointer<WordTraits>

  /// Reads the text; returns how many words there are.
  func fill(_ text: [UInt8], _ limit: Int) -> Int {
    text.withUnsafeBufferPointer { bytes in
      var scan = FoldingScan(bytes, limit: limit)
      var count = 0
      while count < words.count, let word = scan.next() {
        if word.followsBreak, count > 0 { traits[count - 1].insert(.endsSentence) }
        words.initializeElement(at: count, to: word.hash)
        starts.initializeElement(at: count, to: word.start)
        ends.initializeElement(at: count, to: word.end)
        traits.initializeElement(at: count, to: word.traits)
        count += 1
      }
      if scan.sawBreak, count > 0 { traits[count - 1].insert(.endsSentence) }
      return count
    }
  }
}

/// What a folded word was in the text.
public struct WordTraits: OptionSet, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Traits of these bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// It holds a digit.
  public static let number = WordTraits(rawValue: 1)
  /// It starts with an upper-case letter.
  public static let capitalized = WordTraits(rawValue: 2)
  /// A sentence or paragraph ends after it.
  public static let endsSentence = WordTraits(rawValue: 4)
}

/// A word on its way into a `FoldedText`.
struct FoldedWord {
  var hash: UInt32
  var start: UInt32
  var end: UInt32
  var traits: WordTraits
  /// Whether a sentence or paragraph ended between the word before and this one.
  var followsBreak: Bool
}
