/// Which encoding bytes are to be read by, and why.
struct CharsetDecision {
  /// The encoding.
  var charset: Charset
  /// What decided.
  var origin: Origin
  /// Bytes of a byte order mark at the start, which are no text.
  var markLength = 0
  /// What was noticed on the way.
  var repairs: [EncodingRepair] = []

  /// What decided about an encoding.
  enum Origin: String {
    case byteOrderMark = "byte order mark"
    case transport, declaration, content
  }

  /// Decides by the first bytes (all of them when `isWhole`), what the transport said, and the kind of file.
  ///
  /// The order is that of the WHATWG: byte order mark, transport, then what the bytes declare; but bytes that are UTF-8
  /// beyond doubt are read as that, and a declaration they contradict is not believed.
  init(head: UnsafeBufferPointer<UInt8>, transport: String?, mediaType: String?, isWhole: Bool) {
    if let mark = DeclaredCharset.byteOrderMark(head), let charset = Charset(label: mark.label) {
      self.init(charset: charset, origin: .byteOrderMark, markLength: mark.length)
      return
    }
    self.init(charset: .utf8, origin: .content)
    if let family = DeclaredCharset.family(head), let charset = Charset(label: family) {
      self.charset = CharsetDecision.refine(charset, by: head)
      origin = .content
      return
    }
    let scan = UTF8Scan(head, isWhole: isWhole)
    let declared = CharsetDecision.declared(head, transport: transport, mediaType: mediaType)
    repairs += declared.unknown.map {
      EncodingRepair("unknown-charset", "The declared encoding \"\($0)\" is not known.")
    }
    choose(among: declared.known, head: head, scan: scan)
  }

  private init(charset: Charset, origin: Origin, markLength: Int = 0) {
    self.charset = charset
    self.origin = origin
    self.markLength = markLength
  }

  private mutating func choose(
    among labels: [(charset: Charset, origin: Origin)], head: UnsafeBufferPointer<UInt8>, scan: UTF8Scan
  ) {
    // Nothing else has such escapes; a label of another kind is a server's default.
    let isJapanese = scan.isASCII && CharsetDetector.hasJapaneseEscapes(head)
    for (charset, origin) in labels
    where CharsetDecision.fits(charset, scan: scan) && (charset.kind == .escape || !isJapanese) {
      self.charset = charset
      self.origin = origin
      noteMismatch(with: labels.first?.charset)
      return
    }
    if !scan.isValid, scan.strays > scan.sequences { charset = CharsetDetector.detect(head) }
    if isJapanese, let japanese = Charset(label: "iso-2022-jp") { charset = japanese }
    noteMismatch(with: labels.first?.charset)
  }

  private mutating func noteMismatch(with first: Charset?) {
    guard let first, first != charset else { return }
    repairs.append(
      EncodingRepair("charset-mismatch", "Declared as \(first.name), but the bytes are \(charset.name)."))
  }

  /// Whether bytes may be in the declared encoding.
  private static func fits(_ charset: Charset, scan: UTF8Scan) -> Bool {
    switch charset.kind {
    case .wide, .ebcdic: false  // `family` would have seen it
    case .escape: scan.isASCII
    case .byte, .multi:
      charset == .utf8 ? scan.strays <= scan.sequences : scan.isASCII || !scan.isValid
    }
  }

  /// A declaration inside bytes of a known family may name a member of it.
  private static func refine(_ family: Charset, by head: UnsafeBufferPointer<UInt8>) -> Charset {
    var decoder = CharsetDecoder(family)
    var start: [UInt8] = []
    decoder.decode(UnsafeBufferPointer(rebasing: head.prefix(512)), isLast: false, into: &start)
    guard let label = start.withUnsafeBufferPointer({ DeclaredCharset.xmlDeclaration($0) }) else { return family }
    guard let charset = Charset(label: label), charset.kind == family.kind else { return family }
    return family.kind == .wide ? family : charset
  }

  private static func declared(
    _ head: UnsafeBufferPointer<UInt8>, transport: String?, mediaType: String?
  ) -> (known: [(charset: Charset, origin: Origin)], unknown: [String]) {
    let kind = mediaType?.lowercased() ?? ""
    let isPlain = kind == "text/plain" || kind.hasSuffix("json") || kind.hasSuffix("jsonl") || kind.hasSuffix("ndjson")
    var labels: [(String?, Origin)] = [(transport, .transport)]
    if !isPlain { labels.append((DeclaredCharset.xmlDeclaration(head), .declaration)) }
    if !isPlain, kind.isEmpty || kind.contains("html") { labels.append((DeclaredCharset.meta(head), .declaration)) }
    var known: [(Charset, Origin)] = []
    var unknown: [String] = []
    for case (let label?, let origin) in labels {
      if let charset = Charset(label: label) { known.append((charset, origin)) } else { unknown.append(label) }
    }
    return (known, unknown)
  }
}
