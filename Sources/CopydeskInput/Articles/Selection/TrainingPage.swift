import CopydeskXML

/// A page's blocks with their features, for the script that trains the models (`Scripts/blocks/train.py`).
@_spi(Training) public struct TrainingPage {
  /// Names of the features, in order.
  public static var names: [String] { BlockFeatures.names }
  /// The text of each block.
  public let blocks: [String]
  /// A row of features for each block, one after the other.
  public let rows: [Float]
  /// For each block: the number of its group, then first and last block (one behind) of three elements around it.
  public let places: [[Int32]]

  /// Reads a page from its bytes.
  public init(_ bytes: [UInt8]) {
    let tree = HTMLPage.parse(Decoding.decode(bytes, mediaType: "text/html").utf8)
    let page = BlockScanner.scan(tree)
    let head = PageHead(tree)
    let view = PageView(tree: tree, page: page, known: head.words)
    var features = BlockFeatures(view)
    places = page.blocks.indices.map { index in
      [Int32(view.groups[index])]
        + (0..<3).flatMap { level in
          let span = view.page.spans[view.level(level, of: index)]
          return [span.lower, span.upper]
        }
    }
    blocks = page.blocks.map { String(decoding: page.bytes[$0.range], as: UTF8.self) }
    rows = [Float](unsafeUninitializedCapacity: blocks.count * BlockFeatures.count) { rows, count in
      if let base = rows.baseAddress, !page.blocks.isEmpty {
        for index in page.blocks.indices { features.write(index, to: base + index * BlockFeatures.count) }
        count = page.blocks.count * BlockFeatures.count
      }
    }
  }
}
