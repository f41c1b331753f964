import CopydeskCore
import CopydeskText

extension StageContract {
  /// Random, edge and hostile documents: same answer twice, ranges, ownership, reading back.
  func checkTexts(_ run: StageRun, _ found: inout Found) {
    let documents = run.prepared(testDocuments())
    let first = run(documents)
    checkGivenBack(first, documents, &found)
    var sound = true
    for answer in first { sound = check(answer, &found) && sound }
    guard sound else { return }  // a record can't be written of ranges that lie outside the text
    let befores = Dictionary(documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for case .document(let after) in first {
      guard let before = befores[after.id] else { continue }
      checkOwnership(before, after, &found)
      checkRoundTrip(after, &found)
    }
    for (one, other) in zip(first, run(documents)) where !same(one, other) {
      found.add(.determinism, "two runs over the same documents differ: \(brief(one))")
    }
  }

  /// The documents of the check: as text for most stages, as markup for those that clean it.
  func testDocuments() -> [Document] {
    var random = SeededGenerator(seed: seed)
    var texts = RandomTexts.edges + RandomTexts.hostile(scale: 2_000)
    for round in 0..<rounds { texts.append(RandomTexts.newsLike(pieces: 5 + round * 4, using: &random)) }
    let published = ["2018-01-14", "2018-01-14T23:30:00+05:30", nil, "2018", "not a date"]
    var documents = texts.enumerated().map { index, text in
      document(Array(text.utf8), id: "random-\(index)", published: published[index % published.count])
    }
    for index in 0..<rounds {
      let bytes = RandomTexts.bytes(8 << (index % 8), using: &random)
      documents.append(document(bytes, id: "bytes-\(index)", published: nil))
    }
    return documents
  }

  /// Bytes as markup where the stage wants markup; else as text, repaired, for a document's text is valid UTF-8.
  func document(_ bytes: [UInt8], id: String, language: String = "en", published: String?) -> Document {
    if needsMarkup { return .html(bytes, id: id, language: language, published: published) }
    return .plain(String(decoding: bytes, as: UTF8.self), id: id, language: language, published: published)
  }

  var needsMarkup: Bool { S.spec.needs.contains { $0.name == Parts.Markup.name } }

  /// Each document is answered once.
  private func checkGivenBack(_ answers: [StageRun.Answer], _ documents: [Document], _ found: inout Found) {
    if answers.count != documents.count {
      found.add(.documents, "\(documents.count) documents went in and \(answers.count) came out")
    }
    var ids: Set<String> = []
    for case .document(let document) in answers where !ids.insert(document.id).inserted {
      found.add(.documents, "\(document.id) came back twice, or its id was changed")
    }
  }

  /// Whether a record can be written of the answer.
  private func check(_ answer: StageRun.Answer, _ found: inout Found) -> Bool {
    switch answer {
    case .error(let error):
      if error.message.isEmpty || error.code.rawValue.isEmpty { found.add(.errors, "an error says nothing") }
      return true
    case .document(let document):
      let problems = RangeCheck(document).problems(stage: S.spec.name)
      for problem in problems { found.add(problem.rule, problem.message) }
      return !problems.contains { $0.rule == .ranges }
    }
  }

  /// Layers and the rest are read back from the record as they were written.
  private func checkRoundTrip(_ document: Document, _ found: inout Found) {
    let format = RecordFormat(offsets: .codepoint)
    let record = document.record(format)
    do {
      let own = S.spec.writes.compactMap { $0 as? any Layer.Type }.filter { !Document.isBuiltin($0) }
      let json = try JSONDocument(record)
      let read = try Document(record: json.root, layers: Document.builtinLayers + own)
      if read.record(format) != record {
        found.add(.roundTrip, "what is read back from the record of \(document.id) differs from what was written")
      }
    } catch {
      found.add(.roundTrip, "the record of \(document.id) can't be read back: \(error)")
    }
  }

  private func same(_ one: StageRun.Answer, _ other: StageRun.Answer) -> Bool {
    switch (one, other) {
    case (.document(let one), .document(let other)): one.dropped == other.dropped && snapshot(one) == snapshot(other)
    case (.error(let one), .error(let other)): one == other
    default: false
    }
  }

  func snapshot(_ document: Document) -> [UInt8] { document.record(RecordFormat(offsets: .utf8)) }

  private func brief(_ answer: StageRun.Answer) -> String {
    switch answer {
    case .document(let document): document.id
    case .error(let error): error.message
    }
  }
}
