import CopydeskCore
import CopydeskInput

/// The readers that can be fuzzed, by the name of their make target.
enum Reader: String, CaseIterable, Sendable {
  case feed, html, read, warc
  case jsonLines = "json-lines"
  case newsXML = "news-xml"
  case plainText = "plain-text"

  private func stage() throws -> any ReaderStage {
    var options = ReadOptions()
    options.maxDocumentBytes = 1 << 20
    let environment = StageEnvironment()
    return switch self {
    case .feed: try ReadFeed(options: options, environment: environment)
    case .html: try ReadHTML(options: options, environment: environment)
    case .jsonLines: try ReadJSONLines(options: options, environment: environment)
    case .newsXML: try ReadNewsXML(options: options, environment: environment)
    case .plainText: try ReadPlainText(options: options, environment: environment)
    case .read: try Read(options: options, environment: environment)
    case .warc: try ReadWARC(options: options, environment: environment)
    }
  }

  /// Reads the bytes and looks at what comes out: text must be valid, and every block must lie in it.
  func check(_ bytes: [UInt8]) {
    try? stage().read(Input(uri: "fuzz", content: .bytes(bytes))) { item in
      guard case .document(let document) = item else { return }
      precondition(String(validating: document.text, as: UTF8.self) != nil, "the text is not UTF-8")
      for block in document[Blocks.self] ?? [] {
        let range = block.range
        precondition(
          0 <= range.start && range.start <= range.end && range.end <= document.text.count, "a block lies outside")
      }
    }
  }
}
