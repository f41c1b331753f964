import CopydeskXML

/// Says for people, and for rules, what a dropped block most likely is.
struct DropReason {
  private let view: PageView

  init(_ view: PageView) { self.view = view }

  /// A reason such as `boilerplate.read-more`.
  func why(_ index: Int) -> String {
    if index == view.headline { return "headline" }
    return "boilerplate." + kind(index)
  }

  private func kind(_ index: Int) -> String {
    if let phrase = view.facts[index].phrase { return phrase.rawValue }
    var node = view.page.blocks[index].inner
    for _ in 0..<8 where node > 0 {
      if let name = elementKind(view.tree.nodes[node].element) { return name }
      let bits = view.classBits(node)
      if bits & PageView.hidden != 0 { return "hidden" }
      for (bit, name) in DropReason.telling where bits & bit != 0 { return name }
      node = view.parent(node)
    }
    let block = view.page.blocks[index]
    return block.linked * 2 > block.count ? "links" : "other"
  }

  private func elementKind(_ element: HTMLElement) -> String? {
    switch element {
    case .nav: "navigation"
    case .footer: "footer"
    case .aside: "sidebar"
    case .figcaption: "caption"
    default: nil
    }
  }

  /// Kinds of class words that say what furniture a block is, the most telling first.
  private static let telling: [(bit: UInt32, name: String)] =
    ([
      .comment, .newsletter, .advert, .related, .share, .popup, .byline, .date, .tags, .caption, .navigation, .footer,
      .sidebar, .header,
    ] as [ClassWord]).map { ($0.bit, $0.name) }
}
