public import CopydeskCore

/// Marks documents that repeat an earlier one: the same words, an edited, cut, embedded or grown copy.
///
/// Each document is compared with those before it; a copy says which document it repeats, how, and where the two agree.
/// Forms filled in anew, independent reports of one event and pages that share only notices are no copies. Very short texts
/// never are.
public struct Deduplicate: CorpusStage {
  /// The options.
  public struct Options: StageOptions {
    /// See `spec`.
    public var threshold = 0.6
    /// See `spec`.
    public var policy = DuplicatePolicy.mark
    /// See `spec`.
    public var minimumWords = 20
    /// See `spec`.
    public var collect = false
    /// See `spec`.
    public var removeBoilerplate = false
    /// See `spec`.
    public var index = ""
    /// See `spec`.
    public var window = 0
    /// The defaults.
    public init() {}
  }

  static let name = "deduplicate"

  /// The stage's description.
  public static let spec = StageSpec<Options>(
    name: name, summary: "Marks documents that repeat an earlier one.",
    needs: [Parts.Text.self], uses: [Parts.Published.self, Parts.URL.self, Parts.Authors.self, DatelineLayer.self],
    writes: [DuplicateLayer.self, Parts.Text.self],
    options: [
      .option(
        "threshold", \.threshold, 0.1...1,
        "Share of the smaller text that must stand in the other, boilerplate left out."),
      .option(
        "policy", \.policy,
        "What becomes of copies: they are marked or dropped, or one of them is kept (needs `collect`)."),
      .option("collect", \.collect, "Hold the batch back, on disk if need be, and mark every member of a cluster."),
      .option(
        "removeBoilerplate", \.removeBoilerplate,
        "Take paragraphs that a site repeats from page to page out of the text."),
      .option("minimumWords", \.minimumWords, 5...10_000, "Texts with fewer words never count as copies."),
      .option("index", \.index, "File of an index to go on with, such as `copydesk.sqlite`; empty: this run only."),
      .option("window", \.window, 0...100_000, "Days between the publication of copies at most; 0: any number."),
    ],
    examples: [Example("A text alone repeats nothing.")])

  private let options: Options
  private let environment: StageEnvironment

  /// Makes the stage.
  public init(options: Options, environment: StageEnvironment) throws(StageError) {
    guard options.index.isEmpty || environment.storage != nil else {
      throw StageError(.options, "This program has no store for an index on disk.")
    }
    if !options.collect, options.policy == .keepLongest || options.policy == .keepEarliest {
      throw StageError(.options, "The policy \"\(options.policy.rawValue)\" needs \"collect\": true.")
    }
    self.options = options
    self.environment = environment
  }

  /// Opens the index.
  public func begin() throws(StageError) -> DeduplicateSession { try session(storage()) }

  /// Opens the index as it was at a checkpoint.
  public func begin(after checkpoint: String) throws(StageError) -> DeduplicateSession {
    let storage = try storage()
    try storage.rollBack(to: checkpoint)
    return try session(storage)
  }

  private func session(_ storage: any DocumentStorage) throws(StageError) -> DeduplicateSession {
    var settings = DuplicateIndex.Settings()
    settings.threshold = options.threshold
    settings.minimumWords = options.minimumWords
    settings.window = options.window > 0 ? options.window : nil
    return DeduplicateSession(
      index: try DuplicateIndex(storage: storage, settings: settings), policy: options.policy,
      collects: options.collect, removesParagraphs: options.removeBoilerplate)
  }

  private func storage() throws(StageError) -> any DocumentStorage {
    guard let store = environment.storage else { return try SpillFile() }
    if options.index.isEmpty {
      // On disk only where the run might have to be gone on with; a collected batch can't be.
      guard let folder = environment.workDirectory, !options.collect else { return try SpillFile() }
      return try store.openDocuments(at: "\(folder)/\(environment.stepID).sqlite")
    }
    let path = environment.path(options.index)
    return try store.openDocuments(at: path)
  }
}

/// What becomes of copies.
public enum DuplicatePolicy: String, OptionChoice {
  /// They stay and say what they repeat.
  case mark
  /// They are dropped, the first document of a cluster is kept.
  case drop
  /// The longest of a cluster is kept.
  case keepLongest = "keep-longest"
  /// The one published first is kept.
  case keepEarliest = "keep-earliest"
}
