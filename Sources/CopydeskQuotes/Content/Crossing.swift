/// Sees to it that contents lie one in another or apart: of two that cross, the earlier one ends where the later one starts.
struct Crossing {
  private struct Part {
    var draft: Int
    var index: Int
    var range: Range<Int>
  }

  private let passage: Passage

  init(_ passage: Passage) { self.passage = passage }

  func resolve(_ drafts: inout [Draft]) {
    var parts: [Part] = []
    for (draft, value) in drafts.enumerated() {
      for (index, range) in value.parts.enumerated() { parts.append(Part(draft: draft, index: index, range: range)) }
    }
    parts.sort { ($0.range.lowerBound, -$0.range.upperBound) < ($1.range.lowerBound, -$1.range.upperBound) }
    var open: [Part] = []
    var changed: Set<Int> = []
    for part in parts {
      // What ends before, and what crosses: each is looked at once and closed.
      while let last = open.last, last.range.upperBound < part.range.upperBound {
        if last.range.upperBound > part.range.lowerBound {
          shorten(last, to: part.range.lowerBound, &drafts)
          changed.insert(last.draft)
        }
        open.removeLast()
      }
      open.append(part)
    }
    for draft in changed { keepInside(&drafts[draft]) }
  }

  private func shorten(_ part: Part, to end: Int, _ drafts: inout [Draft]) {
    var end = end
    while end - 1 > part.range.lowerBound, isEdge(end - 1) { end -= 1 }
    drafts[part.draft].parts[part.index] = part.range.lowerBound..<end
  }

  /// Lets go of stretches that no part holds any more; parts and stretches are in order.
  private func keepInside(_ draft: inout Draft) {
    var part = 0
    draft.stretches.removeAll { stretch in
      let tokens = passage.stretches[stretch].tokens
      while part < draft.parts.count, draft.parts[part].upperBound <= tokens.lowerBound { part += 1 }
      guard part < draft.parts.count else { return true }
      return tokens.lowerBound < draft.parts[part].lowerBound || tokens.upperBound > draft.parts[part].upperBound
    }
  }

  private func isEdge(_ index: Int) -> Bool {
    guard passage.stretchOf[index] < 0 else { return false }
    switch passage.tags[index] {
    case .comma, .stop, .semicolon, .colon, .dash: return true
    default: return false
    }
  }
}
