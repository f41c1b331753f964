import CopydeskXML

/// The content of an element as it is read: text, or markup that is written out again.
struct FeedCapture {
  /// What the content is.
  enum Form: Equatable {
    /// Text; whether it is HTML in disguise must be looked for.
    case unknown
    /// Text that means itself.
    case text
    /// HTML, escaped or written out.
    case html
  }

  /// What the element says.
  let field: FeedField
  /// How many elements were open when it started.
  let depth: Int
  /// What its attributes say, by canonical name.
  let attributes: [String: String]
  /// Base address and language that hold inside.
  var base: String
  var language: String?
  /// The text or markup so far.
  private(set) var bytes: [UInt8] = []
  /// Whether it grew past the limit; the rest is not kept.
  private(set) var isTooLong = false
  private(set) var form: Form
  /// Whether children are written as markup in which text must be escaped.
  private let isInline: Bool
  private let isBase64: Bool
  private let limit: Int

  init(_ field: FeedField, depth: Int, attributes: [String: String], base: String, language: String?, limit: Int) {
    self.field = field
    self.depth = depth
    self.attributes = attributes
    self.base = base
    self.language = language
    self.limit = limit
    let type = attributes["type"]?.lowercased() ?? ""
    let mode = attributes["mode"]?.lowercased() ?? ""
    isInline = type == "xhtml" || mode == "xml" || mode != "escaped" && type.contains("xhtml+xml")
    // Atom has content of any other type in base64.
    isBase64 =
      mode == "base64" || mode.isEmpty && type.contains("/") && !type.hasPrefix("text/") && !type.contains("xml")
    switch type {
    case "text", "text/plain", "plain": form = mode == "xml" ? .html : .text
    case "html", "text/html", "xhtml": form = .html
    case let type where type.contains("xml"): form = .html
    default: form = .unknown
    }
  }

  mutating func add(_ text: ArraySlice<UInt8>) {
    guard fits(text.count) else { return }
    if isInline { escape(text) } else { bytes += text }
  }

  /// Whether anything but white space was found.
  var isBlank: Bool { bytes.allSatisfy(ByteScan.isSpace) }

  mutating func open(_ name: XMLStream.Name, _ attributes: [(String, ArraySlice<UInt8>)]) {
    if form == .unknown || form == .text { form = .html }
    guard fits(name.local.utf8.count + 2) else { return }
    bytes.append(0x3C)
    bytes += name.local.utf8
    for (key, value) in attributes where fits(value.count + key.utf8.count) {
      bytes.append(0x20)
      bytes += key.utf8
      bytes += "=\"".utf8
      escape(value)
      bytes.append(0x22)
    }
    bytes.append(0x3E)
  }

  mutating func close(_ name: XMLStream.Name) {
    guard !MarkupElements.isVoid(name.local), fits(name.local.utf8.count + 3) else { return }
    bytes += "</".utf8
    bytes += name.local.utf8
    bytes.append(0x3E)
  }

  private mutating func fits(_ count: Int) -> Bool {
    if bytes.count + count > limit { isTooLong = true }
    return !isTooLong
  }

  private mutating func escape(_ text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case 0x26: bytes += "&amp;".utf8
      case 0x3C: bytes += "&lt;".utf8
      case 0x22: bytes += "&quot;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// What the base64 holds, if that is text.
  private var decoded: [UInt8] {
    let type = attributes["type"]?.lowercased() ?? ""
    if ["image/", "audio/", "video/"].contains(where: type.hasPrefix) { return [] }
    guard let decoded = Base64.decode(bytes) else { return bytes }
    return decoded.withUnsafeBufferPointer({ UTF8Scan($0).isValid }) ? decoded : []
  }

  /// Whether an element that starts inside shows that this one's end tag is missing.
  func isEnded(by canonical: String) -> Bool {
    guard !isInline else { return false }
    let isLong = field == .summary || field == .content || field == .summaryFallback
    return switch FeedNames.ending(canonical) {
    case .anyText: true
    case .shortText: !isLong
    case nil: false
    }
  }

  /// The content, and whether it is HTML.
  func finished(repairsDoubleEncoding: Bool) -> FeedContent {
    var bytes = isBase64 ? decoded : bytes
    let unwrapped = isInline ? nil : EscapedTwice.unwrapped(bytes)
    bytes = unwrapped ?? bytes
    let doubled = repairsDoubleEncoding ? DoubleEncoding.repair(&bytes) : 0
    let isHTML =
      switch form {
      case .text: false
      case .html: true
      case .unknown: FeedText.looksLikeHTML(bytes)
      }
    var content = FeedContent(bytes: bytes, isHTML: isHTML, base: base, language: language, doubled: doubled)
    content.isEscapedTwice = unwrapped != nil
    // What is written out as elements has its escapes where they are meant.
    if isHTML, !isInline { content.unescape(isTitle: field == .title || field == .titleFallback) }
    return content
  }
}

/// A text of a feed, as text or as HTML.
struct FeedContent {
  var bytes: [UInt8]
  var isHTML: Bool
  var base: String
  var language: String?
  /// Characters that were encoded twice.
  var doubled: Int
  /// Whether its markup had been escaped once more than it should.
  fileprivate(set) var isEscapedTwice = false

  init(bytes: [UInt8], isHTML: Bool, base: String, language: String?, doubled: Int) {
    self.bytes = bytes
    self.isHTML = isHTML
    self.base = base
    self.language = language
    self.doubled = doubled
  }

  fileprivate mutating func unescape(isTitle: Bool) {
    guard let once = isTitle ? EscapedTwice.title(bytes) : EscapedTwice.content(bytes) else { return }
    bytes = once
    isEscapedTwice = true
  }

  /// Without markup, on one line.
  var plain: String { FeedText.plain(bytes, isHTML: isHTML) }
}
