import CopydeskCore
import CopydeskText
import CopydeskXML

/// Makes the addresses that a page or fragment gave absolute: by its `base` element, by the base that its feed states, or by
/// its own address.
struct PageLinks {
  private let tree: NodeTree
  private let base: String

  /// - Parameter base: what is known before the page's own `base` element is looked at; empty for nothing.
  init(_ tree: NodeTree, base: String) {
    self.tree = tree
    self.base = PageLinks.statedBase(tree).map { URIReference.resolve($0, base: base) } ?? base
  }

  /// The first `base` element that has an address.
  private static func statedBase(_ tree: NodeTree) -> String? {
    for node in tree.nodes.indices where tree.nodes[node].element == .base {
      if let address = tree.value(.href, of: node), !address.isEmpty { return address }
    }
    return nil
  }

  /// Resolves the document's own address and those of its media.
  func resolve(_ metadata: inout Metadata) {
    metadata.url = metadata.url.map { URIReference.resolve($0, base: base) }
    for index in metadata.media.indices {
      metadata.media[index].url = URIReference.resolve(metadata.media[index].url, base: base)
    }
  }

  // MARK: Lead image

  /// Pictures said to be smaller on one side are signs and counters, not pictures of the story.
  private static let smallest = 100

  /// The first picture of a fragment, unless its feed has named one.
  func addLeadImage(to metadata: inout Metadata) {
    guard !metadata.media.contains(where: isPicture) else { return }
    for node in tree.nodes.indices where tree.nodes[node].element == .img {
      guard let address = address(of: node), !isSmall(node), !isCounter(address) else { continue }
      metadata.media.append(.init(url: URIReference.resolve(address, base: base)))
      return
    }
  }

  private func isPicture(_ piece: Metadata.Media) -> Bool {
    guard let type = piece.type else { return true }
    return type.hasPrefix("image/")
  }

  private func address(of node: Int) -> String? {
    // Where pictures are loaded late, `src` holds a blank one.
    for name in [HTMLAttribute.dataSrc, .src] {
      if let value = tree.value(name, of: node), !value.isEmpty, !value.lowercased().hasPrefix("data:") { return value }
    }
    return nil
  }

  private func isCounter(_ address: String) -> Bool {
    let bytes = Array(address.lowercased().utf8)
    return PageLinks.counters.contains { Bytes.find($0, in: bytes) != nil }
  }

  private static let counters = (Resource(named: "any/counting-pictures.tsv")?.rows ?? []).map { Array($0[0].utf8) }

  private func isSmall(_ node: Int) -> Bool {
    [HTMLAttribute.width, .height].contains { name in
      guard let value = tree.value(name, of: node), let size = Int(value.prefix { $0.isNumber }) else { return false }
      return size < PageLinks.smallest
    }
  }
}
