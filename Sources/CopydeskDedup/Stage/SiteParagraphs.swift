import CopydeskCore
import CopydeskText

/// Finds paragraphs that a site puts on its pages whatever their story, and takes them out of the text.
///
/// A paragraph goes when it stood word for word on earlier pages of the site that tell three different stories. Some 20 bytes
/// are kept for each different paragraph.
///
/// This is what a batch knows more than a page. It is learned here, in the one stage that sees documents in input order and
/// knows their stories, and not while pages are cleaned: there it would depend on which worker came first, a story that a
/// site runs under several addresses would lose its own paragraphs, and every page would have to wait for all others. The
/// price is that the first pages of a site keep what nobody can know yet to be repeated.
struct SiteParagraphs {
  /// What a page has, to be learned once its story is known.
  struct Page {
    fileprivate var keys: [UInt64] = []
  }

  /// Clusters of the first three stories under which a paragraph stood.
  private struct Stories {
    var clusters: (UInt32, UInt32?, UInt32?)

    var areEnough: Bool { clusters.2 != nil }

    mutating func add(_ cluster: UInt32) {
      if clusters.0 == cluster || clusters.1 == cluster { return }
      if clusters.1 == nil { clusters.1 = cluster } else if clusters.2 == nil { clusters.2 = cluster }
    }
  }

  private var known: [UInt64: Stories] = [:]

  /// Paragraphs of fewer words stay: they may be anybody's.
  private static let fewestWords = 4

  /// Takes out what the site is known to repeat.
  func strip(_ document: inout Document) -> Page {
    guard let site = siteHash(document.metadata.url) else { return Page() }
    var page = Page()
    var repeated: [Block] = []
    let paragraphs = document[Blocks.self] ?? lines(of: document.text).map { Block(range: $0) }
    for paragraph in paragraphs {
      let range = paragraph.range
      let words = FoldedText(Array(document.text[range.start..<range.end]))
      guard words.count >= Self.fewestWords else { continue }
      let key = mix(exactKey(words) ^ site)
      page.keys.append(key)
      if known[key]?.areEnough == true { repeated.append(paragraph) }
    }
    // A page on which nothing else stands keeps its text.
    guard !repeated.isEmpty, repeated.count < paragraphs.count else { return page }
    for block in repeated {
      var at = block.at
      at.runs = []
      document.removed.append(Removed(why: "boilerplate.site", text: document.string(block.range), at: at))
    }
    let text = document.text
    document.edit(repeated.map { TextEdit(withBreak($0.range, text)) })
    return page
  }

  /// Learns from a page that belongs to a cluster.
  mutating func learn(_ page: Page, cluster: Int) {
    let cluster = UInt32(truncatingIfNeeded: cluster)
    for key in page.keys { known[key, default: Stories(clusters: (cluster, nil, nil))].add(cluster) }
  }

  /// The range with the line breaks after it, so that the next paragraph takes its place.
  private func withBreak(_ range: TextRange, _ text: [UInt8]) -> TextRange {
    var range = range
    while range.end < text.count, text[range.end] == 0x0A { range.end += 1 }
    return range
  }

  private func lines(of text: [UInt8]) -> [TextRange] {
    text.split(separator: 0x0A).map { TextRange($0.startIndex, $0.endIndex) }
  }
}
