public import CopydeskText

/// Someone or something that speaks or is spoken of.
public struct Entity: Sendable, Equatable {
  /// `e1`, `e2`... in order of first mention.
  public var id: String
  /// The fullest name the article gives; for an unnamed one the fullest description.
  public var name: String
  /// What it is.
  public var kind: Kind
  /// Roles and titles as written, in order.
  public var roles: [String] = []
  /// The organisation a person belongs to, as written.
  public var organization: String?
  /// Id of the entity a spokesperson speaks for.
  public var speaksFor: String?
  /// The condition an anonymous source stated, such as `anonymity`.
  public var condition: String?

  /// An entity.
  public init(id: String, name: String, kind: Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }

  /// What an entity is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A named person.
    case person
    /// An institution, company, state or office.
    case organization
    /// Several people: "officials", "residents".
    case group
    /// A person who is not named: "a senior official".
    case anonymous
    /// The publication itself, or another one.
    case publication
  }
}

/// A place where an entity is spoken of.
public struct Mention: Sendable, Equatable {
  /// Where it lies in the text.
  public var range: TextRange
  /// Id of the entity.
  public var entity: String
  /// How it is spoken of.
  public var form: Form

  /// A mention.
  public init(range: TextRange, entity: String, form: Form) {
    self.range = range
    self.entity = entity
    self.form = form
  }

  /// How an entity is spoken of.
  public enum Form: String, Sendable, CaseIterable {
    /// By name, perhaps with title or role.
    case name
    /// By a common noun: "the official".
    case nominal
    /// By a pronoun.
    case pronoun
  }
}

/// Something said, written or announced, and by whom.
public struct Quote: Sendable, Equatable {
  /// `q1`, `q2`... in order of their first byte.
  public var id: String
  /// Stretches of content, in order: no cue, speaker or tag, no leading "that", quotation marks included.
  public var parts: [TextRange]
  /// Stretches inside quotation marks, marks included, in order.
  public var marks: [TextRange]
  /// What was said, without quotation marks and tag.
  public var words: String
  /// How it is quoted.
  public var kind: Kind
  /// Id of the quote it is nested in.
  public var inside: String?
  /// The word or phrase that reports: "said", "according to".
  public var cue: TextRange?
  /// Who said it; nil where nobody can be said.
  public var speaker: Speaker?
  /// Ids of all speakers of a joint statement; empty when there is but one.
  public var speakers: [String] = []
  /// When it was said.
  public var said: Said?
  /// Id of the cluster of the same quote in other documents.
  public var sameAs: String?
  /// From 0 to 1.
  public var confidence: Double
  /// The rule that decided, such as `cue-subject-between`.
  public var why: String

  /// A quote.
  public init(
    id: String, parts: [TextRange], marks: [TextRange], words: String, kind: Kind, confidence: Double, why: String
  ) {
    self.id = id
    self.parts = parts
    self.marks = marks
    self.words = words
    self.kind = kind
    self.confidence = confidence
    self.why = why
  }

  /// From the first part's start to the last one's end.
  public var range: TextRange { TextRange(parts.first?.start ?? 0, parts.last?.end ?? 0) }

  /// How something is quoted.
  public enum Kind: String, Sendable, CaseIterable {
    /// All of it within quotation marks.
    case direct
    /// Some of it within quotation marks.
    case mixed
    /// None of it within quotation marks.
    case indirect
  }

  /// Who said it.
  public struct Speaker: Sendable, Equatable {
    /// The mention the quote leans on.
    public var range: TextRange
    /// Id of the entity.
    public var entity: String
    /// The entity's name.
    public var name: String
    /// The role the article gives it.
    public var role: String?
    /// What the entity is.
    public var kind: Entity.Kind

    /// A speaker.
    public init(range: TextRange, entity: String, name: String, role: String? = nil, kind: Entity.Kind) {
      self.range = range
      self.entity = entity
      self.name = name
      self.role = role
      self.kind = kind
    }
  }

  /// When something was said.
  public struct Said: Sendable, Equatable {
    /// ISO 8601 or TIMEX3 value.
    public var value: String
    /// Index of the temporal expression that says so.
    public var timex: Int?
    /// Whether only the publication day is known.
    public var assumed: Bool

    /// A time of speech.
    public init(value: String, timex: Int? = nil, assumed: Bool) {
      self.value = value
      self.timex = timex
      self.assumed = assumed
    }
  }
}
