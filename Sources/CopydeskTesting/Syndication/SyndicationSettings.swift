/// How a corpus of syndicated stories is made. The defaults are middling; a test of robustness changes them.
public struct SyndicationSettings: Sendable {
  /// Equal seeds give equal corpora.
  public var seed: UInt64 = 1
  /// Documents in all.
  public var documents = 2_000
  /// Share of the documents that belong to stories with copies.
  public var copied = 0.5
  /// Size of the largest cluster, as a share of all documents.
  public var largest = 0.02
  /// Words of a story.
  public var storyWords = 120...900
  /// Words of the notices that a site puts around its pages.
  public var noticeWords = 20...110
  /// Words of a background passage that unrelated stories share.
  public var backgroundWords = 50...120
  /// Share of the words that a light edit changes.
  public var lightEdit = 0.06
  /// Share of the words that a rewrite changes.
  public var rewrite = 0.2
  /// Number of sites.
  public var sites = 60

  /// The defaults.
  public init() {}
}

/// One document of such a corpus, with what is to be found out about it.
public struct SyndicatedDocument: Sendable {
  /// Its id.
  public var id: String
  /// Its address.
  public var url: String
  /// Its text.
  public var text: [UInt8]
  /// Documents of one cluster are copies of one story.
  public var cluster: Int
  /// What was done to the story.
  public var edit: SyndicationEdit
}

/// What is done to a story on its way to a site; or why a document resembles others without being a copy.
public enum SyndicationEdit: String, Sendable, CaseIterable {
  /// The same text.
  case exact
  /// Other quotation marks, spaces and case.
  case format
  /// The site's notices around it.
  case notices
  /// A few words changed.
  case light
  /// Many words changed, sentences left out.
  case rewrite
  /// Another beginning.
  case relede
  /// Cut to more than half, about a third, a few sentences.
  case cutLong, cutMiddle, cutShort
  /// Paragraphs in another order.
  case reorder
  /// Inside a longer piece.
  case embed
  /// Grown: a new beginning, new paragraphs.
  case update
  /// The story itself.
  case original
  /// No copy: a form filled in with other figures.
  case form
  /// No copy: a story that has a background passage in common with others.
  case background
  /// No copy: a short story under long notices.
  case short
  /// No copy: beginnings of several stories.
  case roundup
  /// No copy and nothing in common with anything.
  case single
}
