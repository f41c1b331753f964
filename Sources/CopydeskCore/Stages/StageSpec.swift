public import CopydeskText

/// What a stage says of itself: the one source of its listing, its schema, its reference page and its example tests.
public struct StageSpec<Options: StageOptions>: Sendable {
  /// The name in `pipeline.json`: an order in lower case, verb first (`resolve-dates`); strangers prefix theirs (`acme.score-tone`).
  public let name: String
  /// One line.
  public let summary: String
  /// Parts without which it cannot run.
  public let needs: [any DocumentPart.Type]
  /// Parts that it uses where they are.
  public let uses: [any DocumentPart.Type]
  /// Parts that it writes.
  public let writes: [any DocumentPart.Type]
  /// Its options.
  public let options: [OptionSpec<Options>]
  /// Texts with what must come out, run as tests.
  public let examples: [Example]
  /// Names it had before.
  public let aliases: [String]

  /// A description.
  public init(
    name: String, summary: String, needs: [any DocumentPart.Type] = [], uses: [any DocumentPart.Type] = [],
    writes: [any DocumentPart.Type] = [], options: [OptionSpec<Options>] = [], examples: [Example] = [],
    aliases: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.needs = needs
    self.uses = uses
    self.writes = writes
    self.options = options
    self.examples = examples
    self.aliases = aliases
  }
}

/// A text with what a stage must make of it: `⟦` and `⟧` enclose exactly the ranges of the first layer that the stage writes.
///
/// A text without marks is a negative example: the layer must stay empty.
public struct Example: Sendable, Equatable {
  /// The text with its marks.
  public let marked: String
  /// Options as JSON.
  public let options: String
  /// The publication date.
  public let published: String?
  /// The language.
  public let language: String

  /// An example.
  public init(_ marked: String, options: String = "{}", published: String? = nil, language: String = "en") {
    self.marked = marked
    self.options = options
    self.published = published
    self.language = language
  }

  /// The text without its marks.
  public var text: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }

  /// The marked ranges, in UTF-8 offsets of `text`, in order of their ends.
  public var ranges: [TextRange] {
    var open: [Int] = []
    var found: [TextRange] = []
    var offset = 0
    for character in marked.unicodeScalars {
      switch character {
      case "⟦": open.append(offset)
      case "⟧": if let start = open.popLast() { found.append(TextRange(start, offset)) }
      default: offset += UTF8.width(character)
      }
    }
    return found.sorted()
  }
}

/// What a stage is handed besides its options.
public struct StageEnvironment: Sendable {
  /// Folder that relative paths in options start from: the pipeline file's.
  public var baseDirectory: String
  /// The pipeline's language, where nothing else says one.
  public var language: String?
  /// Opens indexes on disk; nil where the program has no store.
  public var storage: (any StorageProvider)?
  /// Folder in which stages may keep what a run needs to be gone on with after it was broken off, in files that begin with the
  /// step's id; nil where runs are not resumed. It is emptied when a run begins and removed when it is finished.
  public var workDirectory: String?
  /// The id of the step that a stage is made for; empty outside a plan.
  public var stepID = ""

  /// An environment.
  public init(
    baseDirectory: String = ".", language: String? = nil, storage: (any StorageProvider)? = nil,
    workDirectory: String? = nil
  ) {
    self.baseDirectory = baseDirectory
    self.language = language
    self.storage = storage
    self.workDirectory = workDirectory
  }

  /// The path of a file that an option names: relative ones start from `baseDirectory`.
  public func path(_ name: String) -> String { name.hasPrefix("/") ? name : baseDirectory + "/" + name }
}
