import CopydeskCore
import CopydeskText

extension StageContract {
  /// Everything that the spec doesn't declare as written is as before; findings and removed stretches only grow.
  func checkOwnership(_ before: Document, _ after: Document, _ found: inout Found) {
    let writes = Set(S.spec.writes.map { $0.name })
    func expect(_ isSame: Bool, _ what: String) {
      if !isSame { found.add(.ownership, "\(what) of \(before.id) changed") }
    }
    expect(before.id == after.id, "the id")
    expect(writes.contains(Parts.Text.name) || before.text == after.text, "the text")
    expect(needsMarkup || writes.contains(Parts.Markup.name) || same(before.markup, after.markup), "the markup")
    expect(needsMarkup || before.source == after.source, "the source")
    for (name, isSame) in metadata(before.metadata, after.metadata) where !writes.contains(name) {
      expect(isSame, "\"\(name)\"")
    }
    expect(after.removed.starts(with: before.removed), "what other stages removed")
    expect(after.findings.map(\.code).starts(with: before.findings.map(\.code)), "other stages' findings")
    expect(before.extra.map(\.key) == after.extra.map(\.key), "\"extra\"")
    for finding in after.findings.dropFirst(before.findings.count) where finding.stage != S.spec.name {
      found.add(.ownership, "a finding says that \"\(finding.stage)\" noticed it")
    }
    if before.text == after.text { checkLayers(before, after, except: writes, &found) }
    if let dropped = after.dropped, dropped.stage != S.spec.name || dropped.why.isEmpty {
      found.add(.ownership, "\(before.id) was dropped without a reason or in another stage's name")
    }
  }

  private func same(_ one: Markup?, _ other: Markup?) -> Bool {
    one?.bytes == other?.bytes && one?.mediaType == other?.mediaType
  }

  /// Metadata by name. A stage that cleans markup may set those that can't be declared.
  private func metadata(_ before: Metadata, _ after: Metadata) -> [(String, Bool)] {
    let declared = [
      (Parts.Title.name, before.title == after.title), (Parts.Authors.name, before.authors == after.authors),
      (Parts.Language.name, before.language == after.language),
      (Parts.Published.name, before.published == after.published), (Parts.URL.name, before.url == after.url),
    ]
    if needsMarkup { return declared }
    return declared + [
      ("publisher", before.publisher == after.publisher), ("section", before.section == after.section),
      ("tags", before.tags == after.tags), ("summary", before.summary == after.summary),
      ("media", before.media == after.media), ("modified", before.modified == after.modified),
    ]
  }

  private func checkLayers(_ before: Document, _ after: Document, except writes: Set<String>, _ found: inout Found) {
    let old = written(before)
    let new = written(after)
    for name in Set(old.keys).union(new.keys).sorted() where !writes.contains(name) && old[name] != new[name] {
      found.add(.ownership, "the layer \"\(name)\" of \(before.id) changed, which \"writes\" doesn't name")
    }
  }

  /// Each layer's JSON, by name.
  func written(_ document: Document) -> [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for layer in document.layers.all {
      var record = RecordWriter(text: document.text, unit: .utf8)
      layer.write(to: &record)
      result[layer.name] = record.json.bytes
    }
    return result
  }

  /// The layers of another document are laid under those that the stage must set: the answer must be the same without them.
  ///
  /// Where the stage sets nothing, nothing is asked of what was there. Parts that it both reads and writes are left alone.
  func checkPoison(_ run: StageRun, _ found: inout Found) {
    let reads = Set((S.spec.needs + S.spec.uses).map { $0.name })
    let owned = Set(S.spec.writes.map { $0.name }).subtracting(reads)
    guard !owned.isEmpty, !S.spec.writes.contains(where: { $0.name == Parts.Text.name }) else { return }
    let texts = S.spec.examples.map { Example($0.marked).text } + [RandomTexts.poison]
    let documents = run.prepared(
      texts.enumerated().map { document(Array($1.utf8), id: "poison-\($0)", published: "2018-01-14") })
    let clean = run(documents)
    guard documents.count == texts.count, case .document(let source)? = clean.last else { return }
    let poisoned = documents.map { document in
      var document = document
      document.layers.take(owned, from: source.layers)
      return document
    }
    for case (.document(let one), .document(let other)) in zip(clean, run(poisoned)) {
      let expected = written(one)
      let actual = written(other)
      for name in owned.sorted() where expected[name] != nil && expected[name] != actual[name] {
        found.add(.poison, "a value that was there stays in \"\(name)\" of \(one.string(TextRange(0, one.text.count)))")
      }
    }
  }
}

extension RandomTexts {
  /// A text in which every built-in stage finds something.
  static let poison = """
    PORT ELDER, Jan 12 - "We will not wait for spring," said Mayor Ann Lee on Friday. Talks resume next month.

    According to the harbour office, two ferries left a day earlier. "They came late," she told reporters.
    """
}
