public import CopydeskCore
import CopydeskText
import CopydeskXML

/// Makes the article's text of its source markup, and reads what the page says of the article.
///
/// A page's text is cut into blocks; each is kept or dropped by a score learned from annotated pages of many languages
/// (`Scripts/blocks`). Of a fragment (a feed item's content) everything for readers is kept. What is known already (from a
/// sidecar, option or feed) wins over what the page says.
public struct CleanMarkup: DocumentStage {
  /// The options.
  public struct Options: StageOptions {
    /// How a doubtful block is decided.
    public var favor = Favor.balanced
    /// Elements open at once.
    public var maxDepth = 1024
    /// Bytes of text and attribute values.
    public var maxText = 100_000_000
    /// Whether each block says of which bytes of its source it was made.
    public var provenance = false
    /// File of site rules; empty for none.
    public var rules = ""
    /// The defaults.
    public init() {}
  }

  /// What the stage says of itself.
  public static let spec = StageSpec<Options>(
    name: "clean-markup", summary: "Makes the article's text of a page's markup, and reads its metadata.",
    needs: [Parts.Markup.self],
    writes: [
      Parts.Text.self, Blocks.self, Parts.Title.self, Parts.Authors.self, Parts.Language.self, Parts.Published.self,
      Parts.URL.self,
    ],
    options: [
      .option("favor", \.favor, "How doubtful blocks are decided: balanced, for precision or for recall."),
      .option("maxDepth", \.maxDepth, 16...10_000, "Elements open at once; the page is read up to there."),
      .option(
        "maxText", \.maxText, 1000...1_000_000_000, "Bytes of text and attributes; the page is read up to there."),
      .option(
        "provenance", \.provenance,
        "Write with each block of which bytes of the source its characters were made (`--provenance`)."),
      .option(
        "rules", \.rules,
        "File of site rules, such as `sites.json`: what to select, to drop and where metadata stand on pages of a site."
      ),
    ])

  private let options: Options
  private let rules: SiteRules?

  /// The site rules' hash: other rules make another stage.
  public var fingerprint: String { rules.map { "rules " + $0.hash } ?? "" }

  /// Makes the stage.
  ///
  /// - Throws: `options` when the file of site rules can't be read, with every mistake in it.
  public init(options: Options, environment: StageEnvironment) throws(StageError) {
    self.options = options
    guard !options.rules.isEmpty else {
      rules = nil
      return
    }
    let path = environment.path(options.rules)
    rules = try SiteRulesFile.load(path)
  }

  /// Replaces the document's markup by text, blocks and metadata.
  public func process(_ document: inout Document) throws(StageError) {
    guard let markup = document.markup else { return }
    document.markup = nil
    let decoded = Decoding.decode(markup.bytes, transport: markup.charset, mediaType: markup.mediaType)
    if document.source.charset == nil { document.source.charset = decoded.charset }
    for repair in decoded.repairs { document.find(Self.spec.name, repair.code, repair.message) }
    var limits = ParseLimits()
    limits.depth = options.maxDepth
    limits.text = options.maxText
    let tree = HTMLPage.parse(decoded.utf8, limits: limits)
    if let limit = tree.limit {
      document.find(
        Self.spec.name, "limit-\(limit.rawValue)",
        "The markup exceeds the limit of \(limit.rawValue); it is read up to there.")
    }
    let known = document.metadata.url
    let rule = rules?.rule(for: document.metadata.url, PageHead(tree).canonical, document.source.uri)
    if let rule { RuleMetadata(rule, in: tree).write(to: &document, stage: Self.spec.name) }
    var article = ArticleWriter(
      tree: tree, source: decoded.utf8, favor: options.favor, site: rule.map { SiteChoice($0, in: tree) },
      map: options.provenance
        ? SourceMap(markup.bytes, transport: markup.charset, mediaType: markup.mediaType) : nil)
    if markup.isFragment { article.takeAll() } else { article.takeArticle() }
    article.write(to: &document)
    let links = PageLinks(tree, base: markup.base ?? known ?? "")
    if markup.isFragment { links.addLeadImage(to: &document.metadata) }
    links.resolve(&document.metadata)
    LanguageCheck.apply(to: &document, stage: Self.spec.name)
  }
}

extension Favor: OptionChoice {}
