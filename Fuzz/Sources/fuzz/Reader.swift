import CopydeskCore
import CopydeskInput
import CopydeskText

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

  /// Reads the bytes, cleans what is markup and then the text, typography too, and looks at what comes out: text must be valid,
  /// every block must lie in it, and what is said to stand in the source must stand there.
  func check(_ bytes: [UInt8]) {
    var options = CleanMarkup.Options()
    options.provenance = true
    var repair = CleanText.Options()
    repair.typography = true
    guard let clean = try? CleanMarkup(options: options, environment: StageEnvironment()),
      let cleanText = try? CleanText(options: repair, environment: StageEnvironment())
    else { return }
    try? stage().read(Input(uri: "fuzz", content: .bytes(bytes))) { item in
      guard case .document(var document) = item else { return }
      let source = document.markup
      try clean.process(&document)
      examine(document, source)
      try cleanText.process(&document)
      examine(document, source)
    }
  }

  private func examine(_ document: Document, _ source: Markup?) {
    precondition(String(validating: document.text, as: UTF8.self) != nil, "the text is not UTF-8")
    for block in document[Blocks.self] ?? [] {
      precondition(lies(block.range, in: document.text.count), "a block lies outside")
      for run in block.at.runs {
        precondition(lies(run.text, in: document.text.count), "a run lies outside the text")
        precondition(lies(run.source, in: source?.bytes.count ?? 0), "a run lies outside the source")
      }
    }
  }

  private func lies(_ range: TextRange, in count: Int) -> Bool {
    0 <= range.start && range.start <= range.end && range.end <= count
  }
}
