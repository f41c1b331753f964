import CopydeskText

/// HTML's named character references, which feeds use without declaring them.
public enum NamedEntities {
  /// The characters of a reference such as `eacute`, in UTF-8. With `isBare`, only names that HTML allows without semicolon.
  public static func utf8(_ name: some Sequence<UInt8>, isBare: Bool = false) -> [UInt8]? {
    var hash = FNV1a.offsetBasis
    for byte in name { hash = FNV1a.add(byte, to: hash) }
    guard let entity = table[hash], !isBare || entity.isBare, entity.name.elementsEqual(name) else { return nil }
    return entity.utf8
  }

  private struct Entity {
    var name: [UInt8]
    var utf8: [UInt8]
    var isBare: Bool
  }

  private static let table: [UInt64: Entity] = {
    var table: [UInt64: Entity] = [:]
    for row in Resource(named: "any/entities.tsv")?.rows ?? [] where row.count >= 2 {
      let name = Array(row[0].utf8)
      let scalars = row[1].split(separator: " ").compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
      let utf8 = scalars.flatMap { Array(UTF8.encode($0) ?? UTF8.encodedReplacementCharacter) }
      let hash = name.withUnsafeBufferPointer { FNV1a.hash($0) }
      table[hash] = Entity(name: name, utf8: utf8, isBare: row.count > 2 && row[2] == "bare")
    }
    return table
  }()
}
