import CopydeskText

/// Finds whom a pronoun stands for, among what was mentioned last.
///
/// Each candidate is scored by agreement in gender and number, by how many segments ago it was mentioned, whether it was a
/// subject there, whether it spoke, and how often it was mentioned; in the tradition of Lappin and Leass, "An algorithm for
/// pronominal anaphora resolution" (1994), without a parser.
struct PronounResolver {
  private let builder: EntityBuilder
  private let passage: Passage

  init(_ builder: EntityBuilder) {
    self.builder = builder
    passage = builder.passage
  }

  /// The entity that the pronoun phrase with this index stands for; nil where nobody fits.
  func antecedent(of index: Int) -> Int? {
    let phrase = passage.phrases[index]
    guard let pronoun = builder.words.pronouns[passage.tokens[phrase.head].term] else { return nil }
    if pronoun.isRelative { return relative(index) }
    guard pronoun.person == 3, !pronoun.isIndefinite, !pronoun.isDemonstrative else { return nil }
    let segment = Int(passage.segmentOf[phrase.start])
    var best: (entity: Int, score: Int)?
    for (age, entity) in builder.recent.reversed().enumerated() {
      guard let score = score(entity, pronoun, segment: segment, phrase: phrase, age: age) else {
        continue
      }
      if score > best?.score ?? 0 { best = (entity, score) }
    }
    return best?.entity
  }

  /// "X, who": the phrase before, over what hangs on it ("the head of the agency, who").
  private func relative(_ index: Int) -> Int? {
    let phrase = passage.phrases[index]
    var before = index - 1
    var fallback: Int?
    for _ in 0..<3 {
      guard before >= 0, passage.segmentOf[passage.phrases[before].start] == passage.segmentOf[phrase.start] else {
        break
      }
      let entity = builder.entityOf[before]
      if entity >= 0, builder.entities[Int(entity)].mayBePerson || builder.entities[Int(entity)].kind == .group {
        return Int(entity)
      }
      if entity >= 0, fallback == nil { fallback = Int(entity) }
      before -= 1
    }
    return fallback
  }

  private func score(_ index: Int, _ pronoun: WordTable.Pronoun, segment: Int, phrase: NounPhrase, age: Int)
    -> Int?
  {
    let entity = builder.entities[index]
    // "Nobody", "I": they stand for nobody that "he" could mean.
    guard entity.key != 0 else { return nil }
    let distance = segment - entity.lastSegment
    guard distance >= 0, distance < 25 else { return nil }
    var score = 100 - 12 * min(distance, 6) - 2 * min(age, 10)
    if pronoun.isPlural {
      guard entity.isPlural || entity.kind == .organization || entity.kind == .group else { return nil }
      if entity.isPlural { score += 10 }
    } else if pronoun.isNeuter {
      guard !entity.isPlural,
        entity.kind == .organization || entity.kind == .place || entity.kind == .document || entity.kind == .unknown
      else { return nil }
      if entity.kind == .organization { score += 20 }
      if entity.kind == .unknown || entity.kind == .document { score -= 25 }
    } else {
      guard !entity.isPlural, entity.mayBePerson else { return nil }
      if entity.gender != .unknown, pronoun.gender != .unknown, entity.gender != pronoun.gender { return nil }
      if entity.gender == pronoun.gender { score += 15 }
      if entity.kind == .unknown { score -= 45 }
      if entity.isNamed { score += 14 }
    }
    if entity.lastWasSubject { score += 18 }
    if index == builder.lastSpeaker {
      score += segment - entity.lastSpoke <= 2 ? 34 : 20
    } else if segment - entity.lastSpoke <= 3 {
      score += 10
    }
    return score + min(10, 2 * entity.mentions)
  }
}
