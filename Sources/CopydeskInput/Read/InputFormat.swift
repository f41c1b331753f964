public import CopydeskCore

/// A format that inputs come in.
public enum InputFormat: String, Sendable, CaseIterable {
  /// RSS, RDF and Atom.
  case feed
  /// JSON Feed.
  case jsonFeed = "json-feed"
  /// A page of HTML or XHTML.
  case html
  /// One JSON object a line.
  case jsonLines = "json-lines"
  /// Text without markup.
  case plainText = "plain-text"
  /// A web archive.
  case warc
  /// NITF and NewsML-G2.
  case newsXML = "news-xml"

  /// A format, or that it is to be told from the bytes.
  public enum Choice: String, OptionChoice {
    /// Told from the media type where one is known, else from the bytes.
    case auto
    /// As in `InputFormat`.
    case feed
    /// As in `InputFormat`.
    case jsonFeed = "json-feed"
    /// As in `InputFormat`.
    case html
    /// As in `InputFormat`.
    case jsonLines = "json-lines"
    /// As in `InputFormat`.
    case plainText = "plain-text"
    /// As in `InputFormat`.
    case warc
    /// As in `InputFormat`.
    case newsXML = "news-xml"

    /// The format; nil for `auto`.
    var format: InputFormat? { InputFormat(rawValue: rawValue) }
  }
}
