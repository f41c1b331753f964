import CopydeskCore
import CopydeskXML

extension Block.Kind {
  /// What a block is, by the elements around it.
  init(of block: PageBlock, in tree: NodeTree) {
    var node = block.node
    for _ in 0..<6 where node > 0 {
      switch tree.nodes[node].element {
      case .h1, .h2, .h3, .h4, .h5, .h6: self = .heading; return
      case .li, .dd, .dt: self = .listItem; return
      case .blockquote: self = .blockQuote; return
      case .figcaption, .caption: self = .caption; return
      case .td, .th: self = .table; return
      case .pre, .listing, .xmp, .plaintext: self = .preformatted; return
      case .article, .main, .body, .section: self = .paragraph; return
      default: node = Int(tree.nodes[node].parent)
      }
    }
    self = .paragraph
  }
}
