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

  /// The names.
  func authors(_ view: inout PageView) -> [String] {
    for names in [
      data.authors, metas(), marked(), bylines(&view),
    ] {
      let clean = unique(names.flatMap(AuthorName.split).compactMap(accepted))
      if !clean.isEmpty { return clean }
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
    for node in head.marked.prefix(2000) {
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
      if names.count >= 8 { break }
    }
    return names
  }

  /// Short blocks in elements that are called byline or author, near the headline or the text.
  private func bylines(_ view: inout PageView) -> [String] {
    var best: (distance: Int, name: String)?
    for (index, block) in view.page.blocks.enumerated() where block.count < 140 {
      guard
        isByline(block, &view)
          || view.facts[index].phrase == .byline && view.headline >= 0 && abs(index - view.headline) < 6
      else { continue }
      let text = Plain.text(Array(view.page.bytes[block.range]))
      guard !AuthorName.split(text).compactMap(accepted).isEmpty else { continue }
      let distance = view.headline < 0 ? index : abs(index - view.headline)
      if distance < best?.distance ?? 40 { best = (distance, text) }
    }
    return best.map { [$0.name] } ?? []
  }

  private func isByline(_ block: PageBlock, _ view: inout PageView) -> Bool {
    var node = block.inner
    for _ in 0..<3 where node > 0 {
      let bits = view.classBits(node)
      if bits & (ClassWord.comment.bit | ClassWord.related.bit | ClassWord.sidebar.bit) != 0 { return false }
      if bits & ClassWord.byline.bit != 0 { return true }
      node = view.parent(node)
    }
    return false
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
