public import CopydeskCore
import CopydeskText

/// Takes out of a text what scraping left in it and what is no part of the article: lines such as "Also Read", a doubled
/// headline, promotions at the end of a paragraph, syndication notices, remains of tags, invisible characters.
///
/// Rules are data (`any/clean-text.tsv`). Each stretch that goes is noted in `removed` with its rule, but for single
/// characters; ranges of blocks move along.
public struct CleanText: DocumentStage {
  /// What is cleaned.
  public struct Options: StageOptions {
    /// Invisible and odd characters, remains of tags and escapes.
    public var characters = true
    /// The headline, doubled or not, above the text.
    public var headline = true
    /// Lines that are no part of the article.
    public var boilerplate = true
    /// Promotions at the end of a paragraph.
    public var promotions = true
    /// Paragraphs that stand twice in a row.
    public var doubled = true
    /// Signs as typewriters have them.
    public var typography = false

    /// Everything.
    public init() {}
  }

  /// Describes the stage.
  public static let spec = StageSpec<Options>(
    name: "clean-text",
    summary: "Takes boilerplate lines, promotions, doubled headlines and odd characters out of the text.",
    needs: [Parts.Text.self], uses: [Blocks.self, Parts.Title.self], writes: [Parts.Text.self, Parts.Title.self],
    options: [
      .option("characters", \.characters, "Take out invisible characters and remains of tags and escapes."),
      .option("headline", \.headline, "Move a headline that stands above the text into the title."),
      .option("boilerplate", \.boilerplate, "Take out lines that are no part of the article."),
      .option("promotions", \.promotions, "Take out promotions at the end of a paragraph."),
      .option("doubled", \.doubled, "Take out paragraphs that stand twice in a row."),
      .option(
        "typography", \.typography,
        "Put dashes, ellipses and quotation marks for two hyphens, three points and two accents; one space for several."
      ),
    ])

  private let options: Options
  private let rules = CleanTextRules.shared

  /// Makes the stage; it never fails.
  public init(options: Options, environment: StageEnvironment) throws(StageError) { self.options = options }

  /// Cleans the text.
  public func process(_ document: inout Document) throws(StageError) {
    guard document.markup == nil, !document.text.isEmpty else { return }
    if options.characters { document.edit(CharacterRemains.edits(of: document.text, rules: rules)) }
    let blocks = document[Blocks.self] ?? [Block(range: TextRange(0, document.text.count))]
    var removals: [Int: String] = [:]
    if options.headline { addOpening(&document, blocks, &removals) }
    addLines(document, blocks, &removals)
    take(removals, from: &document, blocks)
    if options.promotions { takePromotions(from: &document) }
    if options.typography { document.edit(Typography.edits(of: document.text, rules: rules)) }
  }

  private func addOpening(_ document: inout Document, _ blocks: [Block], _ removals: inout [Int: String]) {
    let opening = OpeningLines(document, blocks)
    if let title = opening.title { document.metadata.title = title }
    for (block, rule) in opening.removed { removals[block] = rule }
  }

  /// Longer blocks are no boilerplate line, whatever they begin with.
  private static let longestLine = 400
  /// Shorter paragraphs may well stand twice.
  private static let shortestDouble = 40

  private func addLines(_ document: Document, _ blocks: [Block], _ removals: inout [Int: String]) {
    for (index, block) in blocks.enumerated() where removals[index] == nil {
      let slice = document.text[block.range.start..<block.range.end]
      if options.boilerplate, slice.count <= Self.longestLine, let rule = rules.rule(of: foldedWords(slice)) {
        removals[index] = rule
      } else if options.promotions, block.kind == .paragraph, let rule = Promotion.rule(of: slice, rules: rules) {
        removals[index] = rule
      } else if options.doubled, index > 0, slice.count >= Self.shortestDouble,
        document.text[blocks[index - 1].range.start..<blocks[index - 1].range.end] == slice
      {
        removals[index] = "doubled"
      }
    }
  }

  /// Takes whole blocks out, each with the space up to the next one.
  private func take(_ removals: [Int: String], from document: inout Document, _ blocks: [Block]) {
    var edits: [TextEdit] = []
    var kept = 0
    let lastKept = blocks.indices.last { removals[$0] == nil } ?? -1
    for (index, block) in blocks.enumerated() {
      guard let rule = removals[index] else {
        kept = block.range.end
        continue
      }
      document.removed.append(Removed(why: rule, text: document.string(block.range), at: block.at))
      let isLast = index > lastKept
      let start = isLast ? kept : block.range.start
      let end = isLast ? document.text.count : blocks[index + 1].range.start
      if let last = edits.last, last.range.end >= start {
        edits[edits.count - 1].range.end = end
      } else {
        edits.append(TextEdit(TextRange(start, end)))
      }
    }
    document.edit(edits)
  }

  private func takePromotions(from document: inout Document) {
    var edits: [TextEdit] = []
    for block in document[Blocks.self] ?? [] where block.kind == .paragraph {
      guard let found = Promotion.find(in: document.text, block.range, rules: rules) else { continue }
      let words = document.string(found.range)
      document.removed.append(Removed(why: found.rule, text: String(words.drop { $0 == " " }), at: block.at))
      edits.append(TextEdit(found.range))
    }
    document.edit(edits)
  }
}
