public import CopydeskText

/// A paragraph, heading or other block of the text.
public struct Block: Sendable, Equatable {
  /// Where it lies in the text.
  public var range: TextRange
  /// What it is.
  public var kind: Kind
  /// Where it stood in the source markup.
  public var at: SourcePlace

  /// A block.
  public init(range: TextRange, kind: Kind = .paragraph, at: SourcePlace = SourcePlace()) {
    self.range = range
    self.kind = kind
    self.at = at
  }

  /// What a block is.
  public enum Kind: String, Sendable, CaseIterable {
    /// A heading inside the article.
    case heading
    /// A paragraph.
    case paragraph
    /// An item of a list.
    case listItem = "list-item"
    /// A quotation set apart, or an embedded post.
    case blockQuote = "block-quote"
    /// The caption of a picture.
    case caption
    /// A table, its rows by line.
    case table
    /// Text whose line breaks count.
    case preformatted
  }
}

/// The place and date that open a news article.
public struct Dateline: Sendable, Equatable {
  /// From the place to the end of the date, without the dash.
  public var range: TextRange
  /// The place as written.
  public var place: String
  /// The date, ISO 8601, where the dateline names one.
  public var date: String?

  /// A dateline.
  public init(range: TextRange, place: String, date: String? = nil) {
    self.range = range
    self.place = place
    self.date = date
  }
}
