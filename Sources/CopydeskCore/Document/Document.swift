public import CopydeskText

/// One article on its way through a pipeline: what is known of it, its source markup until it is cleaned, then its text
/// with layers of annotation over it.
///
/// `text` is one contiguous run of valid UTF-8; every range of every layer is a half-open range of byte offsets into it.
public struct Document: Sendable {
  /// The given id, a feed's guid, or a hash of source and item.
  public var id: String
  /// Where the document came from.
  public var source: Source
  /// What is known of the article apart from its text.
  public var metadata: Metadata
  /// The markup that `text` is still to be made of; nil once it is made, or where plain text was given.
  public var markup: Markup?
  /// The article's text, UTF-8. Setting it drops every layer and the tokens: layers describe one text.
  public var text: [UInt8] {
    get { storage.text }
    set {
      storage = Storage(text: newValue)
      layers = LayerStore()
    }
  }
  /// What a cleaning stage took out, with its reason.
  public var removed: [Removed] = []
  /// What stages noticed: data, never errors.
  public var findings: [Finding] = []
  /// Members of a JSON Lines input that mean nothing to Copydesk, as bytes of JSON by key; they pass through.
  public var extra: [(key: String, json: [UInt8])] = []
  /// Why a stage dropped the document; nil while it is kept.
  public private(set) var dropped: Dropped?
  /// Steps of reasoning for `explain`; collected only when someone asked for them.
  public var notes: Notes

  private var storage: Storage
  /// The layers, for those who look at all of them.
  package var layers = LayerStore()

  /// A document with nothing but its id, its source and a text.
  public init(id: String, source: Source = Source(), metadata: Metadata = Metadata(), text: [UInt8] = []) {
    self.id = id
    self.source = source
    self.metadata = metadata
    storage = Storage(text: text)
    notes = Notes(isOn: false)
  }

  /// A layer's value; nil when no stage wrote it. Setting nil removes the layer.
  public subscript<L: Layer>(_ layer: L.Type) -> L.Value? {
    get { layers[layer] }
    set { layers[layer] = newValue }
  }

  /// The layers it has, by name.
  public var layerTypes: [any Layer.Type] { layers.all.map { $0.type } }

  /// The text's tokens, read once when first asked for; nil where the document's language has no lexicon.
  public mutating func tokens() -> Tokens? {
    if let made = storage.tokens { return made }
    guard let lexicon = Lexicon.language(metadata.language ?? "") else { return nil }
    let made = Tokens(text, lexicon: lexicon)
    storage.tokens = made
    return made
  }

  /// The slice of the text that a range names. Bytes that a range cuts in the middle become U+FFFD.
  public func string(_ range: TextRange) -> String {
    String(decoding: text[range.start..<range.end], as: UTF8.self)
  }

  /// Takes the document out of the pipeline; it lands in the list of dropped documents with this reason.
  public mutating func drop(stage: String, why: String) { dropped = Dropped(stage: stage, why: why) }

  /// Notes that something was seen.
  public mutating func find(_ stage: String, _ code: String, _ message: String, range: TextRange? = nil) {
    findings.append(Finding(stage: stage, code: code, message: message, range: range))
  }

  /// From here on stages note their steps of reasoning.
  public mutating func startNotes() { notes = Notes(isOn: true) }

  /// Replaces ranges of the text (in order, not overlapping) and moves every layer's ranges along.
  ///
  /// A range inside a replaced stretch shrinks to what is left of it; one that is left empty stays, empty, for its layer to
  /// sort out in `settle`.
  public mutating func edit(_ edits: [TextEdit]) {
    guard !edits.isEmpty else { return }
    let map = EditMap(edits)
    let edited = map.apply(to: storage.text)
    var moved = layers.moved { range in map.move(&range) }
    moved[Blocks.self]?.move(by: map, in: storage.text)
    storage = Storage(text: edited)
    layers = moved
    for index in findings.indices {
      if var range = findings[index].range { map.move(&range); findings[index].range = range }
    }
  }

  private struct Storage: Sendable {
    var text: [UInt8]
    var tokens: Tokens?
  }
}
