/// A parsed page as flat arrays: one struct per node in document order, all text and attribute values in one buffer.
///
/// Nodes are indexes. The descendants of node `n` are `n + 1 ..< nodes[n].end`, so that every walk is a loop.
public struct NodeTree: Sendable {
  /// The nodes, in document order. The first is the document itself.
  public internal(set) var nodes: [Node] = []
  /// Attributes of all elements, each element's together.
  public internal(set) var attributes: [Attribute] = []
  /// Text and attribute values, UTF-8.
  public internal(set) var bytes: [UInt8] = []
  /// Where stretches of text came from, in order of `text`.
  public internal(set) var pieces: [Piece] = []
  /// The limit that ended the parse early, if one did.
  public internal(set) var limit: ParseLimits.Kind?

  /// An element or a text.
  public struct Node: Sendable {
    /// Its element; `text` for a text.
    public internal(set) var element: HTMLElement
    /// How many elements are around it.
    public internal(set) var depth: UInt16
    /// The node around it; -1 for the document.
    public internal(set) var parent: Int32
    /// The first node behind its descendants.
    public internal(set) var end: Int32
    /// Offset in the source: of the end of an element's start tag, of a text's first byte.
    public internal(set) var source: UInt32
    /// An element's range in `attributes`, a text's range in `bytes`.
    public internal(set) var lower: UInt32
    /// End of that range.
    public internal(set) var upper: UInt32
  }

  /// One attribute of an element.
  public struct Attribute: Sendable {
    /// Its name.
    public internal(set) var name: HTMLAttribute
    /// Its value's range in `bytes`.
    public internal(set) var lower: UInt32
    /// End of that range.
    public internal(set) var upper: UInt32
  }

  /// A stretch of text that lies in the source as one piece.
  public struct Piece: Sendable {
    /// Where it starts in `bytes`.
    public internal(set) var text: UInt32
    /// Where it starts in the source.
    public internal(set) var source: UInt32
  }
}

extension NodeTree {
  /// Range in `bytes` of an attribute's value; nil when the element has none of that name.
  public func attribute(_ name: HTMLAttribute, of node: Int) -> Range<Int>? {
    let element = nodes[node]
    guard element.element != .text else { return nil }
    for index in Int(element.lower)..<Int(element.upper) where attributes[index].name == name {
      return Int(attributes[index].lower)..<Int(attributes[index].upper)
    }
    return nil
  }

  /// An attribute's value; nil when the element has none of that name.
  public func value(_ name: HTMLAttribute, of node: Int) -> String? {
    attribute(name, of: node).map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  /// Name of an element as written, in lower case; of elements unknown to HTML too.
  public func name(of node: Int) -> String {
    let element = nodes[node].element
    return element == .other ? value(.tagName, of: node) ?? "" : element.name
  }

  /// The texts inside a node, put together.
  public func text(of node: Int) -> [UInt8] {
    var result: [UInt8] = []
    for index in node..<Int(nodes[node].end) where nodes[index].element == .text {
      result.append(contentsOf: bytes[Int(nodes[index].lower)..<Int(nodes[index].upper)])
    }
    return result
  }

  /// The nodes directly inside a node, in order.
  public func children(of node: Int) -> Children { Children(tree: self, parent: node) }

  /// The nodes directly inside a node.
  public struct Children: Sequence, IteratorProtocol {
    let tree: NodeTree
    var upcoming: Int
    let end: Int

    init(tree: NodeTree, parent: Int) {
      self.tree = tree
      upcoming = parent + 1
      end = Int(tree.nodes[parent].end)
    }

    /// The next child.
    public mutating func next() -> Int? {
      guard upcoming < end else { return nil }
      defer { upcoming = Int(tree.nodes[upcoming].end) }
      return upcoming
    }
  }
}
