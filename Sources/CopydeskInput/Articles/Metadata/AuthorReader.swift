import CopydeskText
import CopydeskXML

/// Finds the names of the authors: in JSON-LD, meta elements, marked elements, and elements whose class names a byline.
struct AuthorReader {
  private let head: PageHead
  private let data: StructuredData
  private let tree: NodeTree
  private let notNames: Set<[UInt8]>

  init(head: PageHead, data: StructuredData, tree: NodeTree, siteNames: [String]) {
    self.head = head
    self.data = data
    self.tree = tree
    notNames = Set(siteNames.map(TitleParts.folded))
  }

  /// The names: of people before those of organisations and accounts.
  func authors(_ view: inout PageView) -> [String] {
    let anchor = view.headline >= 0 ? view.page.blocks[view.headline].text : 0
    let stated = [data.authors, metas()].map(names).filter { !$0.isEmpty }
    if let people = stated.first(where: { $0.contains(where: AuthorName.looksFull) }) { return people }
    let byline = [
      names(marked()), names(Array(BylineSearch(tree: tree, anchor: anchor).candidates(&view).prefix(12)), only: 1),
    ]
    if let people = byline.first(where: { $0.contains(where: AuthorName.looksFull) }) { return people }
    if let found = stated.first ?? byline.first(where: { !$0.isEmpty }) { return found }
    let opened = names(openedBlocks(view))
    return opened.isEmpty ? unique((data.authors + data.organisations).compactMap(AuthorName.clean)) : opened
  }

  /// The names in these texts; with `only`, in the first texts that hold any.
  private func names(_ texts: [String], only: Int) -> [String] {
    var taken = 0
    var all: [String] = []
    for text in texts where taken < only {
      let found = AuthorName.split(text).compactMap(accepted)
      if !found.isEmpty { taken += 1 }
      all += found
    }
    return unique(all)
  }

  private func names(_ texts: [String]) -> [String] { names(texts, only: .max) }

  /// Short blocks near the headline, or at the end of the text, that begin like a byline.
  private func openedBlocks(_ view: PageView) -> [String] {
    for (index, block) in view.page.blocks.enumerated() where view.facts[index].phrase == .byline && block.count < 90 {
      guard
        view.headline < 0 || abs(index - view.headline) < 12
          || view.sums[view.page.blocks.count].good == view.sums[index].good
      else { continue }
      let text = Plain.text(Array(view.page.bytes[block.range]))
      if AuthorName.isOpened(text) { return [text] }
    }
    return []
  }

  private func metas() -> [String] {
    for name in [
      "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
      "citation_author",
      "article:author_name", "twitter:data1", "cxenseparse:author", "autor", "dc.contributor", "og:author",
    ] {
      let found = head.allMetas(name).filter { !$0.contains("://") && !$0.hasPrefix("@") && !$0.hasPrefix("www.") }
      if name == "twitter:data1", !(head.meta("twitter:label1") ?? "").lowercased().hasPrefix("writ") { continue }
      if found.contains(where: { !AuthorName.split($0).compactMap(accepted).isEmpty }) { return found }
    }
    return []
  }

  /// Elements with `itemprop=author` or `rel=author`.
  private func marked() -> [String] {
    var names: [String] = []
    var first: Int?
    for node in head.marked.prefix(2000) {
      if let first, node > first + 60 { break }
      let property = (tree.value(.itemprop, of: node) ?? tree.value(.property, of: node) ?? "").lowercased()
      let rel = (tree.value(.rel, of: node) ?? "").lowercased()
      guard
        property == "author" || property == "creator" || property == "schema:author"
          || rel.split(separator: " ").contains("author")
      else { continue }
      let inner = (node..<Int(tree.nodes[node].end)).first { tree.value(.itemprop, of: $0)?.lowercased() == "name" }
      let text = Plain.text(tree.text(of: inner ?? node))
      if text.isEmpty, let content = inner.flatMap({ tree.value(.content, of: $0) }) { names.append(content) }
      if !text.isEmpty, text.utf8.count < 120 { names.append(text) }
      if !names.isEmpty { first = first ?? node }
      if names.count >= 8 { break }
    }
    return names
  }

  /// A name as it is to be written; nil for what is no name.
  private func accepted(_ raw: String) -> String? {
    guard let name = AuthorName.clean(raw), !notNames.contains(TitleParts.folded(name)) || data.authors.contains(raw)
    else { return nil }
    return name
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return names.filter { seen.insert(TitleParts.folded($0)).inserted }.prefix(12).map { $0 }
  }
}
