import CopydeskXML

/// A page's blocks with their features, for the script that trains the models (`Scripts/blocks/train.py`).
@_spi(Training) public struct TrainingPage {
  /// Names of the features, in order.
  public static var names: [String] { BlockFeatures.names }
  /// The text of each block.
  public let blocks: [String]
  /// A row of features for each block, one after the other.
  public let rows: [Float]

  /// Reads a page from its bytes.
  public init(_ bytes: [UInt8]) {
    let tree = HTMLPage.parse(Decoding.decode(bytes, mediaType: "text/html").utf8)
    let page = BlockScanner.scan(tree)
    let head = PageHead(tree)
    var features = BlockFeatures(
      PageView(
        tree: tree, page: page, titles: ArticleTitles.words(head), description: ArticleTitles.description(head)))
    blocks = page.blocks.map { String(decoding: page.bytes[$0.range], as: UTF8.self) }
    rows = [Float](unsafeUninitializedCapacity: blocks.count * BlockFeatures.count) { rows, count in
      if let base = rows.baseAddress, !page.blocks.isEmpty {
        features.write(to: base)
        count = page.blocks.count * BlockFeatures.count
      }
    }
  }
}
