import CopydeskCore

/// One input being read: what is known of it, the options, and what its documents have in common.
final class Reading {
  /// The input.
  let input: Input
  /// The reader's options.
  let options: ReadOptions
  /// Name of the stage, for findings and rejections.
  let stage: String
  /// The input's position in an archive, when it lies in one; its documents carry that one.
  let archived: Int?
  /// Gives ids.
  var ids = IDMaker()

  init(_ input: Input, options: ReadOptions, stage: String, archived: Int? = nil) {
    self.input = input
    self.options = options
    self.stage = stage
    self.archived = archived
  }

  /// The base address of relative links: what is known, or the input's own where that is one.
  var baseAddress: String { input.known.url ?? (input.uri.contains("://") ? input.uri : "") }

  /// Where item `item` of the input stands; nil for an input that is one document.
  func source(item: Int?, mediaType: String?, charset: String? = nil) -> Source {
    var source = Source()
    source.uri = input.uri
    source.item = archived ?? item
    source.mediaType = mediaType
    source.charset = charset
    source.fetched = input.known.fetched
    return source
  }

  /// The id of a document that brings none.
  func madeID(item: Int?) -> String {
    guard let archived else { return IDMaker.made(uri: input.uri, item: item) }
    return IDMaker.made(uri: input.uri, item: archived, part: item.map { $0 + 1 } ?? 0)
  }

  /// A rejection of one item, or of the input.
  func rejection(_ error: StageError, item: Int? = nil, id: String? = nil) -> Item {
    .rejection(
      Rejection(source: source(item: item, mediaType: input.known.mediaType), id: id, stage: stage, error: error))
  }

  /// Lets what is known of the input win over what a document that is all of it says.
  func applyKnown(to document: inout Document) {
    let known = input.known
    document.metadata.title = known.title ?? document.metadata.title
    document.metadata.url = known.url ?? document.metadata.url
    document.metadata.published = known.published ?? document.metadata.published
    document.metadata.language = known.language ?? document.metadata.language
  }

  /// Lets what is known of the input fill what one of its many documents doesn't say.
  func completeByKnown(_ document: inout Document) {
    document.metadata.published = document.metadata.published ?? input.known.published
    document.metadata.language = document.metadata.language ?? input.known.language
  }

  /// Turns repairs into findings.
  func add(_ repairs: [EncodingRepair], to document: inout Document) {
    for repair in repairs { document.find(stage, repair.code, repair.message) }
  }
}
