/// What of HTML 5's nesting rules libxml2's HTML 4 parser doesn't know.
enum HTMLNesting {
  /// Elements that end an open paragraph; libxml2 knows those of HTML 4.
  static func closesParagraph(_ element: HTMLElement) -> Bool {
    switch element {
    case .article, .aside, .details, .dialog, .figcaption, .figure, .footer, .header, .hgroup, .main, .nav, .search,
      .section, .summary:
      true
    default: false
    }
  }

  /// Elements without content or end tag that libxml2 takes for containers.
  static func isVoidUnknownToLibxml2(_ element: HTMLElement) -> Bool {
    switch element {
    case .wbr, .source, .embed, .track, .keygen: true
    default: false
    }
  }

  /// Elements inside a line of text.
  static func isFormatting(_ element: HTMLElement) -> Bool {
    switch element {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u, .span: true
    default: false
    }
  }
}
