/// How bytes look when those above ASCII are read in pairs, as the East Asian encodings have them.
struct PairStatistics {
  /// Pairs by their first byte.
  private var leads = [Int](repeating: 0, count: 256)
  private var pairs = 0
  /// Pairs whose second byte lies in ASCII.
  private var lowTrails = 0
  /// Bytes above ASCII that make no pair with the next.
  private var strays = 0
  /// Pairs and strays when read as Shift_JIS, whose half-width letters are single.
  private var japanese = (pairs: 0, kana: 0, strays: 0)

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    readPairs(bytes)
    readShiftJIS(bytes)
  }

  private mutating func readPairs(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      guard lead > 0x80, lead < 0xFF, index + 1 < bytes.count, PairStatistics.isTrail(bytes[index + 1]) else {
        strays += 1
        index += 1
        continue
      }
      leads[Int(lead)] += 1
      pairs += 1
      if bytes[index + 1] < 0x80 { lowTrails += 1 }
      index += 2
    }
  }

  private mutating func readShiftJIS(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      index += 1
      guard lead >= 0x80, !(0xA1...0xDF).contains(lead) else { continue }
      guard lead != 0x80, lead != 0xA0, lead < 0xFD, index < bytes.count, PairStatistics.isTrail(bytes[index]) else {
        japanese.strays += 1
        continue
      }
      japanese.pairs += 1
      if lead == 0x82 || lead == 0x83 { japanese.kana += 1 }
      index += 1
    }
  }

  private static func isTrail(_ byte: UInt8) -> Bool { byte >= 0x40 && byte != 0x7F && byte != 0xFF }

  private func share(_ range: ClosedRange<Int>) -> Double { Double(leads[range].reduce(0, +)) / Double(max(pairs, 1)) }

  /// The encoding, if the bytes come in pairs: text of single bytes leaves every word of odd length with a stray.
  var charset: Charset? {
    if japanese.pairs >= 4, japanese.strays * 50 <= japanese.pairs, japanese.kana * 4 > japanese.pairs {
      return Charset(label: "shift_jis")
    }
    guard pairs >= 4, strays * 50 <= pairs else { return nil }
    let name: String
    if lowTrails * 8 > pairs, share(0xA4...0xC6) > 0.6 {
      name = "big5"
    } else if share(0xA4...0xA5) > 0.15 {
      name = "euc-jp"
    } else if share(0xB0...0xC8) > 0.85 {
      name = "euc-kr"
    } else if share(0xB0...0xD7) > 0.7, share(0xD8...0xF7) < 0.15 {
      name = "gbk"
    } else {
      return nil
    }
    return Charset(label: name)
  }
}
