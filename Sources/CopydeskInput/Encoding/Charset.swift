import CopydeskText

/// A character encoding that bytes may be read by.
public struct Charset: Sendable, Equatable {
  /// The name of the WHATWG Encoding Standard, in lower case, such as `windows-1252`.
  public let name: String
  /// The name that the system's converter knows it by; nil where it is decoded here.
  let converter: String?

  /// How its bytes make characters.
  let kind: Kind

  /// How an encoding's bytes make characters.
  enum Kind: String {
    /// One byte each; the lower half is ASCII.
    case byte
    /// One byte for ASCII, several for the rest.
    case multi
    /// Units of two or four bytes.
    case wide
    /// Single bytes, but not those of ASCII.
    case ebcdic
    /// ASCII bytes that change their meaning after an escape sequence.
    case escape
  }

  /// UTF-8, which everything is turned into.
  public static let utf8 = Charset(name: "utf-8", converter: nil, kind: .multi)
  /// The encoding of Western Windows, which also stands for latin1 and ASCII.
  public static let windows1252 = Charset(name: "windows-1252", converter: nil, kind: .byte)

  private init(name: String, converter: String?, kind: Kind) {
    self.name = name
    self.converter = converter
    self.kind = kind
  }

  /// The encoding with this label (`latin1`, `UTF8`, `x-sjis`); nil for a label that nobody knows.
  ///
  /// Labels are compared by their letters and digits only, as Unicode Technical Standard 22 (1.4) has it.
  public init?(label: some StringProtocol) {
    guard let found = Charset.byLabel[Charset.key(label)] else { return nil }
    self = found
  }

  private static let byLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for row in Resource(named: "any/encodings.tsv")?.rows ?? [] where row.count >= 4 {
      let charset = Charset(
        name: row[0].lowercased(), converter: row[1] == "-" ? nil : String(row[1]),
        kind: Kind(rawValue: String(row[2])) ?? .byte)
      for label in [row[0]] + row[3].split(separator: " ") where table[key(label)] == nil {
        table[key(label)] = charset
      }
    }
    return table
  }()

  private static func key(_ label: some StringProtocol) -> String {
    let kept = label.utf8.prefix(64).compactMap { byte -> UInt8? in
      let lower = byte | 0x20
      if lower &- 0x61 < 26 { return lower }
      return byte &- 0x30 < 10 ? byte : nil
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
