import CLibxml2

/// Takes libxml2's events. A struct behind an unsafe pointer, which the parser hands back with each event.
struct XMLSink {
  var events: [XMLStream.Event] = []
  var attributes: [XMLStream.Attribute] = []
  var bytes: [UInt8] = []
  var names: [XMLStream.Name] = []
  var context: UnsafeMutablePointer<xmlParserCtxt>?
  /// libxml2 keeps each name and address once, so that addresses in memory tell names apart.
  private var numbers: [Key: Int] = [:]

  private struct Key: Hashable {
    var local: UInt
    var prefix: UInt
    var namespace: UInt
  }

  private var offset: Int {
    guard let input = context?.pointee.input else { return 0 }
    return Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base)
  }

  private mutating func name(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
  ) -> Int {
    let key = Key(
      local: UInt(bitPattern: local), prefix: UInt(bitPattern: prefix), namespace: UInt(bitPattern: namespace))
    if let known = numbers[key] { return known }
    func text(_ pointer: UnsafePointer<xmlChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
    names.append(.init(namespace: text(namespace), prefix: text(prefix), local: text(local)))
    numbers[key] = names.count - 1
    return names.count - 1
  }

  mutating func start(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?,
    _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    let first = attributes.count
    for index in 0..<max(0, count) {
      guard let values, let local = values[index * 5], let start = values[index * 5 + 3],
        let end = values[index * 5 + 4]
      else {
        continue
      }
      let lower = bytes.count
      appendValue(UnsafeBufferPointer(start: start, count: max(0, end - start)))
      attributes.append(
        .init(name: name(local, values[index * 5 + 1], values[index * 5 + 2]), value: lower..<bytes.count))
    }
    events.append(.start(name: name(local, prefix, namespace), attributes: first..<attributes.count, offset: offset))
  }

  /// libxml2 leaves every ampersand of a value as `&#38;`, so that references in it can still be told apart; there are none.
  private mutating func appendValue(_ value: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < value.count {
      bytes.append(value[index])
      let isAmpersand = value[index] == 0x26 && value[index...].prefix(5).elementsEqual("&#38;".utf8)
      index += isAmpersand ? 5 : 1
    }
  }

  mutating func end(
    _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
  ) {
    events.append(.end(name: name(local, prefix, namespace), offset: offset))
  }

  mutating func text(_ start: UnsafePointer<xmlChar>, _ count: Int) {
    guard count > 0 else { return }
    let lower = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(start: start, count: count))
    if case .text(let range)? = events.last, range.upperBound == lower {
      events[events.count - 1] = .text(range.lowerBound..<bytes.count)
    } else {
      events.append(.text(lower..<bytes.count))
    }
  }

  /// The events that are listened to. No entity is known but XML's own five.
  static var handler: xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = XML_SAX2_MAGIC
    handler.startElementNs = { sink, local, prefix, namespace, _, _, count, _, values in
      guard let sink, let local else { return }
      sink.assumingMemoryBound(to: XMLSink.self).pointee.start(local, prefix, namespace, values, Int(count))
    }
    handler.endElementNs = { sink, local, prefix, namespace in
      guard let sink, let local else { return }
      sink.assumingMemoryBound(to: XMLSink.self).pointee.end(local, prefix, namespace)
    }
    handler.characters = { sink, start, count in
      guard let sink, let start else { return }
      sink.assumingMemoryBound(to: XMLSink.self).pointee.text(start, Int(count))
    }
    handler.ignorableWhitespace = handler.characters
    handler.cdataBlock = handler.characters
    return handler
  }
}
