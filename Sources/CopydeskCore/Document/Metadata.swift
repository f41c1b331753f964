public import CopydeskText

/// Where a document's bytes came from.
public struct Source: Sendable, Equatable {
  /// Path or address, as given on the command line.
  public var uri = ""
  /// Position in a feed, archive or JSON Lines file, from 0; nil when the input is one document.
  public var item: Int?
  /// Media type, such as `text/html`.
  public var mediaType: String?
  /// Character encoding by its WHATWG name, such as `windows-1252`.
  public var charset: String?
  /// The feed the item stood in.
  public var feed: Feed?
  /// Time of the fetch as the archive or sidecar states it, ISO 8601.
  public var fetched: String?

  /// An empty source.
  public init() {}

  /// A feed's own description.
  public struct Feed: Sendable, Equatable {
    /// The feed's title.
    public var title: String?
    /// The feed's own page or address.
    public var url: String?
    /// The language it declares.
    public var language: String?

    /// A feed that says nothing of itself.
    public init() {}
  }
}

/// What is known of an article apart from its text.
public struct Metadata: Sendable, Equatable {
  /// The headline, without the site's name.
  public var title: String?
  /// Names of the authors.
  public var authors: [String] = []
  /// Name of the publication.
  public var publisher: String?
  /// Section of the publication.
  public var section: String?
  /// Keywords and categories.
  public var tags: [String] = []
  /// Lead or description that is not part of the text.
  public var summary: String?
  /// BCP 47 tag of the language.
  public var language: String?
  /// Canonical address of the article.
  public var url: String?
  /// Pictures, sound and film that belong to it.
  public var media: [Media] = []
  /// When it was published.
  public var published: Stamp?
  /// When it was last changed.
  public var modified: Stamp?

  /// Metadata that say nothing.
  public init() {}

  /// A date or date-time and where it was read.
  public struct Stamp: Sendable, Equatable {
    /// ISO 8601: a date, or a date-time with or without an offset.
    public var value: String
    /// Where it was read: `option`, `sidecar`, `json-ld`, `feed`, `url`...
    public var from: String

    /// A stamp read from `from`.
    public init(value: String, from: String) {
      self.value = value
      self.from = from
    }
  }

  /// A picture, sound or film.
  public struct Media: Sendable, Equatable {
    /// Its address.
    public var url: String
    /// Its media type.
    public var type: String?
    /// Its length in bytes.
    public var length: Int?

    /// A piece of media.
    public init(url: String, type: String? = nil, length: Int? = nil) {
      self.url = url
      self.type = type
      self.length = length
    }
  }
}

/// Source markup that waits for cleaning.
public struct Markup: Sendable {
  /// The bytes as they came, in the encoding that `charset` or the bytes themselves declare.
  public var bytes: [UInt8]
  /// Media type, such as `text/html`.
  public var mediaType: String
  /// Encoding that the transport declared (HTTP header, sidecar), if any.
  public var charset: String?
  /// Whether it is a fragment (a feed item's content), where all of it is the article's.
  public var isFragment: Bool
  /// Address that relative links in it start from, where that isn't the article's own; absolute.
  public var base: String?

  /// Markup to be cleaned.
  public init(
    bytes: [UInt8], mediaType: String, charset: String? = nil, isFragment: Bool = false, base: String? = nil
  ) {
    self.bytes = bytes
    self.mediaType = mediaType
    self.charset = charset
    self.isFragment = isFragment
    self.base = base
  }
}

/// A place in the source markup.
public struct SourcePlace: Sendable, Equatable {
  /// Path of the element, such as `/html/body/article/p[2]`.
  public var path: String?
  /// Line in the source, from 1.
  public var line: Int?
  /// The bytes that a block's text was made of, in order of the text; only where someone asked for them.
  public var runs: [SourceRun] = []

  /// A place.
  public init(path: String? = nil, line: Int? = nil, runs: [SourceRun] = []) {
    self.path = path
    self.line = line
    self.runs = runs
  }
}

/// A stretch that a cleaning stage took out.
public struct Removed: Sendable, Equatable {
  /// Rule that decided, such as `boilerplate.read-more`.
  public var why: String
  /// What was taken out, perhaps shortened.
  public var text: String
  /// Where it stood.
  public var at: SourcePlace

  /// A removed stretch.
  public init(why: String, text: String, at: SourcePlace = SourcePlace()) {
    self.why = why
    self.text = text
    self.at = at
  }
}

/// Something noticed about a document.
public struct Finding: Sendable, Equatable {
  /// Stage that noticed it.
  public var stage: String
  /// Stable code, such as `no-reference-date`.
  public var code: String
  /// One sentence for people.
  public var message: String
  /// Where in the text, if anywhere.
  public var range: TextRange?

  /// A finding.
  public init(stage: String, code: String, message: String, range: TextRange? = nil) {
    self.stage = stage
    self.code = code
    self.message = message
    self.range = range
  }
}

/// Why a document was taken out of the pipeline.
public struct Dropped: Sendable, Equatable {
  /// Stage that dropped it.
  public var stage: String
  /// Its reason.
  public var why: String
}

/// Steps of reasoning that `explain` prints.
public struct Notes: Sendable {
  /// Whether someone asked for them. Stages check it before they build a note.
  public let isOn: Bool
  /// The notes, in order.
  public private(set) var all: [(stage: String, text: String, range: TextRange?)] = []

  init(isOn: Bool) { self.isOn = isOn }

  /// Adds a note, built only when someone asked for notes.
  public mutating func add(_ stage: String, range: TextRange? = nil, _ text: @autoclosure () -> String) {
    if isOn { all.append((stage, text(), range)) }
  }
}
