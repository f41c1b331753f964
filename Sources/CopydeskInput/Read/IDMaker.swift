import CopydeskText

/// Gives the documents of one input their ids: what they bring along, else a hash of where they stand.
struct IDMaker {
  private var seen: Set<UInt64> = []

  /// The given id, with the item's number behind it if another document of this input has it already.
  mutating func unique(_ given: String, item: Int) -> String {
    if seen.insert(IDMaker.hash(given)).inserted { return given }
    var id = "\(given)#\(item)"
    while !seen.insert(IDMaker.hash(id)).inserted { id += "+" }
    return id
  }

  /// Whether no document before had this id.
  mutating func isNew(_ given: String) -> Bool { seen.insert(IDMaker.hash(given)).inserted }

  /// The id of a document without one: the same on every machine for equal addresses and numbers.
  static func made(uri: String, item: Int?, part: Int = 0) -> String {
    let place = uri + "\n" + (item.map(String.init) ?? "") + (part == 0 ? "" : ".\(part)")
    let digits = String(scrambled(hash(place)), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { FNV1a.hash($0) }
  }

  /// Spreads the hash, whose last step hardly moves the upper bits (the finaliser of SplitMix64).
  private static func scrambled(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
