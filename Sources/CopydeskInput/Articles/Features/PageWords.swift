import CopydeskText

/// The words of what a page says of itself, each with the places it stands in.
struct PageWords {
  static let title: UInt8 = 1
  static let description: UInt8 = 2
  static let authors: UInt8 = 4
  static let site: UInt8 = 8

  private let table: HashTable
  /// How many words the title has.
  let titleCount: Int

  init(title: String, description: String, authors: String, site: String) {
    var places: [(key: UInt64, value: UInt8)] = []
    var index: [UInt64: Int] = [:]
    func add(_ text: String, _ place: UInt8) {
      for word in WordHashes.all(in: text).prefix(200) {
        if let known = index[word] {
          places[known].value |= place
        } else {
          index[word] = places.count
          places.append((word, place))
        }
      }
    }
    add(title, PageWords.title)
    titleCount = WordHashes.all(in: title).count
    add(description, PageWords.description)
    add(authors, PageWords.authors)
    add(site, PageWords.site)
    table = HashTable(places)
  }

  /// Where a word stands, as a set of bits.
  func places(of word: UInt64) -> UInt8 { table[word] ?? 0 }
}

/// Names of months in many languages.
enum MonthNames {
  private static let table = HashTable(
    (Resource(named: "any/date-words.tsv")?.rows ?? []).filter { $0.count >= 2 && $0[1].hasPrefix("month=") }.flatMap {
      WordHashes.all(in: String($0[0])).map { ($0, 1) }
    })

  static func contains(_ word: UInt64) -> Bool { table[word] != nil }
}
