import Testing

@testable import CopydeskXML

@Suite struct `A stream of XML` {
  /// The events in one line: `<a b=c>`, text, `</a>`.
  private func events(_ text: String, chunk: Int) -> String {
    let stream = XMLStream()
    var repair = XMLRepair()
    var line = ""
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: max(1, bytes.count), by: chunk) {
      let end = min(bytes.count, start + chunk)
      var output: [UInt8] = []
      bytes[start..<end].withUnsafeBufferPointer { repair.feed($0, isLast: end == bytes.count, into: &output) }
      stream.parse(output, isLast: end == bytes.count)
      line += describe(stream)
      stream.removeAll()
    }
    #expect(stream.failure == nil)
    return line
  }

  private func describe(_ stream: XMLStream) -> String {
    stream.events.map { event in
      switch event {
      case .start(let name, let attributes, _):
        let values = attributes.map { index -> String in
          let attribute = stream.attributes[index]
          return " \(stream.names[attribute.name].local)="
            + String(decoding: stream.bytes[attribute.value], as: UTF8.self)
        }
        return "<{\(stream.names[name].namespace)}\(stream.names[name].local)\(values.joined())>"
      case .end(let name, _): return "</\(stream.names[name].local)>"
      case .text(let range): return String(decoding: stream.bytes[range], as: UTF8.self)
      }
    }.joined()
  }

  @Test(arguments: [1, 2, 7, 4096])
  func `events are the same for every size of chunk`(chunk: Int) {
    let text = "<r xmlns='u' xmlns:m='v'><m:a b='1 &amp; 2 &amp;#38;'>x &lt; y<![CDATA[<z>]]></m:a><c/></r>"
    #expect(events(text, chunk: chunk) == "<{}_><{u}r><{v}a b=1 & 2 &#38;>x < y<z></a><{u}c></c></r></_>")
  }

  @Test func `an undeclared prefix stays with its name`() {
    let stream = XMLStream()
    stream.parse(Array("<_><media:content url='x'/></_>".utf8), isLast: true)
    #expect(stream.names.contains(XMLStream.Name(namespace: "", prefix: "media", local: "content")))
  }

  @Test func `a text of many megabytes comes in pieces`() {
    let stream = XMLStream()
    var count = 0
    stream.parse(Array("<_>".utf8), isLast: false)
    for _ in 0..<300 {
      stream.parse([UInt8](repeating: 0x78, count: 1 << 16), isLast: false)
      count += stream.bytes.count
      stream.removeAll()
    }
    stream.parse(Array("</_>".utf8), isLast: true)
    #expect(count + stream.bytes.count == 300 << 16)
    #expect(stream.failure == nil)
  }
}
