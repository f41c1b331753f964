import CopydeskCore
import CopydeskText

/// Turns drafts of entities into the layer's values: those who speak, and all people and organisations with a name.
struct EntityWriter {
  /// The entities that are kept, in order of first mention.
  private(set) var entities: [Entity] = []
  /// The place in `entities` of each draft, or -1.
  private(set) var placeOf: [Int]

  private let reading: Attributor.Reading
  private let words: WordTable

  init(_ reading: Attributor.Reading, words: WordTable) {
    self.reading = reading
    self.words = words
    placeOf = Array(repeating: -1, count: reading.entities.count)
    write()
  }

  private mutating func write() {
    var isKept = reading.entities.map {
      $0.isNamed && ($0.kind == .person || $0.kind == .organization || $0.kind == .unknown)
    }
    let joint = JointSpeakers(reading.passage, appositions: reading.appositions)
    for draft in reading.drafts {
      guard let phrase = draft.phrase, reading.entityOf[phrase] >= 0 else { continue }
      for speaker in joint.phrases(with: phrase) where reading.entityOf[speaker] >= 0 {
        let entity = Int(reading.entityOf[speaker])
        isKept[entity] = true
        if let principal = reading.entities[entity].speaksFor { isKept[principal] = true }
      }
    }
    let order = reading.entities.indices.filter { isKept[$0] }.sorted {
      (reading.entities[$0].first, $0) < (reading.entities[$1].first, $1)
    }
    for (place, index) in order.enumerated() { placeOf[index] = place }
    for index in order { entities.append(entity(reading.entities[index])) }
  }

  /// The places where the kept entities are spoken of, in order.
  func mentions() -> [Mention] {
    var mentions: [Mention] = []
    for (index, phrase) in reading.passage.phrases.enumerated() {
      let draft = reading.entityOf[index]
      guard draft >= 0, placeOf[Int(draft)] >= 0 else { continue }
      let form: Mention.Form = phrase.kind.isPronoun ? .pronoun : phrase.kind.isName ? .name : .nominal
      mentions.append(
        Mention(range: reading.passage.range(phrase.tokens), entity: entities[placeOf[Int(draft)]].id, form: form))
    }
    return mentions
  }

  private func entity(_ draft: EntityDraft) -> Entity {
    let place = entities.count
    var entity = Entity(id: "e\(place + 1)", name: string(draft.name), kind: kind(draft))
    entity.roles = draft.roles.map(string)
    entity.organization = draft.organization.map(string)
    if let principal = draft.speaksFor, placeOf[principal] >= 0 { entity.speaksFor = "e\(placeOf[principal] + 1)" }
    if draft.isUnnamedOnCondition { entity.condition = "anonymity" }
    return entity
  }

  private func kind(_ draft: EntityDraft) -> Entity.Kind {
    switch draft.kind {
    case .organization, .place, .document: isPublication(draft) ? .publication : .organization
    case .group: .group
    case .anonymous: .anonymous
    case .person: .person
    case .unknown:
      isPublication(draft)
        ? .publication
        : draft.isPlural ? .group : draft.name.count > 1 || draft.gender != .unknown ? .person : .organization
    }
  }

  private func isPublication(_ draft: EntityDraft) -> Bool {
    guard draft.isNamed else { return false }
    return reading.passage.isPublication(draft.name)
  }

  private func string(_ tokens: Range<Int>) -> String { reading.passage.string(tokens) }
}

extension Passage {
  /// Text that tokens cover, white space of any kind as one space.
  func string(_ tokens: Range<Int>) -> String {
    var bytes: [UInt8] = []
    for index in tokens {
      if index > tokens.lowerBound, !self.tokens[index].isJoined { bytes.append(0x20) }
      bytes.append(contentsOf: text[Int(self.tokens[index].start)..<Int(self.tokens[index].end)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether tokens name a publication: one that the data know, or by the word for a paper at their end.
  func isPublication(_ name: Range<Int>) -> Bool {
    // "The Dunmora Post": the last word says it.
    if name.count > 1, let last = name.last, tokens[last].classes.contains(.publication) { return true }
    let phrase = string(name).lowercased()
    let bare = phrase.hasPrefix("the ") ? String(phrase.dropFirst(4)) : phrase
    return listsPublication(bare) || listsPublication("the " + bare)
  }

  /// Whether the data know a publication by this name, in lower case.
  func listsPublication(_ name: String) -> Bool { lexicon.classes(of: lexicon.find(name)).contains(.publication) }
}
