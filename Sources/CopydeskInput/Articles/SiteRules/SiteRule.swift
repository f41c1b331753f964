import CopydeskCore

/// What someone who knows a site says of its pages.
struct SiteRule: Sendable {
  /// Which pages are meant; one must fit.
  var sites: [SitePattern] = []
  /// Elements that hold the article; empty: it is searched for as on any page.
  var select: [Selector] = []
  /// Elements that are no part of it.
  var drop: [Selector] = []
  /// Where metadata stand, by their name in the record.
  var metadata: [Field: [MetadataSource]] = [:]

  /// What can be read of a page.
  enum Field: String, CaseIterable, Sendable {
    case title, authors, publisher, section, tags, summary, language, url, image, published, modified
  }

  /// Where one piece of metadata stands.
  enum MetadataSource: Sendable {
    /// In the elements a selector chooses: in the attribute that is named behind an `@`, else where such an element has it.
    case element(Selector, attribute: String?)
    /// It is always the same.
    case constant(String)
  }
}

/// Pages of a site: `harbour.example` (with its subdomains), `harbour.example/news/*`, `*`.
struct SitePattern: Sendable, Equatable {
  private let host: String
  /// A pattern of path and query, with `*` and `?`; nil for every page.
  private let path: String?

  /// Nil where the text names no host.
  init?(_ text: String) {
    var rest = text[...]
    for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
    let slash = rest.firstIndex(of: "/")
    let host = rest[..<(slash ?? rest.endIndex)].lowercased()
    guard !host.isEmpty, !host.contains(where: { $0 == " " || $0 == "@" }) else { return nil }
    self.host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    path = slash.map { String(rest[$0...]) }
  }

  /// Whether the page at an absolute address is meant.
  func fits(_ address: String) -> Bool {
    guard let start = address.firstRange(of: "://") else { return false }
    let rest = address[start.upperBound...].prefix { $0 != "#" }
    let slash = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let authority = rest[..<slash].lowercased()
    let host = authority.split(separator: ":").first.map(String.init) ?? ""
    let isHost =
      self.host.contains("*")
      ? wildcard(self.host, matches: host) : host == self.host || host.hasSuffix("." + self.host)
    guard isHost, let path else { return isHost }
    return wildcard(path, matches: rest[slash...].hasPrefix("/") ? String(rest[slash...]) : "/" + rest[slash...])
  }
}

/// The rules of a file, for many sites.
struct SiteRules: Sendable {
  var rules: [SiteRule] = []
  /// Of the file's bytes.
  var hash = ""

  /// The first rule that is for the page at one of these addresses; those that are unknown or relative fit none.
  func rule(for addresses: String?...) -> SiteRule? {
    for case let address? in addresses {
      if let rule = rules.first(where: { rule in rule.sites.contains { $0.fits(address) } }) { return rule }
    }
    return nil
  }
}
