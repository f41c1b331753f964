import CopydeskText

/// Puts mentions together into entities, in the order of the text.
///
/// Names meet by surname, first name and title; acronyms by their letters or the brackets that introduce them; common
/// nouns ("the minister", "the company") by roles and heads; pronouns by gender, number, recency and place (see
/// `PronounResolver`). Every phrase costs a look-up and a walk over a bounded list of what was mentioned last.
struct EntityBuilder {
  let passage: Passage
  let words: WordTable
  let appositions: Appositions
  /// The phrase that speaks in each report, in the order of the cues.
  let speakers: Set<Int>
  var entities: [EntityDraft] = []
  /// The entity of each phrase, or -1.
  private(set) var entityOf: [Int32]
  /// What was mentioned lately, oldest first; each entity once.
  private(set) var recent: [Int] = []

  /// The entity that spoke last, or -1.
  private(set) var lastSpeaker = -1

  var bySurname: [UInt64: [Int]] = [:]
  private var byGiven: [UInt64: Int] = [:]
  private var byAcronym: [UInt64: Int] = [:]
  var byHead: [UInt64: [Int]] = [:]

  static let memory = 40

  init(_ passage: Passage, words: WordTable, appositions: Appositions, speakers: Set<Int>) {
    self.passage = passage
    self.words = words
    self.appositions = appositions
    self.speakers = speakers
    entityOf = Array(repeating: -1, count: passage.phrases.count)
  }

  mutating func run() {
    var owner = 0
    for index in passage.phrases.indices {
      let phrase = passage.phrases[index]
      while owner < passage.owners.count, passage.owners[owner].start < phrase.end {
        meet(passage.owners[owner], before: index)
        owner += 1
      }
      let entity: Int?
      switch phrase.kind {
      case .person, .organization, .publication, .name, .place: entity = name(index)
      case .role, .source, .group, .institution, .document: entity = nominal(index)
      case .personal, .object, .neuter, .who, .demonstrative, .indefinite:
        entity = PronounResolver(self).antecedent(of: index) ?? unresolved(index)
      case .thing, .time: entity = speakers.contains(index) ? describe(index) : nil
      }
      guard let entity else { continue }
      entityOf[index] = Int32(entity)
      note(entity, phrase: index)
    }
    for index in passage.phrases.indices where entityOf[index] < 0 {
      if let named = appositions.described(by: index) { entityOf[index] = entityOf[named] }
    }
  }

  /// Remembers a mention.
  private mutating func note(_ entity: Int, phrase index: Int) {
    let phrase = passage.phrases[index]
    entities[entity].mentions += 1
    entities[entity].lastSegment = Int(passage.segmentOf[phrase.start])
    entities[entity].lastWasSubject = phrase.precedesVerb
    if speakers.contains(index) {
      entities[entity].lastSpoke = Int(passage.segmentOf[phrase.start])
      lastSpeaker = entity
    }
    if phrase.kind.isPronoun, entities[entity].gender == .unknown, !entities[entity].isPlural {
      entities[entity].gender = words.gender(of: passage.tokens[phrase.head].term)
      if let pronoun = words.pronouns[passage.tokens[phrase.head].term], pronoun.gender != .unknown {
        entities[entity].gender = pronoun.gender
        if entities[entity].kind == .unknown { entities[entity].kind = .person }
      }
    }
    if let place = recent.lastIndex(of: entity) { recent.remove(at: place) }
    recent.append(entity)
    if recent.count > EntityBuilder.memory { recent.removeFirst() }
  }

  /// Notes a name that owns something: known from now on, though it is no mention of its own.
  private mutating func meet(_ owner: NounPhrase, before index: Int) {
    guard owner.kind.isName else { return }
    let name = NameReader(passage, words: words).read(owner)
    if let entity = match(name, owner) {
      if name.count > 1, entities[entity].given == 0, name.key == entities[entity].key {
        extendName(entity, with: name)
      }
      return
    }
    let entity = make(name, phrase: index)
    recent.append(entity)
    entities[entity].lastSegment = Int(passage.segmentOf[owner.start])
    entities[entity].lastWasSubject = false
    if recent.count > EntityBuilder.memory { recent.removeFirst() }
  }

  private mutating func extendName(_ entity: Int, with name: NameReader.Name) {
    entities[entity].given = name.given
    byGiven[name.given] = entity
    if name.range.count > entities[entity].name.count { entities[entity].name = name.range }
    if entities[entity].gender == .unknown { entities[entity].gender = name.gender }
    if entities[entity].kind == .unknown { entities[entity].kind = name.kind }
  }

  // MARK: Names

  private mutating func name(_ index: Int) -> Int? {
    let phrase = passage.phrases[index]
    let name = NameReader(passage, words: words).read(phrase)
    let found = match(name, phrase)
    let entity = found ?? make(name, phrase: index)
    extend(entity, with: name, phrase: index)
    readAcronym(after: phrase, entity)
    return entity
  }

  private func match(_ name: NameReader.Name, _ phrase: NounPhrase) -> Int? {
    if let entity = byAcronym[name.key], name.count == 1 { return entity }
    for entity in (bySurname[name.key] ?? []).suffix(8).reversed() where fits(entities[entity], name) { return entity }
    if name.count == 1, phrase.kind == .person || phrase.kind == .name, let entity = byGiven[name.key],
      entities[entity].kind == .person || entities[entity].kind == .unknown
    {
      return entity
    }
    return nil
  }

  private func fits(_ entity: EntityDraft, _ name: NameReader.Name) -> Bool {
    if name.gender != .unknown, entity.gender != .unknown, name.gender != entity.gender { return false }
    if name.kind == .organization || name.kind == .place, entity.kind == .person {
      return name.count == 1 && name.kind != .place
    }
    if name.kind == .person, entity.kind == .organization { return false }
    if name.count == 1 || entity.given == 0 { return true }
    return entity.given == name.given || isInitial(of: entity, name)
  }

  /// "M. Kurilla" and "Michael Kurilla".
  private func isInitial(of entity: EntityDraft, _ name: NameReader.Name) -> Bool {
    let one = passage.tokens[name.range.lowerBound]
    let other = passage.tokens[entity.name.lowerBound]
    guard one.shape == .initial || other.shape == .initial else { return false }
    return passage.text[Int(one.start)] == passage.text[Int(other.start)]
  }

  private mutating func make(_ name: NameReader.Name, phrase index: Int) -> Int {
    var entity = EntityDraft(name: name.range, isNamed: true, kind: name.kind, key: name.key, first: index)
    entity.given = name.count > 1 ? name.given : 0
    entity.gender = name.gender
    entity.isPlural = passage.phrases[index].isPlural && name.kind != .person
    entities.append(entity)
    bySurname[name.key, default: []].append(entities.count - 1)
    // Family names come first in many countries: "Mr. Lou" is Lou Jiwei.
    if name.count > 1, name.kind == .person || name.kind == .unknown && name.count <= 3 {
      byGiven[name.given] = entities.count - 1
    }
    if let acronym = name.acronym, byAcronym[acronym] == nil { byAcronym[acronym] = entities.count - 1 }
    return entities.count - 1
  }

  /// Takes over what a mention adds: a fuller name, the gender, the role.
  private mutating func extend(_ entity: Int, with name: NameReader.Name, phrase index: Int) {
    if name.count > 1, entities[entity].given == 0, name.key == entities[entity].key {
      entities[entity].given = name.given
      byGiven[name.given] = entity
    }
    if name.range.count > entities[entity].name.count, name.key == entities[entity].key {
      entities[entity].name = name.range
    }
    if entities[entity].gender == .unknown { entities[entity].gender = name.gender }
    if entities[entity].kind == .unknown { entities[entity].kind = name.kind }
    let roles = RoleReader(passage, words: words, appositions: appositions).roles(of: index, name: name.range)
    for role in roles.ranges where entities[entity].roles.count < 6 { add(role, to: entity) }
    if entities[entity].kind == .unknown, !roles.ranges.isEmpty { entities[entity].kind = .person }
    if entities[entity].gender == .unknown { entities[entity].gender = roles.gender }
    if let organization = roles.organization, entities[entity].organization == nil {
      entities[entity].organization = organization
    }
    if let principal = roles.speaksFor, entities[entity].speaksFor == nil { speak(entity, for: principal) }
  }

  /// A role once, however often it is written; its head leads to the entity.
  private mutating func add(_ role: Range<Int>, to entity: Int) {
    let isKnown = entities[entity].roles.contains { known in
      known.count == role.count && zip(known, role).allSatisfy { passage.tokens[$0].hash == passage.tokens[$1].hash }
    }
    if !isKnown { entities[entity].roles.append(role) }
    for token in role where isRoleHead(token) {
      byHead[words.roles.meaning(of: passage.tokens[token]), default: []].append(entity)
    }
  }

  private func isRoleHead(_ index: Int) -> Bool {
    passage.tokens[index].classes.intersects(EntityBuilder.heads)
      || words.roles.isRole(passage.tokens[index], in: passage.text)
  }

  private static let heads = TermClasses(.role, .rank, .anonymousNoun, .kinship, .personNoun)

  mutating func speak(_ entity: Int, for tokens: Range<Int>) {
    let index = Int(passage.phraseAt[tokens.lowerBound])
    if index < passage.phrases.count, passage.phrases[index].start == tokens.lowerBound, entityOf[index] >= 0,
      Int(entityOf[index]) != entity
    {
      entities[entity].speaksFor = Int(entityOf[index])
      return
    }
    let last = passage.tokens[tokens.upperBound - 1]
    if let found = (bySurname[last.hash] ?? byHead[last.hash])?.last, found != entity {
      entities[entity].speaksFor = found
    } else {
      var made = EntityDraft(
        name: tokens, isNamed: passage.tags[tokens.upperBound - 1] == .name, kind: .organization, key: last.hash,
        first: index)
      made.first = max(0, index - 1)
      entities.append(made)
      bySurname[last.hash, default: []].append(entities.count - 1)
      entities[entity].speaksFor = entities.count - 1
    }
  }

  /// "the Inter-Services Public Relations (ISPR)".
  private mutating func readAcronym(after phrase: NounPhrase, _ entity: Int) {
    let open = phrase.end
    guard open + 2 < passage.tokens.count, passage.tags[open] == .bracket, passage.tags[open + 2] == .bracket else {
      return
    }
    let token = passage.tokens[open + 1]
    guard token.shape == .allCaps || token.shape == .mixedCase else { return }
    byAcronym[token.hash] = entity
  }
}
