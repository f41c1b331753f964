import CLanguageData

/// A data file compiled into the program, so that the program can be moved without it.
///
/// Files below a language's folder (`en/calendar.tsv`) belong to that language, those below `any/` to all.
public struct Resource: Sendable {
  /// Path below the data folder, such as `en/calendar.tsv`.
  public let name: String
  /// The file's bytes; they live as long as the program.
  public let bytes: [UInt8]

  /// The file with this path, if the program has it.
  public init?(named name: String) {
    guard let found = Resource.table.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  private init(_ raw: copydesk_resource) {
    name = String(cString: raw.name)
    bytes = [UInt8](UnsafeBufferPointer(start: raw.bytes, count: raw.count))
  }

  /// Every data file, by name.
  public static let table: [Resource] = {
    var count = 0
    guard let first = copydesk_resources(&count) else { return [] }
    return UnsafeBufferPointer(start: first, count: count).map(Resource.init).sorted { $0.name < $1.name }
  }()

  /// The rows of a tab-separated file: comments (`#` first) and empty lines left out, trailing spaces cut.
  public var rows: [[Substring]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      return fields.allSatisfy(\.isEmpty) ? nil : fields
    }
  }
}
