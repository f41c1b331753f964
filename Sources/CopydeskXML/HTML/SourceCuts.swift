/// Stretches that were left out of a source, to find from an offset in what is left the one in the whole.
struct SourceCuts {
  private struct Cut {
    /// Where the stretch was, in what is left.
    var position: Int
    /// Bytes left out up to here, this stretch with them.
    var removed: Int
  }

  private var cuts: [Cut] = []
  /// How many cuts lie before the offset asked for last: questions come nearly in order.
  private var passed = 0

  var isEmpty: Bool { cuts.isEmpty }

  /// Notes a stretch; they come in the order of the source.
  mutating func add(_ range: Range<Int>) {
    let removed = cuts.last?.removed ?? 0
    cuts.append(Cut(position: range.lowerBound - removed, removed: removed + range.count))
  }

  /// The offset in the whole source; of a place where something was left out, the one before it.
  @inline(__always)
  mutating func original(_ position: Int) -> Int {
    while passed < cuts.count, cuts[passed].position < position { passed += 1 }
    while passed > 0, cuts[passed - 1].position >= position { passed -= 1 }
    return passed == 0 ? position : position + cuts[passed - 1].removed
  }
}
