/// Something about an encoding that was not as it should have been; becomes a finding.
public struct EncodingRepair: Sendable, Equatable {
  /// Stable code, such as `charset-mismatch`.
  public let code: String
  /// One sentence for people.
  public let message: String

  init(_ code: String, _ message: String) {
    self.code = code
    self.message = message
  }

  static func count(_ number: Int, _ one: String, _ many: String) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(many)"
  }
}

extension DecodingCounts {
  /// One repair for each kind of count that isn't zero.
  var repairs: [EncodingRepair] {
    var result: [EncodingRepair] = []
    if windows1252 > 0 {
      let bytes = EncodingRepair.count(windows1252, "byte", "bytes")
      result.append(EncodingRepair("windows-1252-in-utf-8", "\(bytes) of windows-1252 inside UTF-8 were read as such."))
    }
    if surrogatePairs > 0 {
      let pairs = EncodingRepair.count(surrogatePairs, "pair", "pairs")
      result.append(EncodingRepair("surrogates", "\(pairs) of separately encoded surrogates joined."))
    }
    if substitutions > 0 {
      let places = EncodingRepair.count(substitutions, "place", "places")
      result.append(
        EncodingRepair("undecodable-bytes", "\(places) with bytes that mean nothing in this encoding became U+FFFD."))
    }
    if zeros > 0 {
      result.append(
        EncodingRepair("zero-bytes", "\(EncodingRepair.count(zeros, "byte", "bytes")) of value 0 left out."))
    }
    return result
  }
}
