import CopydeskCore
import CopydeskXML

/// Finds when an article was published and changed: in JSON-LD, meta elements, marked elements, the address, dates near the
/// headline and at last anywhere.
struct DateReader {
  private let head: PageHead
  private let data: StructuredData
  private let tree: NodeTree
  private let monthFirst: Bool
  private let source: [UInt8]
  /// Disagreements between sources.
  private(set) var conflicts: [String] = []

  init(head: PageHead, data: StructuredData, tree: NodeTree, source: [UInt8], language: String?) {
    self.head = head
    self.data = data
    self.tree = tree
    self.source = source
    let tag = (language ?? "").lowercased()
    monthFirst = tag == "en" || tag.hasPrefix("en-us") || tag.hasPrefix("en_us") || tag.isEmpty
  }

  /// The time of publication.
  mutating func published(_ view: PageView, keeps: [Bool]) -> Metadata.Stamp? {
    let addresses = [head.canonical, head.meta("og:url"), data.url].compactMap { $0 }
    let address = addresses.compactMap(DateSearch.day(inAddress:)).first
    if let stated = stated(view) { return address.map { weigh(stated, against: $0) } ?? stated }
    let weak = metas(DateNames.weak, view)
    if let address {
      if let weak, DayNumber.distance(weak.value, address) <= 1 { return weak }
      return Metadata.Stamp(value: address, from: "url")
    }
    var dates = PageDates(
      tree: tree, head: head, view: view, keeps: keeps, monthFirst: monthFirst,
      month: addresses.compactMap(DateSearch.month(inAddress:)).first)
    let found = dates.found(view)
    if let found, found.rank <= (found.isCalledPublished ? PageDates.likely : PageDates.near) { return found.stamp }
    if let weak { return weak }
    if let found, found.rank < PageDates.likely { return found.stamp }
    return modified(view).map { .init(value: $0.value, from: "\($0.from)-modified") } ?? scripts() ?? found?.stamp
  }

  /// The time of the last change.
  func modified(_ view: PageView) -> Metadata.Stamp? {
    stamp(data.modified, "json-ld") ?? metas(DateNames.modified, view) ?? marked(["datemodified"], view)
      ?? stamp(data.pageModified, "json-ld")
  }

  private func stated(_ view: PageView) -> Metadata.Stamp? {
    stamp(data.published, "json-ld") ?? metas(DateNames.published, view)
      ?? marked(["datepublished", "dc:date"], view) ?? stamp(data.pagePublished, "json-ld")
  }

  /// "11/01/2023" in a meta element is the day that the page states elsewhere in a form that can be read in one way only,
  /// where only the other order gives that.
  private func settled(_ text: String, _ read: Metadata.Stamp, _ view: PageView) -> Metadata.Stamp {
    guard text.utf8.count < 30, let other = StatedDay.read(text, monthFirst: !monthFirst), other != read.value else {
      return read
    }
    var isOther = false
    for (index, block) in view.page.blocks.enumerated() where block.count < 200 && view.facts[index].digits >= 4 {
      let stated = String(decoding: view.page.bytes[block.range], as: UTF8.self)
      let days = Set(DateSearch.days(in: stated, monthFirst: true).map(\.day))
      let certain = days.intersection(DateSearch.days(in: stated, monthFirst: false).map(\.day))
      if certain.contains(where: read.value.hasPrefix) { return read }
      isOther = isOther || certain.contains(where: other.hasPrefix)
    }
    return isOther ? Metadata.Stamp(value: other, from: read.from) : read
  }

  /// A template's date is the same on every page; the day in the address is this page's own. It is the site's local day:
  /// a time in UTC may fall on the next or the one before.
  private mutating func weigh(_ stated: Metadata.Stamp, against address: String) -> Metadata.Stamp {
    let distance = DayNumber.of(stated.value) - DayNumber.of(address)
    let isUTC = stated.value.hasSuffix("Z") || stated.value.hasSuffix("+00:00")
    let hour = stated.value.dropFirst(11).prefix(2)
    if isUTC, !hour.isEmpty, distance == (hour < "12" ? 1 : -1) { return .init(value: address, from: "url") }
    guard abs(distance) > 1 else { return stated }
    conflicts.append("The address says \(address), \(stated.from) \(stated.value).")
    return .init(value: address, from: "url")
  }

  private func stamp(_ text: String?, _ from: String) -> Metadata.Stamp? {
    text.flatMap { StatedDay.read($0, monthFirst: monthFirst) }.map { .init(value: $0, from: from) }
  }

  private func metas(_ names: [String], _ view: PageView) -> Metadata.Stamp? {
    for name in names {
      for content in head.allMetas(name) {
        if let found = stamp(content, "meta") { return settled(content, found, view) }
      }
    }
    return nil
  }

  /// Elements with an itemprop or property of these names, but for those of comments and other articles.
  private func marked(_ names: [String], _ view: PageView) -> Metadata.Stamp? {
    for node in head.marked.prefix(2000) {
      let property = (tree.value(.itemprop, of: node) ?? tree.value(.property, of: node) ?? "").lowercased()
      guard
        property.split(whereSeparator: { $0 == " " || $0 == ":" }).contains(where: { names.contains(String($0)) }),
        !view.isInside(node, ClassWord.comment.bit | ClassWord.related.bit)
      else { continue }
      if let value = StatedDay.of(node, in: tree, monthFirst: monthFirst) {
        return .init(value: value, from: "microdata")
      }
    }
    return nil
  }

  /// Members of data in scripts that are named like a date of publication.
  private func scripts() -> Metadata.Stamp? {
    for name in DateNames.members {
      guard let at = Bytes.find(name, in: source) else { continue }
      let rest = source[min(source.count, at + name.count)...].prefix(40)
      let value = rest.drop { $0 == 0x3A || $0 == 0x20 || $0 == 0x22 || $0 == 0x5C }.prefix {
        $0 != 0x22 && $0 != 0x5C && $0 != 0x2C
      }
      if let found = stamp(String(decoding: value, as: UTF8.self), "script") { return found }
    }
    return nil
  }
}

/// Days between ISO dates, roughly.
enum DayNumber {
  static func distance(_ a: String, _ b: String) -> Int { abs(of(a) - of(b)) }

  static func of(_ iso: String) -> Int {
    let parts = iso.prefix(10).split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return 0 }
    let before = (1..<max(1, min(parts[1], 13))).reduce(0) { $0 + DateFields.days(in: $1, of: parts[0]) }
    return parts[0] * 365 + parts[0] / 4 + before + parts[2]
  }
}
