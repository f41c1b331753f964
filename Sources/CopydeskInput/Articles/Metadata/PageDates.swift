import CopydeskCore
import CopydeskXML

/// Finds the date that stands with a page's headline: in `time` elements and in short blocks of text.
///
/// Every date gets a rank, the lower the likelier: how many blocks away it is, and more for what lies in lists, comments
/// and sidebars, is called the date of something else, or is part of the text.
struct PageDates {
  /// A date with its rank.
  struct Found {
    var rank: Int
    var stamp: Metadata.Stamp
    /// Whether words before it say that it is the day of publication.
    var isCalledPublished = false
  }

  /// Up to this rank a date is the article's own beyond reasonable doubt.
  static let near = 6
  /// Up to this rank a date is likely the article's.
  static let likely = 72

  private let tree: NodeTree
  private let marked: [Int]
  private let monthFirst: Bool
  private let keeps: [Bool]
  /// Year and month that the address names.
  private let month: String?
  /// The block that distances are reckoned from.
  private let anchor: Int
  private var best: Found?

  init(tree: NodeTree, head: PageHead, view: PageView, keeps: [Bool], monthFirst: Bool, month: String?) {
    self.tree = tree
    marked = head.marked
    self.keeps = keeps
    self.monthFirst = monthFirst
    self.month = month
    let first = keeps.firstIndex(of: true) ?? 0
    let last = keeps.lastIndex(of: true) ?? keeps.count
    anchor = view.headline >= max(0, first - 40) && view.headline <= last ? view.headline : first
  }

  /// The date with the lowest rank.
  mutating func found(_ view: PageView) -> Found? {
    best = nil
    let crowds = crowds(view)
    for node in marked.prefix(2000) where isTime(node) { time(node, view, crowds) }
    for (index, block) in view.page.blocks.enumerated() where view.facts[index].digits >= 4 {
      if block.count < 200 {
        text(index, block.range, view, crowds)
      } else if index > anchor, index < anchor + 8 {
        // A dateline may open the text.
        text(index, block.range.prefix(90), view, crowds)
      }
    }
    return best
  }

  private func isTime(_ node: Int) -> Bool {
    tree.nodes[node].element == .time || tree.nodes[node].element == .abbr || tree.attribute(.datetime, of: node) != nil
  }

  /// By group of like blocks: how many of them may hold a date.
  private func crowds(_ view: PageView) -> [Int] {
    var counts = [Int](repeating: 0, count: view.groupSums.count)
    for (index, block) in view.page.blocks.enumerated() where block.count < 200 && view.facts[index].digits >= 4 {
      counts[view.groups[index]] += 1
    }
    return counts
  }

  /// How far a rank may still fall by what is said of a date.
  private var luck: Int { month == nil ? 8 : 28 }

  private mutating func take(_ rank: Int, _ value: String, _ from: String, label: [String]) {
    let said = DateNames.distance(saidBy: label)
    let rank = rank + said - (month.map(value.hasPrefix) == true ? 20 : 0)
    guard rank < best?.rank ?? .max else { return }
    best = Found(rank: rank, stamp: .init(value: value, from: from), isCalledPublished: said < 0)
  }

  /// A rank by place alone.
  private func rank(_ index: Int, _ node: Int, _ view: PageView, _ crowds: [Int]) -> Int {
    let distance = index - anchor
    var rank = distance >= 0 ? distance : distance >= -4 ? -distance : -2 * distance
    if abs(distance) > 6, crowds[view.groups[index]] >= 3 { rank += 20 }
    // What is said of boxes right under the headline is of little weight.
    if view.isElsewhere(node, than: anchor) { rank += (0...4).contains(distance) ? 12 : 60 }
    return rank
  }

  private mutating func time(_ node: Int, _ view: PageView, _ crowds: [Int]) {
    guard let index = view.page.block(before: Int(tree.nodes[node].end)) else { return }
    var rank = rank(index, node, view, crowds) - 2
    // As drafts of HTML5 had it.
    if tree.attribute(.pubdate, of: node) != nil { rank -= 2 }
    // An embedded post has a time of its own.
    if keeps[index], view.facts[index].phrase != .date { rank += 20 }
    guard rank - luck < best?.rank ?? .max, let value = StatedDay.of(node, in: tree, monthFirst: monthFirst) else {
      return
    }
    rank += DateNames.distance(saidByClasses: tree.value(.classes, of: node) ?? "")
    let range = view.page.blocks[index].range
    let days = DateSearch.days(
      in: String(decoding: view.page.bytes[range.prefix(200)], as: UTF8.self), monthFirst: monthFirst)
    let day = days.first { value.hasPrefix($0.day) } ?? days.first
    take(rank, value, "time", label: label(day?.before ?? [], before: index, view))
  }

  private mutating func text(_ index: Int, _ range: Range<Int>, _ view: PageView, _ crowds: [Int]) {
    let block = view.page.blocks[index]
    var rank = rank(index, block.inner, view, crowds)
    let isCalledDate = isCalledDate(block, view)
    if !isCalledDate, view.facts[index].phrase != .date { rank += 12 }
    // What the text tells of is seldom its own day, unless nothing but a date stands there.
    if keeps[index] { rank += view.facts[index].phrase == .date ? 10 : 30 }
    // A date may link to the articles of its day.
    if block.linked >= block.count { rank += isCalledDate ? 6 : 25 }
    guard rank - luck - 8 < best?.rank ?? .max else { return }
    rank += saidByClasses(block, view)
    for found in days(in: range, of: block, view) {
      take(rank, found.day, "text", label: label(found.before, before: index, view))
    }
  }

  /// The days in a block; where its elements stand without a space between them (a month, a day, a year), those of their
  /// texts apart.
  private func days(in range: Range<Int>, of block: PageBlock, _ view: PageView) -> [(day: String, before: [String])] {
    let text = String(decoding: view.page.bytes[range], as: UTF8.self)
    let found = DateSearch.days(in: text, monthFirst: monthFirst)
    let nodes = block.inner..<Int(tree.nodes[block.inner].end)
    guard found.isEmpty, block.count < 80, nodes.count < 40 else { return found }
    let apart = nodes.filter { tree.nodes[$0].element == .text }.map { Plain.text(tree.text(of: $0)) }
    return apart.count > 1 ? DateSearch.days(in: apart.joined(separator: " "), monthFirst: monthFirst) : []
  }

  /// The words before a date; where there are none, those of a short block before it.
  private func label(_ words: [String], before index: Int, _ view: PageView) -> [String] {
    guard words.isEmpty, index > 0, view.page.blocks[index - 1].count < 40, view.facts[index - 1].digits == 0 else {
      return words
    }
    let text = String(decoding: view.page.bytes[view.page.blocks[index - 1].range], as: UTF8.self)
    return text.lowercased().split { !$0.isLetter }.map(String.init)
  }

  /// How much further away a date counts as lying, by the class names of the elements next around a block.
  private func saidByClasses(_ block: PageBlock, _ view: PageView) -> Int {
    var node = block.inner
    for _ in 0..<3 where node > 0 && view.page.spans[node].count <= 1 {
      if view.classBits(node) & ClassWord.date.bit != 0, let names = tree.value(.classes, of: node) {
        let distance = DateNames.distance(saidByClasses: names)
        if distance != 0 { return distance }
      }
      node = view.parent(node)
    }
    return 0
  }

  /// Whether the class names of a block, or of the elements next around it, speak of dates.
  private func isCalledDate(_ block: PageBlock, _ view: PageView) -> Bool {
    var node = block.inner
    for _ in 0..<3 where node > 0 {
      if view.classBits(node) & ClassWord.date.bit != 0 { return true }
      node = view.parent(node)
    }
    return view.classBits(block.node) & ClassWord.date.bit != 0
  }
}

/// The day that an element states in an attribute or as its text.
enum StatedDay {
  /// ISO 8601; nil for none.
  static func of(_ node: Int, in tree: NodeTree, monthFirst: Bool) -> String? {
    for attribute in [HTMLAttribute.datetime, .content, .title] {
      if let text = tree.value(attribute, of: node), let found = read(text, monthFirst: monthFirst) { return found }
    }
    return read(Plain.text(tree.text(of: node)), monthFirst: monthFirst)
  }

  /// A date that is stated as such; a day inside other words counts too.
  static func read(_ text: String, monthFirst: Bool) -> String? {
    guard text.utf8.count <= 120 else { return nil }
    let value =
      StatedDate(text).flatMap { $0.isIncomplete ? nil : $0.value } ?? DateSearch.day(in: text, monthFirst: monthFirst)
    guard let value, let year = Int(value.prefix(4)), DateSearch.plausible.contains(year) else { return nil }
    return value
  }
}
