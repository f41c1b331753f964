import CopydeskCore
import CopydeskText

/// What each stage did to one document, in words.
struct Explanation {
  private var document: Document
  private(set) var text: String
  private var notes = 0
  private var removed = 0
  private var findings = 0
  /// Whether the last stage has listed the page block by block, each kept (`+`) or dropped (`-`).
  private var isPageListed = false

  init(_ document: Document) {
    self.document = document
    let form =
      document.markup.map { "\($0.bytes.count) bytes of \($0.mediaType)" } ?? "\(document.text.count) bytes of text"
    text = "\(document.source.uri)\(document.source.item.map { ", item \($0)" } ?? ""): \(form)\n"
    addNews("read")
  }

  /// Runs a step and tells what it did.
  mutating func take(_ step: Plan.Step, language: String?) async throws(StageError) {
    if document.dropped != nil { return }
    guard step.when?.matches(document) ?? true else {
      text += "\n== \(step.id)\nleft out: its \"when\" doesn't hold\n"
      return
    }
    if document.markup == nil, document.metadata.language == nil { document.metadata.language = language }
    let before = document.text.count
    switch step.stage {
    case .document(let stage): try stage.process(&document)
    case .corpus(let stage): document = try await alone(stage)
    }
    text += "\n== \(step.id)\n"
    if document.text.count != before { text += "text: \(before) → \(document.text.count) bytes\n" }
    addNews(step.id)
    addLayers(step.description.writes)
    if let dropped = document.dropped { text += "dropped: \(dropped.why)\n" }
  }

  /// A corpus stage with nothing but this document.
  private func alone(_ stage: any CorpusStage) async throws(StageError) -> Document {
    let session: any CorpusSession = try stage.begin()
    switch await session.accept([document]).first {
    case .passed(let document): return document
    case .rejected(let error): throw error
    case .held, nil: return try await session.next() ?? document
    }
  }

  /// Notes, removed stretches and findings since the last step.
  private mutating func addNews(_ stage: String) {
    let news = document.notes.all[min(notes, document.notes.all.count)...]
    isPageListed = news.contains { $0.text.hasPrefix("+ ") || $0.text.hasPrefix("- ") }
    for item in document.removed[min(removed, document.removed.count)...] where !isPageListed {
      text += "removed (\(item.why)\(item.at.line.map { ", line \($0)" } ?? "")): \(shortened(item.text, to: 90))\n"
    }
    for note in news {
      let slice = note.range.map { " — \(shortened(document.string($0), to: 60))" } ?? ""
      text += "\(note.text)\(slice)\n"
    }
    for finding in document.findings[min(findings, document.findings.count)...] {
      text += "finding \(finding.code): \(finding.message)\n"
    }
    (removed, notes, findings) = (document.removed.count, document.notes.all.count, document.findings.count)
  }

  private mutating func addLayers(_ parts: [String]) {
    for part in parts {
      switch part {
      case Blocks.name where isPageListed: break
      case Blocks.name:
        for block in document[Blocks.self] ?? [] { text += line(block.kind.rawValue, block.range, block.at.path ?? "") }
      case DatelineLayer.name:
        if let dateline = document[DatelineLayer.self] { text += line("dateline", dateline.range, dateline.date ?? "") }
      case Timexes.name:
        for timex in document[Timexes.self] ?? [] {
          text += line(timex.value, timex.range, "\(timex.why), anchor \(timex.anchor)")
        }
      case Quotes.name: for quote in document[Quotes.self] ?? [] { text += describe(quote) }
      case DuplicateLayer.name:
        if let copy = document[DuplicateLayer.self] {
          text += "\(copy.kind.rawValue) copy of \(copy.of), similarity \(copy.similarity)\n"
        }
      default: break
      }
    }
  }

  private func line(_ what: String, _ range: TextRange, _ why: String) -> String {
    "\(what): \(shortened(document.string(range), to: 80))\(why.isEmpty ? "" : "  [\(why)]")\n"
  }

  private func describe(_ quote: Quote) -> String {
    let who =
      quote.speaker.map { "\($0.name)\($0.role.map { role in ", \(role)" } ?? "") (\($0.kind.rawValue))" }
      ?? "nobody named"
    let when = quote.said.map { ", said \($0.value)\($0.assumed ? " (assumed)" : "")" } ?? ""
    return
      "\(quote.id) \(quote.kind.rawValue), \(who)\(when): \(shortened(quote.words, to: 80))  [\(quote.why), \(quote.confidence)]\n"
  }
}
