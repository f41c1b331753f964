import CLibxml2

/// Reads HTML, of any age and however broken, into a flat tree.
///
/// libxml2's parser is one of HTML 4. What it reads otherwise than browsers do is mended before (`HTMLSource`) and during
/// (`HTMLTreeBuilder`) the parse: comments closed at once, `wbr` and other elements without end tag, markup inside
/// `title`, `textarea` and the like, sections inside an open paragraph, Windows characters written as control codes.
public enum HTMLPage {
  /// Parses a page. `source` must be valid UTF-8 (bytes that are not come out as U+FFFD or are left out).
  ///
  /// Never fails: an empty page has a tree with nothing but the document. When a limit is hit, the tree ends there and
  /// `limit` names it.
  public static func parse(_ source: [UInt8], limits: ParseLimits = ParseLimits()) -> NodeTree {
    guard !source.isEmpty, source.count < Int(Int32.max) else { return NodeTree.empty }
    let mended = HTMLSource(source, attributeLimit: limits.attributes)
    Libxml2.start()
    return mended.bytes.withUnsafeBytes { parse($0.bindMemory(to: CChar.self), mended.cuts, limits) }
  }

  private static func parse(
    _ source: UnsafeBufferPointer<CChar>, _ cuts: SourceCuts, _ limits: ParseLimits
  ) -> NodeTree {
    guard let context = htmlCreateMemoryParserCtxt(source.baseAddress, Int32(source.count)) else {
      return NodeTree.empty
    }
    let options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    htmlCtxtUseOptions(context, Int32(options))
    context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
    let builder = UnsafeMutablePointer<HTMLTreeBuilder>.allocate(capacity: 1)
    builder.initialize(to: HTMLTreeBuilder(context: context, sourceCount: source.count, cuts: cuts, limits: limits))
    var handler = HTMLTreeBuilder.handler
    let ownHandler = context.pointee.sax
    withUnsafeMutablePointer(to: &handler) { handler in
      context.pointee.sax = handler
      context.pointee.userData = UnsafeMutableRawPointer(builder)
      htmlParseDocument(context)
      context.pointee.sax = ownHandler
    }
    htmlFreeParserCtxt(context)
    let built = builder.move()
    builder.deallocate()
    return built.finished()
  }
}

extension NodeTree {
  /// A tree with nothing but the document.
  static let empty: NodeTree = {
    var tree = NodeTree()
    tree.nodes.append(Node(element: .document, depth: 0, parent: -1, end: 1, source: 0, lower: 0, upper: 0))
    return tree
  }()
}
