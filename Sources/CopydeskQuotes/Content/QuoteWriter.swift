import CopydeskCore
import CopydeskText

/// Turns drafts into the values of the quotes layer.
struct QuoteWriter {
  private let reading: Attributor.Reading
  private let entities: EntityWriter
  private let passage: Passage
  private let said: SaidReader

  init(_ reading: Attributor.Reading, entities: EntityWriter, timexes: [Timex], published: String?) {
    said = SaidReader(reading.passage, timexes: timexes, published: published)
    self.reading = reading
    self.entities = entities
    passage = reading.passage
  }

  /// The quotations in order of their first byte.
  func quotes() -> [Quote] {
    var quotes: [Quote] = []
    for draft in reading.drafts {
      let marks = draft.stretches.map { passage.range(passage.stretches[$0].tokens) }
      var quote = Quote(
        id: "q\(quotes.count + 1)", parts: draft.parts.map(passage.range), marks: marks, words: words(draft),
        kind: kind(draft), confidence: Double((draft.confidence * 1000).rounded()) / 1000, why: draft.why)
      if let report = draft.report { quote.cue = cue(reading.reports[report].cue) }
      if let phrase = draft.phrase {
        quote.speaker = speaker(phrase)
        quote.speakers = joint(phrase)
      }
      quote.said = said.said(cue: quote.cue, parts: quote.parts)
      quotes.append(quote)
    }
    Nesting.nest(&quotes)
    return quotes
  }

  /// "A, B and C said": ids of all; none where one speaks alone.
  private func joint(_ phrase: Int) -> [String] {
    var ids: [String] = []
    for speaker in JointSpeakers(passage, appositions: reading.appositions).phrases(with: phrase) {
      if let id = id(speaker), !ids.contains(id) { ids.append(id) }
    }
    return ids.count > 1 ? ids : []
  }

  private func id(_ phrase: Int) -> String? {
    let draft = reading.entityOf[phrase]
    guard draft >= 0, entities.placeOf[Int(draft)] >= 0 else { return nil }
    return entities.entities[entities.placeOf[Int(draft)]].id
  }

  private func cue(_ cue: Cue) -> TextRange {
    passage.range(cue.kind == .preposition ? cue.group : cue.token..<cue.token + 1)
  }

  private func speaker(_ phrase: Int) -> Quote.Speaker? {
    let draft = reading.entityOf[phrase]
    guard draft >= 0, entities.placeOf[Int(draft)] >= 0 else { return nil }
    let entity = entities.entities[entities.placeOf[Int(draft)]]
    return Quote.Speaker(
      range: passage.range(reading.appositions.span(of: phrase, in: passage)), entity: entity.id, name: entity.name,
      role: entity.roles.first, kind: entity.kind)
  }

  /// All words within marks: direct; some: mixed; none: indirect.
  private func kind(_ draft: Draft) -> Quote.Kind {
    let quoted = Set(draft.stretches)
    var inside = false
    var outside = false
    for part in draft.parts {
      for index in part where passage.tokens[index].shape.isWord || passage.tokens[index].shape == .number {
        let stretch = passage.stretchOf[index]
        if stretch >= 0, quoted.contains(Int(stretch)) { inside = true } else { outside = true }
        if inside && outside { return .mixed }
      }
    }
    return inside ? .direct : .indirect
  }

  /// The content without the quotation marks of its quoted stretches; parts joined by a space.
  private func words(_ draft: Draft) -> String {
    let quoted = Set(draft.stretches)
    var bytes: [UInt8] = []
    for part in draft.parts {
      var last = -1
      for index in part {
        let token = passage.tokens[index]
        let stretch = passage.stretchOf[index]
        if stretch >= 0, quoted.contains(Int(stretch)), isMark(index, passage.stretches[Int(stretch)]) {
          continue
        }
        if last >= 0 { bytes.append(contentsOf: gap(last, index)) } else if !bytes.isEmpty { bytes.append(0x20) }
        bytes.append(contentsOf: passage.text[Int(token.start)..<Int(token.end)])
        last = index
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// White space between two tokens as it stands, quotation marks between them left out.
  private func gap(_ last: Int, _ next: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in last + 1...next where !passage.tokens[index].isJoined {
      bytes.append(contentsOf: passage.text[Int(passage.tokens[index - 1].end)..<Int(passage.tokens[index].start)])
    }
    return bytes
  }

  private func isMark(_ index: Int, _ stretch: Stretch) -> Bool {
    index == stretch.open || index == stretch.close && stretch.isClosed
  }
}
