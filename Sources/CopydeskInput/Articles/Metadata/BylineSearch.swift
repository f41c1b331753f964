import CopydeskText
import CopydeskXML

/// Finds names in elements that are made like bylines: their class names say so, or they link to a person's page.
struct BylineSearch {
  private static let folders: Set<String> = Set(
    (Resource(named: "any/markup-authors.tsv")?.rows ?? []).filter { $0.count == 2 && $0[0] == "folder" }.map {
      String($0[1])
    })

  let tree: NodeTree
  /// The node that distances are reckoned from: the headline.
  let anchor: Int

  /// Texts that may hold names, the likeliest first.
  func candidates(_ view: inout PageView) -> [String] {
    var found: [(score: Int, text: String)] = []
    var node = 1
    while node < tree.nodes.count {
      let entry = tree.nodes[node]
      defer { node += 1 }
      guard entry.element != .text, entry.upper > entry.lower, entry.element != .meta, entry.element != .link else {
        continue
      }
      guard let strength = strength(node, &view), let text = short(node) else { continue }
      let distance = node >= anchor ? node - anchor : (anchor - node) * 2
      found.append((strength * 100 - min(distance, 900) / 3, text))
      if found.count > 200 { break }
    }
    return found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(
      \.element.text)
  }

  /// How much an element looks like a byline; nil for not at all.
  private func strength(_ node: Int, _ view: inout PageView) -> Int? {
    var strength = 0
    if tree.nodes[node].element == .a, let address = tree.value(.href, of: node) {
      if address.split(separator: "/").dropLast().contains(where: { BylineSearch.folders.contains($0.lowercased()) }) {
        strength += 3
      }
    }
    let bits = view.classBits(node)
    if bits & ClassWord.byline.bit != 0 {
      strength += bits & (ClassWord.share.bit | ClassWord.caption.bit) == 0 ? 2 : 1
    }
    guard strength > 0 else { return nil }
    return isElsewhere(node, &view) ? strength - 2 : strength
  }

  private func isElsewhere(_ node: Int, _ view: inout PageView) -> Bool {
    let elsewhere = ClassWord.comment.bit | ClassWord.related.bit | ClassWord.sidebar.bit | ClassWord.footer.bit
    var node = node
    for _ in 0..<7 where node > 0 {
      switch tree.nodes[node].element {
      case .aside, .footer, .nav: return true
      default: if view.classBits(node) & elsewhere != 0 { return true }
      }
      node = view.parent(node)
    }
    return false
  }

  /// An element's text where it is short enough for a byline.
  private func short(_ node: Int) -> String? {
    let end = Int(tree.nodes[node].end)
    guard end - node < 40 else { return nil }
    var bytes: [UInt8] = []
    for index in node..<end where tree.nodes[index].element == .text {
      bytes.append(contentsOf: tree.bytes[Int(tree.nodes[index].lower)..<Int(tree.nodes[index].upper)])
      if bytes.count > 400 { return nil }
    }
    let text = Plain.text(bytes)
    return text.isEmpty || text.utf8.count > 120 ? nil : text
  }
}
