/// Keys of a text: a fixed share of its runs of five words, chosen by hash alone.
///
/// FracMinHash (Irber and others 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"): because a
/// run is kept or not whatever stands around it, the keys of a part are among the keys of the whole, so that they find
/// a truncated or embedded copy as well as an edited one.
public struct Shingles: Sendable {
  /// A kept run.
  public struct Key: Sendable, Equatable {
    /// Hash of the run.
    public var hash: UInt64
    /// Position of its first word.
    public var position: Int32
  }

  /// Words in a run.
  public static let length = 5
  /// One run in so many is kept.
  public static let scale: UInt64 = 8
  /// The most keys of one text; a longer one keeps those with the lowest hashes.
  public static let maximum = 1024

  /// The keys, in order of the text.
  public private(set) var keys: [Key] = []

  /// The keys of a text.
  public init(_ text: FoldedText) {
    let length = Self.length
    guard text.count >= length else { return }
    keys.reserveCapacity(text.count / Int(Self.scale) + 8)
    var sum: UInt64 = 0
    text.words.withUnsafeBufferPointer { words in
      for index in words.indices {
        sum = sum &* radix &+ UInt64(words[index]) &+ 1
        if index >= length { sum = sum &- (UInt64(words[index - length]) &+ 1) &* leaving }
        guard index + 1 >= length else { continue }
        let hash = mix(sum)
        if hash <= UInt64.max / Self.scale { keys.append(Key(hash: hash, position: Int32(index + 1 - length))) }
      }
    }
    if keys.count > Self.maximum {
      let limit = keys.map(\.hash).sorted()[Self.maximum]
      keys.removeAll { $0.hash >= limit }
    }
  }
}

extension Shingles {
  /// The hashes under which an index keeps the text.
  public var posted: [UInt64] {
    let highest = highestPosted
    return keys.map(\.hash).filter { $0 <= highest }
  }

  /// The highest hash under which an index keeps the text: all of a text of usual length, of a longer one those with the
  /// lowest hashes, so that memory doesn't rise with length without bound.
  var highestPosted: UInt64 {
    guard keys.count > Self.usual else { return .max }
    return keys.map(\.hash).sorted()[Self.usual + (keys.count - Self.usual) / 4 - 1]
  }

  /// Keys of a text of usual length, some 500 words.
  private static let usual = 64
}

/// A hash of all the words of a text: equal for texts that differ only in what folding takes away.
public func exactKey(_ text: FoldedText) -> UInt64 {
  text.words.withUnsafeBufferPointer { words in
    var sum: UInt64 = UInt64(words.count)
    for word in words { sum = (sum ^ UInt64(word)) &* radix ^ (sum >> 29) }
    return mix(sum)
  }
}

private let radix: UInt64 = 0x9E37_79B9_7F4A_7C15
/// `radix` to the power of the shingle's length.
private let leaving: UInt64 = (0..<Shingles.length).reduce(1) { power, _ in power &* radix }

/// The finalizer of MurmurHash3 by Austin Appleby, public domain.
@inline(__always)
func mix(_ value: UInt64) -> UInt64 {
  var hash = value
  hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
  hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return hash ^ hash >> 33
}
