import CopydeskCore
import CopydeskText
import CopydeskXML

/// How a doubtful block is decided.
public enum Favor: String, CaseIterable, Sendable {
  /// As measured best for both.
  case balanced
  /// Rather lose a block than keep furniture.
  case precision
  /// Rather keep furniture than lose a block.
  case recall

  /// The score from which on a block is kept.
  var threshold: Float {
    switch self {
    case .balanced: 0
    case .precision: 0.9
    case .recall: -1.2
    }
  }
}

/// Which blocks of a page are the article's.
struct Selection {
  /// Whether each block is kept.
  var keeps: [Bool]
  /// Each block's score.
  var scores: [Float]
  /// Whether no block was likely and the page's whole text was taken.
  var isLastResort = false

  /// Decides for every block of a page.
  static func select(_ view: PageView, favor: Favor) -> Selection {
    let scores = BlockScores.scores(view)
    var selection = Selection(keeps: scores.map { $0 > favor.threshold }, scores: scores)
    selection.dropHeadline(view)
    selection.dropComments(view)
    let kept = view.page.blocks.indices.reduce(0) { $0 + (selection.keeps[$1] ? view.page.blocks[$1].count : 0) }
    if kept < 80 { selection.fallBack(view) }
    return selection
  }

  /// Lets someone who knows the page decide; the headline stays no part of the text.
  mutating func keep(_ view: PageView, where isChosen: (PageBlock) -> Bool) {
    isLastResort = false
    for (index, block) in view.page.blocks.enumerated() { keeps[index] = isChosen(block) }
    dropHeadline(view)
  }

  /// The headline is metadata, no part of the text.
  private mutating func dropHeadline(_ view: PageView) {
    guard view.headline >= 0, view.page.blocks[view.headline].element == .h1 else { return }
    keeps[view.headline] = false
  }

  /// Comments that follow an article are none of it, however well they read.
  private mutating func dropComments(_ view: PageView) {
    for index in keeps.indices where keeps[index] {
      var node = view.page.blocks[index].inner
      while node > 0, keeps[index] {
        let isComment = view.classBits(node) & ClassWord.comment.bit != 0
        if isComment, view.goodBefore(node) ?? 0 >= Selection.enough { keeps[index] = false }
        node = view.parent(node)
      }
    }
  }

  /// Bytes of running text that make an article.
  private static let enough = 300

  /// Where next to nothing is likely: the doubtful blocks, and where there are none, the whole page.
  private mutating func fallBack(_ view: PageView) {
    for (limit, isLast) in [(Float(-1.2), false), (-2.5, false), (-Float.infinity, true)] {
      var bytes = 0
      for (index, block) in view.page.blocks.enumerated() where index != view.headline {
        keeps[index] = scores[index] > limit
        if keeps[index] { bytes += block.count }
      }
      isLastResort = isLast
      if bytes >= 80 { return }
    }
  }
}
