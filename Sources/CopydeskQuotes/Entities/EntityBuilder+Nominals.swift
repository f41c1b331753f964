import CopydeskText

/// Common nouns and pronouns that name nobody known.
extension EntityBuilder {
  mutating func nominal(_ index: Int) -> Int? {
    let phrase = passage.phrases[index]
    if let named = appositions.described(by: index) {
      // A name before is known; one that follows takes the description along when its turn comes.
      return named < index && entityOf[named] >= 0 ? Int(entityOf[named]) : nil
    }
    if let found = surname(index) ?? known(index) { return found }
    // A role that stands alone matters only where it speaks or may be meant later.
    guard
      speakers.contains(index) || phrase.kind == .source || phrase.kind == .role || phrase.kind == .institution
        || phrase.kind == .group
    else { return nil }
    return describe(index)
  }

  /// "Deacon said": a capital without an article is a surname that has been read before, not a role.
  private func surname(_ index: Int) -> Int? {
    let phrase = passage.phrases[index]
    guard phrase.end - phrase.start == 1, passage.tags[phrase.head] == .name else { return nil }
    return bySurname[passage.tokens[phrase.head].hash]?.last { entities[$0].kind == .person && entities[$0].given != 0 }
  }

  /// "the official", "the minister", "the company": who of the known ones it is.
  private func known(_ index: Int) -> Int? {
    let phrase = passage.phrases[index]
    guard
      phrase.isDefinite || passage.tags[phrase.start] == .noun && phrase.isPlural || passage.tags[phrase.start] == .name
    else { return nil }
    guard !phrase.isIndefinite else { return nil }
    let head = words.roles.meaning(of: passage.tokens[phrase.head])
    let segment = Int(passage.segmentOf[phrase.start])
    for entity in (byHead[head] ?? []).suffix(6).reversed()
    where agrees(entities[entity], phrase, index) && segment - entities[entity].lastSegment < 60 {
      return entity
    }
    if let entity = (bySurname[passage.tokens[phrase.head].hash] ?? []).last, phrase.kind == .institution,
      !phrase.isPlural
    {
      return entity
    }
    return recentByKind(phrase, segment) ?? lastSpeaker(as: phrase, index)
  }

  /// What stands before the head must not contradict: "the US official" is no "Pakistani official".
  private func agrees(_ entity: EntityDraft, _ phrase: NounPhrase, _ index: Int) -> Bool {
    guard entity.isPlural == phrase.isPlural || entity.isNamed && !phrase.isPlural else { return false }
    for token in phrase.start..<phrase.head {
      let classes = passage.tokens[token].classes
      guard classes.intersects(TermClasses(.nationality, .country, .city)) || passage.tags[token] == .name else {
        continue
      }
      let hash = passage.tokens[token].hash
      let isShared =
        entity.name.contains { passage.tokens[$0].hash == hash }
        || entity.roles.contains { $0.contains { passage.tokens[$0].hash == hash } }
      if !isShared { return false }
    }
    return true
  }

  /// "the company" and "the group" stand for the organisation mentioned last, "the woman" for a woman.
  private func recentByKind(_ phrase: NounPhrase, _ segment: Int) -> Int? {
    guard phrase.isDefinite, phrase.end - phrase.start <= 2, !phrase.isPlural else { return nil }
    if phrase.kind == .institution {
      guard words.isAnyInstitution(passage.tokens[phrase.head].term) else { return nil }
      return recent.last {
        entities[$0].kind == .organization && entities[$0].isNamed && segment - entities[$0].lastSegment < 8
      }
    }
    let gender = words.gender(of: passage.tokens[phrase.head].term)
    guard phrase.kind == .role, gender != .unknown else { return nil }
    return recent.last {
      entities[$0].gender == gender && entities[$0].mayBePerson && segment - entities[$0].lastSegment < 6
    }
  }

  /// "the engineer" after Dr Sethna spoke, where nothing has been said of his role; "the Ohio senator" and "the 43-year-old"
  /// after a sentence about one person, whatever the role.
  private func lastSpeaker(as phrase: NounPhrase, _ index: Int) -> Int? {
    guard phrase.kind == .role, phrase.isDefinite, !phrase.isPlural, passage.tags[phrase.start] == .determiner else {
      return nil
    }
    let segment = Int(passage.segmentOf[phrase.start])
    let isEpithet = (phrase.start + 1..<phrase.head).contains {
      passage.tags[$0] == .number || passage.tokens[$0].classes.intersects(TermClasses(.region, .city))
    }
    let found =
      lastSpeaker >= 0 && segment - entities[lastSpeaker].lastSpoke <= 2
      ? lastSpeaker
      : recent.last { isEpithet && entities[$0].lastWasSubject && segment - entities[$0].lastSegment <= 2 }
    guard let found, entities[found].isNamed, entities[found].kind == .person else { return nil }
    let isFirstRole = phrase.end - phrase.start == 2 && entities[found].roles.isEmpty
    guard isEpithet || speakers.contains(index) && isFirstRole else { return nil }
    let gender = words.gender(of: passage.tokens[phrase.head])
    let mayBe = gender == .unknown || entities[found].gender == .unknown || gender == entities[found].gender
    return mayBe ? found : nil
  }

  /// Makes an entity of a description.
  mutating func describe(_ index: Int) -> Int {
    let phrase = passage.phrases[index]
    var entity = EntityDraft(
      name: DescriptionReader(passage).description(of: index), isNamed: false, kind: describedKind(phrase),
      key: words.roles.meaning(of: passage.tokens[phrase.head]), first: index)
    entity.isPlural = phrase.isPlural
    entity.gender = words.gender(of: passage.tokens[phrase.head])
    entities.append(entity)
    let made = entities.count - 1
    byHead[entity.key, default: []].append(made)
    let reader = RoleReader(passage, words: words, appositions: appositions)
    if phrase.kind == .role || phrase.kind == .source, let principal = reader.principal(of: index) {
      speak(made, for: principal)
    }
    return made
  }

  private func describedKind(_ phrase: NounPhrase) -> EntityDraft.Kind {
    switch phrase.kind {
    case .institution: phrase.isPlural ? .group : .organization
    case .document, .thing, .time: .document
    case .group: .group
    default: phrase.isPlural ? .group : .anonymous
    }
  }

  /// A pronoun that speaks and stands for nobody known.
  mutating func unresolved(_ index: Int) -> Int? {
    guard speakers.contains(index) else { return nil }
    let phrase = passage.phrases[index]
    // "one of the sailors"
    let name = phrase.kind == .indefinite ? DescriptionReader(passage).description(of: index) : phrase.tokens
    var entity = EntityDraft(
      name: name, isNamed: false, kind: phrase.isPlural ? .group : .anonymous, key: 0, first: index)
    entity.isPlural = phrase.isPlural
    entities.append(entity)
    return entities.count - 1
  }
}
