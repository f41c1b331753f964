import CopydeskXML

/// What a page says of itself in elements made for it, gathered in one walk.
struct PageHead {
  /// Contents of `meta` elements: the name, property or itemprop in lower case, and the content, in order.
  var metas: [(name: String, content: String)] = []
  /// The `title` element's text.
  var title: String?
  /// Address of the `link` with `rel=canonical`.
  var canonical: String?
  /// Language that the root declares.
  var language: String?
  /// Scripts that hold JSON-LD.
  var dataNodes: [Int] = []
  /// First-level headings.
  var headings: [Int] = []
  /// Elements that say what they hold by `itemprop`, `property`, `rel=author` or `datetime`.
  var marked: [Int] = []

  init(_ tree: NodeTree) {
    for node in tree.nodes.indices { read(node, tree) }
  }

  private mutating func read(_ node: Int, _ tree: NodeTree) {
    let entry = tree.nodes[node]
    switch entry.element {
    case .text, .document: return
    case .html: language = tree.value(.lang, of: node) ?? tree.value(.xmlLang, of: node)
    case .title: if title == nil { title = Plain.text(tree.text(of: node)) }
    case .meta: return readMeta(node, tree)
    case .link: return readLink(node, tree)
    case .script: if tree.attribute(.type, of: node) != nil, Int(entry.end) > node + 1 { dataNodes.append(node) }
    case .h1: headings.append(node)
    case .time: return marked.append(node)
    case .abbr: if tree.attribute(.title, of: node) != nil { return marked.append(node) }
    default: break
    }
    for index in Int(entry.lower)..<Int(entry.upper) {
      switch tree.attributes[index].name {
      case .itemprop, .property, .rel, .datetime, .pubdate: return marked.append(node)
      default: break
      }
    }
  }

  private mutating func readMeta(_ node: Int, _ tree: NodeTree) {
    guard let content = tree.value(.content, of: node), !content.isEmpty else { return }
    for attribute in [HTMLAttribute.name, .property, .itemprop, .httpEquiv] {
      guard let name = tree.value(attribute, of: node) else { continue }
      metas.append((Plain.trimmed(name).lowercased(), Plain.text(Array(content.utf8))))
    }
  }

  private mutating func readLink(_ node: Int, _ tree: NodeTree) {
    guard let rel = tree.value(.rel, of: node), rel.lowercased() == "canonical", canonical == nil else { return }
    canonical = tree.value(.href, of: node).map(Plain.trimmed)
  }

  /// The words of what the page says of itself.
  var words: PageWords {
    PageWords(
      title: [title ?? "", meta("og:title", "twitter:title") ?? ""].joined(separator: " "),
      description: meta("og:description", "description") ?? "",
      authors: allMetas("author", "article:author", "dc.creator", "parsely-author", "twitter:data1").filter {
        !$0.contains("/")
      }.joined(separator: " "), site: meta("og:site_name", "application-name", "publisher", "dc.publisher") ?? "")
  }

  /// The first content of the first of these names that there is.
  func meta(_ names: String...) -> String? {
    for name in names {
      if let found = metas.first(where: { $0.name == name && !$0.content.isEmpty }) { return found.content }
    }
    return nil
  }

  /// All contents of these names.
  func allMetas(_ names: String...) -> [String] { metas.filter { names.contains($0.name) }.map(\.content) }
}
