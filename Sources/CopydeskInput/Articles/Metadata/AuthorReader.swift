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
  func authors(_ view: PageView) -> [String] {
    let metas = metas()
    let stated = [data.authors, metas].map { names($0, isStated: true) }.filter { !$0.isEmpty }
    let visible = visible(view)
    if let people = stated.first(where: hasPeople) {
      // What readers see is no template's.
      return visible.isEmpty || people.contains { agrees($0, visible) } ? people : visible
    }
    if !visible.isEmpty { return visible }
    let marked = marked(view)
    let bylines = bylines(marked, view)
    let people = hasPeople(bylines) ? bylines : []
    if let accounts = stated.first, !accounts.contains(where: isOrganisation) {
      return people.contains { TitleParts.folded($0).starts(with: TitleParts.folded(accounts[0])) } ? people : accounts
    }
    if !people.isEmpty { return people }
    let opened = names(openedBlocks(view), isStated: false)
    if hasPeople(opened) { return opened }
    if let found = stated.first { return found }
    if !bylines.isEmpty { return bylines }
    if !opened.isEmpty { return opened }
    let all = data.authors + data.organisations + metas + marked
    return unique(all.flatMap(AuthorName.split).compactMap { AuthorName.clean($0, isStated: true) })
  }

  /// Whether one of the texts begins with a name.
  private func agrees(_ name: String, _ texts: [String]) -> Bool {
    let name = TitleParts.folded(name)
    return texts.contains { TitleParts.folded($0).starts(with: name) || name.starts(with: TitleParts.folded($0)) }
  }

  /// Whether a name is an organisation's, or the site's own.
  private func isOrganisation(_ name: String) -> Bool {
    let folded = TitleParts.folded(name)
    return AuthorName.isGroup(name) || notNames.contains(folded)
      || !folded.isEmpty && Bytes.find(folded, in: TitleParts.folded(host)) != nil
  }

  /// The page's host: `www.harbour.example`.
  private var host: String {
    let address = head.canonical ?? head.meta("og:url") ?? data.url ?? ""
    let parts = address.split(separator: "/")
    return parts.count > 1 && parts[0].hasSuffix(":") ? String(parts[1]) : ""
  }

  private func hasPeople(_ names: [String]) -> Bool { names.contains(where: AuthorName.looksFull) }

  /// Names in marked elements and in elements made like bylines: the first that are people's, or else the first.
  private func bylines(_ marked: [String], _ view: PageView) -> [String] {
    let anchor = view.headline >= 0 ? view.page.blocks[view.headline].text : 0
    var first = bylined(marked)
    if hasPeople(first) { return first }
    for text in BylineSearch(tree: tree, anchor: anchor).candidates(view).prefix(12) {
      let found = bylined([text])
      if hasPeople(found) { return found }
      if first.isEmpty { first = found }
    }
    return first
  }

  /// The full names in a byline, or else its first name: what follows that is mostly no name.
  private func bylined(_ texts: [String]) -> [String] {
    let all = names(texts, isStated: false)
    let full = all.filter(AuthorName.looksFull)
    return full.isEmpty ? Array(all.prefix(1)) : full
  }

  private func names(_ texts: [String], isStated: Bool) -> [String] {
    unique(texts.flatMap(AuthorName.split).compactMap { accepted($0, isStated: isStated) })
  }

  /// Full names behind `By` in a short block next to the headline.
  private func visible(_ view: PageView) -> [String] {
    guard view.headline >= 0 else { return [] }
    for index in max(0, view.headline - 3)..<min(view.page.blocks.count, view.headline + 6) where index != view.headline
    {
      let block = view.page.blocks[index]
      guard block.count < 120, view.facts[index].digits >= 4 || view.facts[index].phrase == .byline else {
        continue
      }
      guard let text = AuthorName.afterLabel(Plain.text(Array(view.page.bytes[block.range]))),
        !view.isElsewhere(block.inner, than: view.headline)
      else { continue }
      let full = names([text], isStated: false).filter(AuthorName.looksFull)
      if !full.isEmpty { return full }
    }
    return []
  }

  /// Short blocks near the headline, or at the end of the text, that begin like a byline, or follow a label.
  private func openedBlocks(_ view: PageView) -> [String] {
    let blocks = view.page.blocks
    for (index, block) in blocks.enumerated() where view.facts[index].phrase == .byline && block.count < 90 {
      let text = Plain.text(Array(view.page.bytes[block.range]))
      if AuthorName.isLabel(text), index + 1 < blocks.count { return following(index + 1, view) }
      let isNear = view.headline < 0 || abs(index - view.headline) < 12
      guard isNear || view.sums[blocks.count].good == view.sums[index].good || view.facts[index].words >= 4 else {
        continue
      }
      if AuthorName.isOpened(text) { return [text] }
    }
    return []
  }

  /// The block behind a label, with those of its kind that follow at once.
  private func following(_ first: Int, _ view: PageView) -> [String] {
    var texts: [String] = []
    for index in first..<min(first + 8, view.page.blocks.count) where view.groups[index] == view.groups[first] {
      guard view.page.blocks[index].count < 90, index == first + texts.count else { break }
      texts.append(Plain.text(Array(view.page.bytes[view.page.blocks[index].range])))
    }
    return texts
  }

  private static let metaNames = [
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "article:author_name", "twitter:data1", "cxenseparse:author", "autor", "dc.contributor",
    "og:author",
  ]

  private func metas() -> [String] {
    for name in Self.metaNames {
      let found = head.allMetas(name).filter { !$0.contains("://") && !$0.hasPrefix("@") && !$0.hasPrefix("www.") }
      if name == "twitter:data1", !AuthorName.isLabel(head.meta("twitter:label1") ?? "") { continue }
      if found.contains(where: { !AuthorName.split($0).allSatisfy { AuthorName.clean($0, isStated: true) == nil } }) {
        return found
      }
    }
    return []
  }

  /// Elements with `itemprop=author` or `rel=author`, but for those of comments.
  private func marked(_ view: PageView) -> [String] {
    var names: [String] = []
    var first: Int?
    for node in head.marked.prefix(2000) {
      if let first, node > first + 60 { break }
      let property = (tree.value(.itemprop, of: node) ?? tree.value(.property, of: node) ?? "").lowercased()
      let rel = (tree.value(.rel, of: node) ?? "").lowercased()
      guard
        property == "author" || property == "creator" || property == "schema:author"
          || rel.split(separator: " ").contains("author"), !view.isInside(node, ClassWord.comment.bit)
      else { continue }
      let inner = (node..<Int(tree.nodes[node].end)).first { tree.value(.itemprop, of: $0)?.lowercased() == "name" }
      let text = PartedText.lines(of: inner ?? node, in: tree, limit: 400)?.joined(separator: "\n") ?? ""
      if text.isEmpty, let content = inner.flatMap({ tree.value(.content, of: $0) }) { names.append(content) }
      if !text.isEmpty, text.utf8.count < 120 { names.append(text) }
      if !names.isEmpty { first = first ?? node }
      if names.count >= 8 { break }
    }
    return names
  }

  /// A name as it is to be written; nil for what is no name.
  private func accepted(_ raw: String, isStated: Bool) -> String? {
    guard let name = AuthorName.clean(raw, isStated: isStated),
      !notNames.contains(TitleParts.folded(name)) || data.authors.contains(raw)
    else { return nil }
    return name
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return names.filter { seen.insert(TitleParts.folded($0)).inserted }.prefix(12).map { $0 }
  }
}
