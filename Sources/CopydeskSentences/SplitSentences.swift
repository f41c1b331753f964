public import CopydeskCore
import CopydeskText

/// Cuts the text into sentences; none crosses a block.
///
/// Where no stage wrote blocks, blank lines part them, or each newline where a text has no blank line. A document in a language
/// without data is left alone, with a finding.
public struct SplitSentences: DocumentStage {
  /// There is nothing to choose.
  public struct Options: StageOptions {
    /// The defaults.
    public init() {}
  }

  /// What the stage says of itself.
  public static let spec = StageSpec<Options>(
    name: "split-sentences", summary: "Cuts the text into sentences.",
    needs: [Parts.Text.self], uses: [Blocks.self], writes: [Sentences.self],
    examples: [
      Example("⟦Gen. Ames met Dr. Lowe at 9 a.m. on Sunday.⟧ ⟦They spoke for 2.5 hours.⟧"),
      Example("⟦“We will pay,” she said.⟧ ⟦“Not all of it.”⟧ ⟦“When?” Lowe asked.⟧"),
      Example("⟦1. Boil the water⟧ ⟦2. Add salt⟧"),
      Example("⟦A heading without a stop⟧\n\n⟦The text.⟧"),
      Example(" \n "),
    ])

  /// Makes the stage.
  public init(options: Options, environment: StageEnvironment) throws(StageError) {}

  /// Writes the sentences.
  public func process(_ document: inout Document) throws(StageError) {
    document[Sentences.self] = nil
    guard let tokens = document.tokens() else {
      document.find(
        SplitSentences.spec.name, "no-language-data", "There are no sentences for the document's language.")
      return
    }
    let text = document.text
    let blocks = document[Blocks.self].map { $0.flatMap { SplitSentences.ranges(of: $0, in: text) } }
    document[Sentences.self] = SentenceSplitter(text: text, tokens: tokens)
      .sentences(in: blocks ?? PlainBlocks.ranges(of: text))
  }

  /// Of a table and of preformatted text every line stands for itself.
  private static func ranges(of block: Block, in text: [UInt8]) -> [TextRange] {
    switch block.kind {
    case .table, .preformatted: PlainBlocks.lines(of: text, in: block.range)
    default: [block.range]
    }
  }
}
