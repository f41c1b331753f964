/// What the head of a page says its headline and its description are.
enum ArticleTitles {
  /// All titles together, for their words.
  static func words(_ head: PageHead) -> [UInt8] {
    Array(([head.title ?? "", head.meta("og:title", "twitter:title") ?? ""].joined(separator: " ")).utf8)
  }

  /// The description.
  static func description(_ head: PageHead) -> [UInt8] {
    Array((head.meta("og:description", "description") ?? "").utf8)
  }
}
