import CopydeskText

/// How probable the bytes above ASCII are as letters of each language in each encoding of single bytes.
struct LetterStatistics {
  private var counts = [Int](repeating: 0, count: 128)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes where byte >= 0x80 { counts[Int(byte & 0x7F)] += 1 }
  }

  /// The likeliest encoding. windows-1252 is believed unless another is clearly likelier.
  var charset: Charset {
    var best: (charset: Charset, score: Double) = (.windows1252, -.infinity)
    var western = -Double.infinity
    for candidate in LetterStatistics.candidates {
      var score = -candidate.rarity
      for index in counts.indices where counts[index] > 0 { score += Double(counts[index]) * candidate.weights[index] }
      if candidate.charset == .windows1252 { western = max(western, score) }
      if score > best.score { best = (candidate.charset, score) }
    }
    return best.score > western + LetterStatistics.margin ? best.charset : .windows1252
  }

  /// How much likelier (in powers of e) another encoding must be.
  private static let margin = 3.0

  /// An encoding with one language's letters: the logarithm of the probability of each byte above ASCII.
  private struct Candidate {
    var charset: Charset
    var weights: [Double]
    /// How much likelier (in powers of e) it must be, as it is hardly in use.
    var rarity: Double
  }

  private static let candidates: [Candidate] = {
    (Resource(named: "any/encodings-letters.tsv")?.rows ?? []).compactMap { row in
      guard row.count >= 2, let charset = Charset(label: row[0]) else { return nil }
      return Candidate(
        charset: charset, weights: weights(of: charset, letters: row[1].unicodeScalars.map(\.value)),
        rarity: row.count > 2 ? Double(row[2]) ?? 0 : 0)
    }
  }()

  private static func weights(of charset: Charset, letters: [UInt32]) -> [Double] {
    // The nth letter is about 1/n as common as the first (Zipf).
    let total = letters.indices.reduce(0.0) { $0 + 1 / Double($1 + 2) }
    var ranks: [UInt32: Int] = [:]
    for (rank, letter) in letters.enumerated() { ranks[letter] = rank }
    return (0x80...0xFF).map { byte in
      guard let scalar = scalar(UInt8(byte), charset) else { return -12 }
      let lower = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
      if let rank = ranks[lower] {
        let probability = 1 / Double(rank + 2) / total
        return naturalLogarithm(probability) - (lower == scalar ? 0.1 : 2.5)
      }
      if isTypographic(scalar) { return -4 }
      return Scalars.isLetter(scalar) ? -7 : scalar < 0xA0 ? -12 : -9
    }
  }

  private static func scalar(_ byte: UInt8, _ charset: Charset) -> UInt32? {
    var decoder = CharsetDecoder(charset)
    var output: [UInt8] = []
    [byte].withUnsafeBufferPointer { decoder.decode($0, isLast: true, into: &output) }
    guard decoder.counts.substitutions == 0 else { return nil }
    return String(decoding: output, as: UTF8.self).unicodeScalars.first?.value
  }

  /// Signs that text of any language may hold.
  private static func isTypographic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0xA3, 0xA7, 0xA9, 0xAB, 0xAE, 0xB0, 0xB7, 0xBB, 0x2013, 0x2014, 0x2018...0x201E, 0x2022, 0x2026, 0x20AC,
      0x2116, 0x2122:
      true
    default: false
    }
  }

  /// ln x for 0 < x <= 1 by its series about 1, halving: exact enough for weights, and the same on every machine.
  private static func naturalLogarithm(_ value: Double) -> Double {
    var value = value
    var halvings = 0.0
    while value < 0.75 {
      value *= 2
      halvings += 1
    }
    let ratio = (value - 1) / (value + 1)
    var term = ratio
    var sum = 0.0
    for power in stride(from: 1, through: 15, by: 2) {
      sum += term / Double(power)
      term *= ratio * ratio
    }
    return 2 * sum - halvings * 0.693_147_180_559_945_3
  }
}
