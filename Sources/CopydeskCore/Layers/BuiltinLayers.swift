public import CopydeskText

/// The blocks of the text, in order.
public enum Blocks: Layer {
  /// In order, not overlapping.
  public typealias Value = [Block]
}
/// The dateline.
public enum DatelineLayer: Layer {
  /// The one dateline.
  public typealias Value = Dateline
}
/// The sentences, in order; none crosses a block.
public enum Sentences: Layer {
  /// In order, not overlapping.
  public typealias Value = [TextRange]
}
/// The temporal expressions, in order.
public enum Timexes: Layer {
  /// In order; `alternatives` and anchors are indexes into it.
  public typealias Value = [Timex]
}
/// Those who speak or are spoken of.
public enum Entities: Layer {
  /// In order of first mention.
  public typealias Value = [Entity]
}
/// The places where they are spoken of.
public enum Mentions: Layer {
  /// In order.
  public typealias Value = [Mention]
}
/// What was said.
public enum Quotes: Layer {
  /// In order of first byte.
  public typealias Value = [Quote]
}
/// The document it repeats.
public enum DuplicateLayer: Layer {
  /// The one match.
  public typealias Value = Duplicate
}
