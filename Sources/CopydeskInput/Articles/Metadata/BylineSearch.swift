import CopydeskText
import CopydeskXML

/// Finds names in elements that are made like bylines: their class names say so, or they link to a person's page.
struct BylineSearch {
  let tree: NodeTree
  /// The node that distances are reckoned from: the headline.
  let anchor: Int

  private struct Candidate {
    var node: Int
    var strength: Int
    var score: Int
    var lines: [String]
  }

  /// Texts that may hold names, the likeliest first, a name a line.
  func candidates(_ view: PageView) -> [String] {
    var found: [Candidate] = []
    for node in 1..<max(1, tree.nodes.count) {
      let entry = tree.nodes[node]
      guard entry.element != .text, entry.upper > entry.lower, entry.element != .meta, entry.element != .link else {
        continue
      }
      guard let strength = strength(node, view), let lines = lines(node) else { continue }
      let distance = node >= anchor ? node - anchor : (anchor - node) * 2
      let score = strength * 100 - min(distance, 900) / 3
      found.append(Candidate(node: node, strength: strength, score: score, lines: lines))
      if found.count > 200 { break }
    }
    let ranked = found.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
    return ranked.map { joined($0.element, with: found) }
  }

  /// A candidate with its neighbours of the same kind: several authors in one line, each a link of its own.
  private func joined(_ candidate: Candidate, with all: [Candidate]) -> String {
    guard tree.nodes[candidate.node].element == .a else { return candidate.lines.joined(separator: "\n") }
    let parent = tree.nodes[candidate.node].parent
    return all.filter {
      tree.nodes[$0.node].parent == parent && tree.nodes[$0.node].element == .a && $0.strength == candidate.strength
    }.flatMap(\.lines).joined(separator: "\n")
  }

  /// How much an element looks like a byline; nil for not at all.
  private func strength(_ node: Int, _ view: PageView) -> Int? {
    var strength = 0
    if tree.nodes[node].element == .a, let address = tree.attribute(.href, of: node), hasFolder(address) {
      strength += 3
    }
    let bits = view.classBits(node)
    if bits & ClassWord.byline.bit != 0 {
      strength += bits & (ClassWord.share.bit | ClassWord.caption.bit) == 0 ? 2 : 1
    }
    guard strength > 0, !view.isInside(node, ClassWord.comment.bit) else { return nil }
    return view.isElsewhere(node, than: view.headline) ? strength - 2 : strength
  }

  /// Whether an address lies in a folder of people.
  private func hasFolder(_ address: Range<Int>) -> Bool {
    var hash = FNV1a.offsetBasis
    return tree.bytes.withUnsafeBufferPointer { bytes in
      for index in address {
        let byte = bytes[index]
        if byte == 0x2F {
          if AuthorWords.isFolder(hash) { return true }
          hash = FNV1a.offsetBasis
        } else {
          hash = FNV1a.add(byte &- 0x41 < 26 ? byte | 0x20 : byte, to: hash)
        }
      }
      return false
    }
  }

  /// An element's lines where it is short enough for a byline; those of the element around an icon.
  private func lines(_ node: Int) -> [String]? {
    var node = node
    if Int(tree.nodes[node].end) == node + 1, tree.nodes[node].element == .i || tree.nodes[node].element == .span {
      node = Int(tree.nodes[node].parent)
    }
    guard Int(tree.nodes[node].end) - node < 40, let lines = PartedText.lines(of: node, in: tree, limit: 400) else {
      return nil
    }
    let size = lines.reduce(0) { $0 + $1.utf8.count }
    return size == 0 || size > 120 ? nil : lines
  }
}
