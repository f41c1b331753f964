import CopydeskText
import CopydeskXML

/// Finds the headline among what a page calls its title: without the site's name, kicker or rubric.
struct TitleReader {
  private let head: PageHead
  private let view: PageView
  private let data: StructuredData

  init(head: PageHead, view: PageView, data: StructuredData) {
    self.head = head
    self.view = view
    self.data = data
  }

  /// The headline.
  func title() -> String? {
    let social = head.meta("og:title", "twitter:title")
    let declared = [social, head.title, data.headline].compactMap { $0 }.filter { !$0.isEmpty }
    if let heading = heading(within: declared) { return heading }
    if let headline = data.headline, let title = head.title, contains(title, headline) { return headline }
    guard let first = social ?? data.headline ?? head.title else { return head.headings.first.map(text(of:)) }
    return TitleParts.withoutSite(first, siteNames: siteNames)
  }

  var siteNames: [String] {
    ([head.meta("og:site_name", "application-name", "al:ios:app_name", "twitter:app:name:iphone"), data.publisher])
      .compactMap { $0 }
  }

  private func text(of node: Int) -> String { Plain.text(view.tree.text(of: node)) }

  /// A heading of the page that a declared title holds, the page's first-level headings before others.
  private func heading(within declared: [String]) -> String? {
    let first = head.headings.prefix(12).map(text(of:)).filter { !$0.isEmpty }
    for title in declared {
      let inside = first.filter { contains(title, $0) && !isSite($0) }
      if let best = inside.max(by: { $0.utf8.count < $1.utf8.count }), WordCount.of(best) >= 2 { return best }
    }
    guard view.headline >= 0 else { return nil }
    let block = view.page.blocks[view.headline]
    let headline = Plain.text(Array(view.page.bytes[block.range]))
    if declared.contains(where: { contains($0, headline) }), !isSite(headline), WordCount.of(headline) >= 2 {
      return headline
    }
    if declared.isEmpty || view.facts[view.headline].titleWords * 10 >= view.facts[view.headline].words * 6 {
      return isSite(headline) ? nil : headline
    }
    return nil
  }

  private func isSite(_ text: String) -> Bool {
    siteNames.contains { TitleParts.folded($0) == TitleParts.folded(text) }
  }

  /// Whether `whole` has all of `part`, apart from case, spaces and quotation marks.
  private func contains(_ whole: String, _ part: String) -> Bool {
    let whole = TitleParts.folded(whole)
    let part = TitleParts.folded(part)
    return !part.isEmpty && part.count <= whole.count && Bytes.find(part, in: whole) != nil
  }
}

/// Counts of words.
enum WordCount {
  static func of(_ text: String) -> Int { text.utf8.split(whereSeparator: { $0 <= 0x20 }).count }
}

/// Takes titles apart at the signs that join headline and site.
enum TitleParts {
  /// Letters and digits only, in lower case.
  static func folded(_ text: String) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in text.unicodeScalars where Scalars.isLetter(scalar.value) || Scalars.isDigit(scalar.value) {
      result.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
    return result
  }

  private static let joints = [
    " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " / ", " ~ ", " › ", " < ", "| ",
  ]

  /// A title without a part that names the site; without known names, without a short part at the end.
  static func withoutSite(_ title: String, siteNames: [String]) -> String {
    let sites = siteNames.map(folded).filter { !$0.isEmpty }
    var parts = split(title)
    guard parts.count > 1 else { return title }
    while parts.count > 1, let last = parts.last, isSite(last.text, sites) { parts.removeLast() }
    while parts.count > 1, let first = parts.first, isSite(first.text, sites) { parts.removeFirst() }
    if parts.count == split(title).count, let last = parts.last,
      last.joint != " - " && last.joint != " / " && last.joint != " – " && last.joint != " — "
        || WordCount.of(last.text) <= 3 && WordCount.of(parts[0].text) >= 4
    {
      parts.removeLast()
    }
    return join(parts)
  }

  private static func isSite(_ part: String, _ sites: [[UInt8]]) -> Bool {
    let part = folded(part)
    return sites.contains {
      $0 == part || (part.count >= 4 && Bytes.find(part, in: $0) != nil)
        || (Bytes.find($0, in: part) != nil && $0.count * 2 >= part.count)
    }
  }

  private static func join(_ parts: [(joint: String, text: String)]) -> String {
    var result = ""
    for (index, part) in parts.enumerated() { result += (index == 0 ? "" : part.joint) + part.text }
    return result
  }

  /// The parts of a title, each with the sign before it.
  private static func split(_ title: String) -> [(joint: String, text: String)] {
    let bytes = Array(title.utf8)
    let signs = joints.map { Array($0.utf8) }
    var parts: [(joint: String, text: String)] = []
    var start = 0
    var joint = ""
    var index = 0
    while index < bytes.count {
      guard let sign = signs.first(where: { bytes[index...].starts(with: $0) }) else {
        index += 1
        continue
      }
      parts.append((joint, String(decoding: bytes[start..<index], as: UTF8.self)))
      joint = String(decoding: sign, as: UTF8.self)
      index += sign.count
      start = index
    }
    parts.append((joint, String(decoding: bytes[start...], as: UTF8.self)))
    return parts.filter { !$0.text.isEmpty }
  }
}
