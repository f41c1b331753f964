import CLibxml2

/// Builds the flat tree from libxml2's events.
///
/// A struct behind an unsafe pointer, which the parser hands back with each event: a class costs a fifth more. libxml2
/// keeps a stack of names; `open` mirrors it, because not every name it drops is announced.
struct HTMLTreeBuilder {
  private let context: UnsafeMutablePointer<xmlParserCtxt>
  private let limits: ParseLimits
  private var cuts: SourceCuts
  var tree = NodeTree()
  /// One entry for each name on libxml2's stack, and the document under them.
  private var open: [Open]
  private var names = PointerNames()
  /// Whether the text of the element being read is kept: not that of scripts other than data, nor of style sheets.
  private var keepsRawText = false
  /// The text node that further text is joined to; -1 for none.
  private var textNode = -1

  /// An element that is not closed yet.
  private struct Open {
    var element: HTMLElement
    /// Its node; -1 for one that was closed by us while libxml2 still holds it open.
    var node: Int32
    /// The node that new children go to.
    var target: Int32
  }

  init(context: UnsafeMutablePointer<xmlParserCtxt>, sourceCount: Int, cuts: SourceCuts, limits: ParseLimits) {
    self.context = context
    self.cuts = cuts
    self.limits = limits
    tree.nodes.reserveCapacity(sourceCount / 32)
    tree.attributes.reserveCapacity(sourceCount / 64)
    tree.bytes.reserveCapacity(sourceCount / 4)
    tree.nodes.append(.init(element: .document, depth: 0, parent: -1, end: 1, source: 0, lower: 0, upper: 0))
    open = [Open(element: .document, node: 0, target: 0)]
    open.reserveCapacity(64)
  }

  /// The tree, after the last event.
  consuming func finished() -> NodeTree {
    close(downTo: 0)
    return tree
  }

  /// Bytes that are read.
  private var position: Int {
    guard let input = context.pointee.input else { return 0 }
    return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  // MARK: Elements

  mutating func start(_ name: UnsafePointer<xmlChar>, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    let depth = Int(context.pointee.nameNr)
    guard depth < limits.depth else { return stop(.depth) }
    guard tree.nodes.count < limits.nodes else { return stop(.nodes) }
    close(downTo: depth - 1)
    let element = names.element(name)
    if HTMLNesting.closesParagraph(element) { closeParagraph() }
    let target = open[open.count - 1].target
    let node = Int32(truncatingIfNeeded: tree.nodes.count)
    let lower = UInt32(truncatingIfNeeded: tree.attributes.count)
    if element == .other { addName(name) }
    if let values { addAttributes(values) }
    tree.nodes.append(
      .init(
        element: element, depth: tree.nodes[Int(target)].depth &+ 1, parent: target, end: node + 1,
        source: UInt32(truncatingIfNeeded: cuts.original(position)), lower: lower,
        upper: UInt32(truncatingIfNeeded: tree.attributes.count)))
    textNode = -1
    if element == .script { keepsRawText = isData(Int(node)) } else if element == .style { keepsRawText = false }
    let isVoid = HTMLNesting.isVoidUnknownToLibxml2(element)
    if isVoid, dropFromParser() { return }
    open.append(Open(element: element, node: isVoid ? -1 : node, target: isVoid ? target : node))
  }

  mutating func end() {
    close(downTo: Int(context.pointee.nameNr) - 1)
  }

  /// Closes elements until `count` are open, the document not counted.
  private mutating func close(downTo count: Int) {
    while open.count - 1 > max(count, 0), let last = open.popLast() {
      if last.node > 0 { tree.nodes[Int(last.node)].end = Int32(truncatingIfNeeded: tree.nodes.count) }
      textNode = -1
    }
    if count <= 0 { tree.nodes[0].end = Int32(truncatingIfNeeded: tree.nodes.count) }
  }

  /// Takes an element without end tag off libxml2's own stack, which would hold it open. One that is written `<wbr/>` is
  /// closed by libxml2 itself.
  private func dropFromParser() -> Bool {
    guard copydesk_xml_has_old_html_parser() != 0, context.pointee.nameNr > 1, let input = context.pointee.input,
      input.pointee.cur.pointee == 0x3E, let stack = context.pointee.nameTab
    else { return false }
    context.pointee.nameNr -= 1
    context.pointee.name = stack[Int(context.pointee.nameNr) - 1]
    return true
  }

  /// A section, article or other block of HTML 5 ends an open paragraph; libxml2 would put it inside.
  private mutating func closeParagraph() {
    var index = open.count - 1
    while index > 0, HTMLNesting.isFormatting(open[index].element) { index -= 1 }
    guard index > 0, open[index].element == .p, open[index].node > 0 else { return }
    let target = open[index - 1].target
    for entry in index..<open.count {
      if open[entry].node > 0 { tree.nodes[Int(open[entry].node)].end = Int32(truncatingIfNeeded: tree.nodes.count) }
      open[entry].node = -1
      open[entry].target = target
    }
    textNode = -1
  }

  // MARK: Attributes

  private mutating func addName(_ name: UnsafePointer<xmlChar>) {
    addAttribute(.tagName, name)
  }

  private mutating func addAttributes(_ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
    var index = 0
    while let name = values[index] {
      if let attribute = names.attribute(name) { addAttribute(attribute, values[index + 1]) }
      index += 2
    }
  }

  private mutating func addAttribute(_ name: HTMLAttribute, _ value: UnsafePointer<xmlChar>?) {
    let lower = UInt32(truncatingIfNeeded: tree.bytes.count)
    if let value { tree.bytes.appendRepaired(UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value)))) }
    tree.attributes.append(.init(name: name, lower: lower, upper: UInt32(truncatingIfNeeded: tree.bytes.count)))
  }

  /// Whether a script holds data (JSON-LD) rather than a program.
  private func isData(_ node: Int) -> Bool {
    guard let type = tree.attribute(.type, of: node) else { return false }
    return tree.bytes[type].count >= 7 && tree.bytes[type].suffix(7).elementsEqual("ld+json".utf8)
  }

  // MARK: Text

  mutating func text(_ start: UnsafePointer<xmlChar>, _ count: Int, isRaw: Bool) {
    guard count > 0, !isRaw || keepsRawText else { return }
    guard tree.bytes.count + count <= limits.text else { return stop(.text) }
    close(downTo: Int(context.pointee.nameNr))
    let parent = open[open.count - 1].target
    let lower = tree.bytes.count
    let source = UInt32(truncatingIfNeeded: cuts.original(max(0, position - count)))
    if textNode < 0 {
      textNode = tree.nodes.count
      tree.nodes.append(
        .init(
          element: .text, depth: tree.nodes[Int(parent)].depth &+ 1, parent: parent,
          end: Int32(truncatingIfNeeded: textNode + 1),
          source: source, lower: UInt32(truncatingIfNeeded: lower), upper: UInt32(truncatingIfNeeded: lower)))
    }
    tree.pieces.append(.init(text: UInt32(truncatingIfNeeded: lower), source: source))
    tree.bytes.appendRepaired(UnsafeBufferPointer(start: start, count: count))
    tree.nodes[textNode].upper = UInt32(truncatingIfNeeded: tree.bytes.count)
  }

  private mutating func stop(_ kind: ParseLimits.Kind) {
    tree.limit = kind
    xmlStopParser(context)
  }
}

extension HTMLTreeBuilder {
  /// The events that are listened to.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.startElement = { builder, name, values in
      guard let builder, let name else { return }
      builder.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.start(name, values)
    }
    handler.endElement = { builder, _ in
      builder?.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.end()
    }
    handler.characters = { builder, start, count in
      guard let start else { return }
      builder?.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.text(start, Int(count), isRaw: false)
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = { builder, start, count in
      guard let start else { return }
      builder?.assumingMemoryBound(to: HTMLTreeBuilder.self).pointee.text(start, Int(count), isRaw: true)
    }
    return handler
  }
}
