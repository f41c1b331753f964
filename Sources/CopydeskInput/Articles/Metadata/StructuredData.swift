import CopydeskText
import CopydeskXML

/// What a page's JSON-LD says of its article, by schema.org's names.
struct StructuredData {
  var headline: String?
  var authors: [String] = []
  /// Authors that are said to be organisations.
  var organisations: [String] = []
  var published: String?
  var modified: String?
  var publisher: String?
  var section: String?
  var keywords: [String] = []
  var language: String?
  var url: String?
  var image: String?
  /// Dates of the page itself where no article is described.
  var pagePublished: String?
  var pageModified: String?

  init() {}

  /// Reads all scripts; of several articles the first counts, members that it lacks are taken from the later.
  init(scripts: [Int], in tree: NodeTree) {
    for script in scripts.prefix(40) {
      guard let document = StructuredData.parse(tree.text(of: script)) else { continue }
      var reader = Reader(root: document.root)
      reader.read(into: &self)
    }
  }

  /// Tolerant: comments and CDATA marks around, raw line breaks in strings, commas before brackets, `;` at the end.
  private static func parse(_ bytes: [UInt8]) -> JSONDocument? {
    guard let open = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }),
      let close = bytes.lastIndex(where: { $0 == 0x7D || $0 == 0x5D }), open < close
    else { return nil }
    let inner = bytes[open...close].map { $0 < 0x20 ? 0x20 : $0 }
    return try? JSONDocument(inner, dialect: .relaxed, maximumDepth: 64)
  }

  /// Walks over one script's objects.
  private struct Reader {
    let root: JSONView
    /// Names of objects by their `@id`.
    private var names: [String: [String]] = [:]
    private var objects: [JSONView] = []

    init(root: JSONView) {
      self.root = root
      collect(root, depth: 0)
      for object in objects {
        guard let id = object["@id"]?.string, let name = object["name"]?.string else { continue }
        names[id] = [Plain.text(Array(name.utf8))]
      }
    }

    /// Objects at the top, in lists, in `@graph` and as `mainEntity`.
    private mutating func collect(_ value: JSONView, depth: Int) {
      guard depth < 6, objects.count < 500 else { return }
      if value.kind == .array { for element in value.elements { collect(element, depth: depth + 1) } }
      guard value.kind == .object else { return }
      objects.append(value)
      for key in ["@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"] where key != "liveBlogUpdate" {
        if let inner = value[key] { collect(inner, depth: depth + 1) }
      }
    }

    mutating func read(into data: inout StructuredData) {
      for object in objects {
        let types = strings(object["@type"])
        if types.contains(where: isArticle) {
          article(object, &data)
        } else if types.contains(where: { $0.hasSuffix("Page") || $0 == "WebSite" && data.publisher == nil }) {
          if let date = object["datePublished"]?.string { data.pagePublished = data.pagePublished ?? date }
          if let date = object["dateModified"]?.string { data.pageModified = data.pageModified ?? date }
          if types.contains("WebSite") { data.publisher = data.publisher ?? object["name"]?.string }
        }
      }
    }

    private func isArticle(_ type: String) -> Bool {
      type.hasSuffix("Article") || type.hasSuffix("Posting") || type.hasSuffix("Report") || type.hasSuffix("Recipe")
        || type.hasSuffix("BlogPost") || type == "Review" || type == "CreativeWork"
    }

    private func article(_ object: JSONView, _ data: inout StructuredData) {
      data.headline = data.headline ?? text(object["headline"]) ?? text(object["name"])
      if data.authors.isEmpty {
        let authors = people(object["author"], but: "Organization")
        let creators = people(object["creator"], but: "Organization")
        // Some name only the first as author, and all as creators.
        data.authors = authors.isEmpty || authors.allSatisfy(creators.contains) ? creators : authors
      }
      if data.organisations.isEmpty { data.organisations = people(object["author"]) }
      data.published = data.published ?? text(object["datePublished"]) ?? text(object["dateCreated"])
      data.modified = data.modified ?? text(object["dateModified"])
      data.publisher = people(object["publisher"]).first ?? data.publisher
      data.section = data.section ?? strings(object["articleSection"]).first
      if data.keywords.isEmpty { data.keywords = strings(object["keywords"]) }
      data.language = data.language ?? text(object["inLanguage"])
      data.url = data.url ?? text(object["url"])
      data.image = data.image ?? strings(object["image"]).first ?? object["image"]?["url"]?.string
    }

    private func text(_ value: JSONView?) -> String? {
      guard let found = strings(value).first else { return nil }
      let plain = Plain.text(Array(found.utf8))
      return plain.isEmpty ? nil : plain
    }

    private func strings(_ value: JSONView?) -> [String] {
      guard let value else { return [] }
      if let string = value.string { return [string] }
      return value.kind == .array ? value.elements.prefix(100).compactMap(\.string) : []
    }

    /// Names given as strings, as objects with a name, or as references to such.
    private func people(_ value: JSONView?, but type: String? = nil) -> [String] {
      guard let value else { return [] }
      switch value.kind {
      case .string: return [Plain.text(value.utf8 ?? [])]
      case .array: return value.elements.prefix(30).flatMap { people($0, but: type) }
      case .object:
        if let type, strings(value["@type"]).contains(where: { $0.hasSuffix(type) }) { return [] }
        if let inner = value["name"], !strings(inner).isEmpty {
          return strings(inner).map { Plain.text(Array($0.utf8)) }
        }
        return value["@id"]?.string.flatMap { names[$0] } ?? []
      default: return []
      }
    }
  }
}
